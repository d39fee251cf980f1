import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { matchTexts } from "../src/commands/match-texts.ts";
import { connect } from "../src/db/connect.ts";
import type { Program } from "../src/db/program.ts";
import { openSession } from "../src/db/stores/session-store.ts";
import { gateRules } from "../src/domain/principles/kept-gates.ts";
import { openFiles } from "../src/files/open-files.ts";
import { seedCity } from "../src/worlds/seed-city.ts";
import { smallWorld } from "../test/support/small-world.ts";
import { type Started, startProgram } from "./measure.ts";
import type { Database } from "./processes.ts";
import type { Bench } from "./row.ts";

export const proposals = 10_000;
export const challenges = 500;
const secret = "a secret of the benchmark, 32 characters or more";

/** The city of the benchmark: 10,000 proposals, 500 published challenges, and the built program that serves it. */
export type BenchCity = {
  started: Started;
  database: Database;
  owner: pg.Pool;
  env: NodeJS.ProcessEnv;
  /** Cookies of signed-in people. */
  cookies: { officer: string; departmentHead: string; representative: string };
  /** A proposal in dialogue with messages, meeting, plan and history. */
  proposal: string;
  drop(): Promise<void>;
};

let made: Promise<BenchCity> | undefined;

/** Made once for all rows of a run. */
export function benchCity(bench: Bench): Promise<BenchCity> {
  made ??= makeCity(bench);
  return made;
}

/** Takes the city away again, after the last row. */
export async function dropBenchCity(): Promise<void> {
  await (await made?.catch(() => undefined))?.drop();
}

