import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { connect } from "../../src/db/connect.ts";
import type { Program } from "../../src/db/program.ts";
import { listRecords } from "../../src/db/stores/record-store.ts";
import { cityVocabularyOf } from "../../src/db/stores/vocabulary-store.ts";
import { wordsOfLine } from "../../src/domain/matching/own-words.ts";
import { cityVocabulary } from "../../src/domain/matching/vocabulary.ts";
import { openFiles } from "../../src/files/open-files.ts";
import { matchingOf } from "../../src/queries/matching.ts";
import { suggestionsFor } from "../../src/queries/proposal-suggestions.ts";
import { personById } from "../../src/worlds/person-of.ts";
import { seedCity } from "../../src/worlds/seed-city.ts";
import { smallWorld } from "../../test/support/small-world.ts";
import { measureWork } from "../measure.ts";
import type { Row } from "../row.ts";

const departments = 100;
const challenges = 2000;
/** BENCH_PAST=1000000 shows how it grows. */
const past = Number(process.env.BENCH_PAST ?? 100_000);
const secret = "a secret of the benchmark, 32 characters or more";

/** Everything that is suggested for one proposal, as an officer's page asks for it; another proposal each time. */
export const row: Row = {
  name: "suggestions",
  engine: "postgresql",
  records: past,
  budget: { of: "p99ms", value: 50 },
  async run({ ownerUrl }) {
    const name = `desk_bench_${randomBytes(4).toString("hex")}`;
    const url = new URL(ownerUrl);
    url.pathname = `/${name}`;
    const directory = mkdtempSync(join(tmpdir(), "kanmin-bench-"));
    await asAdmin(ownerUrl, `create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
    const database = { engine: "postgresql", url: url.href, ownerUrl: null, poolSize: 2 } as const;
    const db = await connect({ database, secret });
    const owner = new pg.Pool({ connectionString: url.href, max: 1 });
    try {
      const seeded = await seedCity(owner, smallWorld);
      const program: Program = {
        ...{ db, key: Buffer.from(secret), now: () => new Date(), municipality: seeded.municipality, isDemo: false },
        files: openFiles({ dataDirectory: directory, clamd: null }),
        ...{ publicUrl: "http://127.0.0.1", mail: null, providers: [], corporateRegister: null },
      };
      const { print } = await cityVocabularyOf(program, { kind: "worker", municipality: program.municipality });
      await fill(owner, seeded.organisations.get("b")!, print);
      const officer = await personById(program, seeded.people.get("officer")!);
      const { rows } = await owner.query<{ id: string }>("select id from proposals order by id limit 200");
      const records = await db.asActor(officer, async (tx) =>
        listRecords(
          tx,
          rows.map(({ id }) => id),
        ),
      );
      const today = program.now().toISOString().slice(0, 10);
      const began = performance.now();
      const matching = (await matchingOf(program, officer))!;
      console.log(`  prepared once in ${Math.round(performance.now() - began)} ms`);
      const work = async (turn: number) => {
        const record = records[turn % records.length]!;
        await db.asActor(officer, (tx) => suggestionsFor(tx, record, matching, today));
      };
      return await measureWork(work, 400, { ownerUrl, name });
    } finally {
      await owner.end();
      await db.close();
      const roles = ["program", "visitor", "person", "authenticator", "clock", "worker"];
      await asAdmin(ownerUrl, `drop database ${name} with (force)`);
      for (const role of roles) await asAdmin(ownerUrl, `drop role if exists ${name}_${role}`);
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

/** Texts of words of the vocabulary, six topics each; two departments were asked about each, one of them leads. Every hundredth has an agreement. */
async function fill(owner: pg.Pool, organisation: string, print: string): Promise<void> {
  const city = "'272060'";
  const topics = cityVocabulary.map((one) => one.topic);
  const words = cityVocabulary.map((one) => wordsOfLine(one.words)[0]!);
  const offices = cityVocabulary.map((one) => wordsOfLine(one.office)[0]!);
  await owner.query(
    `insert into departments (municipality_id, code, division, name, name_en, duties, policy_fields)
     select ${city}, 'B' || n, '', ($1::text[])[1 + n % cardinality($1)] || '課' || n, '', array(select ($1::text[])[1 + (n * 7 + d * 13) % cardinality($1)] || 'に関すること' from generate_series(1, 12) d), array['健康']
     from generate_series(1, ${departments - 4}) n`,
    [offices],
  );
  await owner.query(
    `insert into challenges (municipality_id, code, department_id, title, ask, background, fields, status, published_at, deadline)
     select ${city}, 'B' || n, (select id from departments where code = '0507'), w.a || 'と' || w.b || 'をよくしたい その' || n, repeat(w.a || 'で困っています。', 8), repeat(w.b || 'のことも考えます。', 12), array['健康'], 'open', now(), current_date + 90
     from generate_series(1, ${challenges}) n, lateral (select ($1::text[])[1 + (n * 31) % cardinality($1)] as a, ($1::text[])[1 + (n * 17 + 5) % cardinality($1)] as b) w`,
    [words],
  );
  // What follows holds together by its making: asking for every key and rule of six million rows takes longer than all the rest.
  await owner.query("set session_replication_role = replica");
  await owner.query("set synchronous_commit = off");
  const indexes = await withoutIndexes(owner, ["matched_topics", "inquiries", "inquiry_answers"]);
  const step = 50_000;
  for (let from = 0; from < past; from += step)
    await owner.query(
      `with n as materialized (select n, gen_random_uuid() as id, array(select 1 + (hashint4(n * 8 + k) & 2147483647) % cardinality($1::text[]) from generate_series(1, 6) k) as t,
         now() - n * interval '31 minutes' as at from generate_series($3::int + 1, $4::int) n)
       , p as (insert into proposals (id, municipality_id, organisation_id, kind, title, fields, status, fiscal_year, serial, created_at, submitted_at, received_at, dialogue_at, active_at, status_at)
         select id, ${city}, $5, 'free', ($1::text[])[t[1]] || 'と' || ($1::text[])[t[2]] || 'を組み合わせる提案 ' || n, array['健康'], case when n % 100 = 0 then 'active' else 'declined' end, 2025, n, at, at, at,
           case when n % 100 = 0 then at end, case when n % 100 = 0 then at end, at from n)
       , x as (insert into proposal_texts (municipality_id, proposal_id, version, summary, what, benefit, submitted_at)
         select ${city}, id, 1, ($1::text[])[t[1]] || 'を' || ($1::text[])[t[3]] || 'でよくします。' || ($1::text[])[t[4]] || 'にも役立ちます。', repeat(($1::text[])[t[5]] || 'のことを書きます。', 30), ($1::text[])[t[6]] || 'がよくなります。', at from n)
       , m as (insert into matched_texts (proposal_id, municipality_id, vocabulary) select id, ${city}, $2 from n on conflict (proposal_id) do update set vocabulary = excluded.vocabulary)
       select 1`,
      [words, print, from, Math.min(past, from + step), organisation],
    );
  await owner.query("update matched_texts set vocabulary = $1", [print]);
  await owner.query(
    `insert into matched_topics (proposal_id, municipality_id, topic, share, submitted_at)
     select p.id, ${city}, ($1::text[])[w.t], max(w.share), p.submitted_at from proposals p, lateral (
       select 1 + (hashint4(p.serial * 8 + k) & 2147483647) % cardinality($1::text[]) as t, (array[0.35, 0.2, 0.15, 0.12, 0.1, 0.08])[k] as share from generate_series(1, 6) k) w
     group by p.id, w.t, p.submitted_at`,
    [topics],
  );
  await owner.query(
    `insert into inquiries (municipality_id, proposal_id, department_id, is_lead, asked_at, due)
     select ${city}, p.id, d.ids[1 + (p.serial * 3 + k * 41) % cardinality(d.ids)], k = 0, p.submitted_at, current_date
     from proposals p, (select array_agg(id order by code) as ids from departments where not is_desk) d, generate_series(0, 1) k`,
  );
  await owner.query(
    `insert into inquiry_answers (municipality_id, inquiry_id, proposal_id, department_id, outcome, answer, drafted_by, drafted_at, confirmed_by, confirmed_at)
     select i.municipality_id, i.id, i.proposal_id, i.department_id, case when i.is_lead then 'dialogue' else 'no' end, '答えです。', s.id, now(), s.id, now() from inquiries i, (select id from people limit 1) s`,
  );
  await owner.query(
    `insert into agreements (municipality_id, proposal_id, version, kind, number, body, docx, hash, plan_version, state, drafted_by, drafted_at, concluded_on)
     select ${city}, p.id, 1, 'project_agreement', 'B' || p.serial, '{}', '', '', 1, 'concluded', s.id, now(), current_date - 30 from proposals p, (select id from people limit 1) s where p.status = 'active'`,
  );
  for (const index of indexes) await owner.query(index);
  await owner.query("set session_replication_role = origin");
  await owner.query("vacuum analyze");
}

/** Drops what is not a constraint's, and returns the statements that make it again: sorted once they are sooner ready than kept row by row. */
async function withoutIndexes(owner: pg.Pool, tables: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = any($1)
       and not exists (select from pg_constraint where conname = indexname)`,
    [tables],
  );
  for (const { indexname } of rows) await owner.query(`drop index ${indexname}`);
  return rows.map(({ indexdef }) => indexdef);
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