async function makeCity({ ownerUrl }: Bench): Promise<BenchCity> {
  const name = `desk_bench_${randomBytes(4).toString("hex")}`;
  await asAdmin(ownerUrl, [`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`]);
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  const directory = mkdtempSync(join(tmpdir(), "kanmin-bench-"));
  const env = {
    DATABASE_URL: url.href,
    DATABASE_OWNER_URL: "",
    SECRET_KEY: secret,
    DATA_DIR: directory,
    PORT: "0",
    LOG_LEVEL: "error",
  };
  const db = await connect({ database: { engine: "postgresql", url: url.href, ownerUrl: null, poolSize: 2 }, secret });
  const owner = new pg.Pool({ connectionString: url.href, max: 1 });
  const seeded = await seedCity(owner, smallWorld);
  await fill(owner, seeded.organisations.get("b")!);
  const proposal = await one(owner, seeded.organisations.get("a")!, seeded.people);
  await owner.query("vacuum analyze");
  const program: Program = {
    db,
    key: Buffer.from(secret),
    now: () => new Date(),
    municipality: seeded.municipality,
    files: openFiles({ dataDirectory: directory, clamd: null }),
    isDemo: false,
    publicUrl: "http://127.0.0.1",
    mail: null,
    providers: [],
    corporateRegister: null,
  };
  const cookies = {
    officer: await cookieOf(program, seeded.people.get("officer")!, "city"),
    departmentHead: await cookieOf(program, seeded.people.get("healthHead")!, "city"),
    representative: await cookieOf(program, seeded.people.get("representative")!, "partner"),
  };
  // What texts are about is read once, by the clock: the pages that are measured must not pay for ten thousand at once.
  for (let read = 1; read > 0; ) read = await matchTexts(program);
  await owner.query("vacuum analyze");
  await db.close();
  const started = await startProgram(["dist/main.js"], env);
  return {
    started,
    database: { ownerUrl, name },
    owner,
    env,
    cookies,
    proposal,
    async drop() {
      await started.stop();
      await owner.end();
      const roles = ["program", "visitor", "person", "authenticator", "clock", "worker"].map(
        (role) => `drop role if exists ${name}_${role}`,
      );
      await asAdmin(ownerUrl, [`drop database ${name} with (force)`, ...roles]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Proposals of every stage with their texts, waits and events; challenges with deadlines over a year. */
async function fill(owner: pg.Pool, organisation: string): Promise<void> {
  await owner.query(
    `insert into challenges (municipality_id, code, department_id, title, ask, background, offered, fields, sdgs, status, published_at, deadline)
     select '272060', 'B' || n, (select id from departments where code = '0507'), '課題の名前はここに入ります その' || n, repeat('求めることを書きます。', 20), repeat('背景を書きます。', 30),
       array['会場', 'データ'], array['健康'], array[3], 'open', now() - n * interval '1 hour', current_date + 30 + n % 300 from generate_series(1, $1::int) n`,
    [challenges],
  );
  await owner.query(
    `with made as (
       insert into proposals (municipality_id, organisation_id, kind, title, fields, status, fiscal_year, serial, created_at, submitted_at, received_at, dialogue_at, active_at, status_at)
       select '272060', $1, 'free', '提案の名前はここに入ります その' || n, array['健康'], s.status, 2025, n, t.at, t.at, t.at,
         case when s.status in ('dialogue', 'active') then t.at end, case when s.status = 'active' then t.at end, t.at
       from generate_series(1, $2::int) n, lateral (select (array['submitted', 'received', 'inquiry', 'dialogue', 'active', 'declined'])[1 + n % 6] as status) s,
         lateral (select now() - n * interval '50 minutes' as at) t
       returning id, status, status_at, serial)
     , kept as (insert into gate_states (municipality_id, proposal_id, p1, p1_since, p2, p3, p4, p5, p6, p7, rules)
         select '272060', id, 'filled', status_at, 'later', 'later', case when status = 'dialogue' then 'missing' else 'later' end, 'later', 'later', 'filled', $3::int
         from made where status in ('submitted', 'received', 'inquiry', 'dialogue', 'active'))
     -- One department is asked about every tenth in coordination or dialogue.
     , asked as (insert into inquiries (municipality_id, proposal_id, department_id, is_lead, asked_at, due)
         select '272060', m.id, d.id, false, m.status_at, current_date + 10 from made m, departments d
         where d.code = '0507' and m.status in ('inquiry', 'dialogue') and m.serial % 10 = 0 returning proposal_id, department_id, id)
     , asked_waits as (insert into waits (municipality_id, proposal_id, task, holder, line, department_id, subject_id, since, days, due)
         select '272060', proposal_id, 'answerInquiry', 'department', 'inquiry', department_id, id, now(), 10, current_date + 10 from asked)
     , texts as (insert into proposal_texts (municipality_id, proposal_id, version, summary, what, benefit, submitted_at) select '272060', id, 1, repeat('要約です。', 20), repeat('することを書きます。', 80), repeat('よい変化です。', 20), status_at from made)
     insert into waits (municipality_id, proposal_id, task, holder, line, since, days, due)
     select '272060', id, 'receive', 'desk', 'proposal', status_at, 3, current_date + 5 from made where status in ('submitted', 'received', 'inquiry', 'dialogue')`,
    [organisation, proposals, gateRules],
  );
}

/** One proposal that has been talked about: what a signed-in page has to draw. */
async function one(owner: pg.Pool, organisation: string, people: ReadonlyMap<string, string>): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into proposals (municipality_id, organisation_id, kind, title, fields, status, fiscal_year, serial, created_at, submitted_at, received_at, dialogue_at, status_at)
     values ('272060', $1, 'free', '歩き方の変化から物忘れの兆しに早く気づく共同研究', array['健康'], 'dialogue', 2026, 1, now(), now(), now(), now(), now()) returning id`,
    [organisation],
  );
  const id = rows[0]!.id;
  await owner.query(`insert into proposal_numbers (municipality_id, fiscal_year, last) values ('272060', 2026, 1)`);
  const officer = people.get("officer");
  const partner = people.get("representative");
  await owner.query(
    `insert into proposal_texts (municipality_id, proposal_id, version, summary, what, benefit, submitted_at) values ('272060', $1, 1, repeat('要約です。', 20), repeat('することを書きます。', 100), repeat('よい変化です。', 20), now())`,
    [id],
  );
  await owner.query(
    `insert into inquiries (municipality_id, proposal_id, department_id, is_lead, asked_at, due, answered_at) select '272060', $1, id, code = '0507', now(), current_date + 10, now() from departments where code in ('0201', '0507', '0902')`,
    [id],
  );
  await owner.query(
    `insert into inquiry_answers (municipality_id, inquiry_id, proposal_id, department_id, outcome, answer, drafted_by, drafted_at, confirmed_at, released_at) select '272060', i.id, $1, i.department_id, 'dialogue', '前向きに検討します。', $2, now(), now(), now() from inquiries i where i.proposal_id = $1`,
    [id, officer],
  );
  await owner.query(
    `insert into conflict_declarations (municipality_id, proposal_id, person_id, has_tie, at) select '272060', $1, unnest($2::uuid[]), false, now()`,
    [id, [officer, people.get("healthHead")]],
  );
  await owner.query(
    `insert into messages (municipality_id, proposal_id, side, by_id, by_name, body, at) select '272060', $1, case when n % 2 = 0 then 'partner' else 'desk' end, case when n % 2 = 0 then $2::uuid else $3::uuid end, '名', repeat('メッセージの本文です。', 8), now() - n * interval '1 hour' from generate_series(1, 10) n`,
    [id, partner, officer],
  );
  await owner.query(
    `insert into internal_notes (municipality_id, proposal_id, by_id, by_name, body, at) select '272060', $1, $2, '名', repeat('庁内のメモです。', 6), now() - n * interval '1 hour' from generate_series(1, 4) n`,
    [id, officer],
  );
  await owner.query(
    `insert into meetings (municipality_id, proposal_id, state, proposed_side, proposed_by, starts_at, place, people, purpose, minutes, city_confirmed_at, city_confirmed_by, partner_confirmed_at, partner_confirmed_by) values ('272060', $1, 'confirmed', 'city', $2, now(), '市役所', '5名', '初回', '記録', now(), $2, now(), $3)`,
    [id, officer, partner],
  );
  await owner.query(
    `insert into outlooks (municipality_id, proposal_id, method, call_likelihood, earliest_start, meaning, by_id, told_at) values ('272060', $1, 'project_agreement', 'unlikely', '来春', '公募にはならない見込みです。', $2, now())`,
    [id, officer],
  );
  await owner.query(
    `insert into gate_confirmations (municipality_id, proposal_id, principle, evidence, by_id, at) values ('272060', $1, 'P1', '市民200人', $2, now())`,
    [id, officer],
  );
  await owner.query(
    `insert into waits (municipality_id, proposal_id, task, holder, line, since, days, due) values ('272060', $1, 'answerMessage', 'partner', 'dialogue', now(), 5, current_date + 5), ('272060', $1, 'writePlan', 'desk', 'dialogue', now(), 10, current_date + 10)`,
    [id],
  );
  await owner.query(`insert into chain_heads (kind, subject, municipality_id) values ('events', $1, '272060')`, [id]);
  for (let seq = 1; seq <= 15; seq++)
    await owner.query(
      `insert into events (municipality_id, proposal_id, seq, kind, line, by_id, by_side, at, facts, previous, link) values ('272060', $1, $2, 'proposal-received', 'proposal', $3, 'desk', now(), '{}', $4, $5)`,
      [id, seq, officer, seq === 1 ? null : Buffer.alloc(32, seq - 1), Buffer.alloc(32, seq)],
    );
  return id;
}

async function cookieOf(program: Program, id: string, side: "partner" | "city"): Promise<string> {
  const { token } = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    openSession(tx, { id, side }, program.now()),
  );
  return `__Host-session=${token}`;
}

async function asAdmin(url: string, statements: readonly string[]): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}
