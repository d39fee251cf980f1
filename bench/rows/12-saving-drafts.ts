import { createHash, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { benchCity, proposals } from "../city.ts";
import type { Measured } from "../measure.ts";
import { measured, measureForms, warmForms } from "../measure-forms.ts";
import { cpuTimes, cpuUsed, type Database } from "../processes.ts";
import type { Row } from "../row.ts";

/** People who write at the same moment, each on a draft of their own organisation. */
const people = 200;
/** Saves that are counted: ten of each. */
const counted = people * 10;
const what = "することを書きます。".repeat(100);

/** 200 people whose drafts are saved while they write (go=by-itself), beside the bare insert of the same words by as many at once. */
export const row: Row = {
  name: "200 people saving drafts",
  engine: "postgresql",
  records: proposals,
  budget: { of: "timesInsert", value: 20 },
  async run(bench) {
    const { started, database, owner } = await benchCity(bench);
    const writers = await makeWriters(owner);
    // What the first step of the form sends, with other words each time.
    const forms = Array.from({ length: warmForms + counted }, (_, turn) => {
      const { id, cookie } = writers[turn % people]!;
      const words = { title: "書きかけ", summary: "要約です。", what: `${what}${turn}`, benefit: "よい変化です。" };
      const fields = { idempotency_key: randomUUID(), go: "by-itself", ...words };
      return { url: `${started.address}/proposals/${id}/edit?step=content`, headers: { cookie }, fields };
    });
    const saves = await measureForms(forms, 200, { pids: [started.child.pid!], database }, people);
    const inserts = await bareInserts(database);
    const figures = ({ rps, p50ms, p99ms, cpuMs }: Measured) =>
      `${rps}/s, p50 ${p50ms} ms, p99 ${p99ms} ms, ${cpuMs} ms CPU`;
    console.log(
      `  bare insert, ${people} at once: ${figures(inserts)}; p99 of a save is ${Math.round((saves.p99ms / inserts.p99ms) * 10) / 10} times as long`,
    );
    return { ...saves, timesInsert: Math.round((inserts.rps / saves.rps) * 10) / 10 };
  },
};

type Writer = { id: string; cookie: string };

/** Organisations with one representative, a session and a draft each. */
async function makeWriters(owner: pg.Pool): Promise<readonly Writer[]> {
  const tokens = Array.from({ length: people }, () => randomBytes(32).toString("base64url"));
  const hashes = tokens.map((token) => createHash("sha256").update(token).digest());
  const { rows } = await owner.query<{ n: string; id: string }>(
    `with n as (select row_number() over () as n, hash from unnest($1::bytea[]) hash)
     , o as (insert into organisations (municipality_id, name, kana, kind) select '272060', 'ベンチの団体 ' || n, '', 'company' from n returning id, name)
     , p as (insert into people (municipality_id, name, side) select '272060', 'ベンチの人 ' || n, 'partner' from n returning id, name)
     , pairs as (select n.n, n.hash, o.id as organisation, p.id as person from n join o on o.name = 'ベンチの団体 ' || n join p on p.name = 'ベンチの人 ' || n)
     , m as (insert into memberships (municipality_id, organisation_id, person_id, role, since) select '272060', organisation, person, 'representative', now() from pairs)
     , s as (insert into sessions (municipality_id, token_hash, person_id, organisation_id, created_at, last_seen_at, expires_at)
         select '272060', hash, person, organisation, now(), now(), now() + interval '1 day' from pairs)
     , d as (insert into proposals (municipality_id, organisation_id, kind, title, created_at, status_at) select '272060', organisation, 'free', '書きかけ', now(), now() from pairs returning id, organisation_id)
     , t as (insert into proposal_texts (municipality_id, proposal_id, version) select '272060', id, 1 from d)
     select pairs.n, d.id from pairs join d on d.organisation_id = pairs.organisation order by pairs.n`,
    [hashes],
  );
  return rows.map(({ id }, index) => ({ id, cookie: `__Host-session=${tokens[index]}` }));
}

/** The same words into a table of two columns, durable, by as many workers over a pool as large as the program's. */
async function bareInserts({ ownerUrl, name }: Database): Promise<Measured> {
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 10 });
  try {
    await pool.query("create table bench_bare_inserts (id uuid primary key, what text not null)");
    const insert = async () => {
      await pool.query({
        name: "bare",
        text: "insert into bench_bare_inserts values ($1, $2)",
        values: [randomUUID(), what],
      });
    };
    await atOnce(warmForms, insert);
    // This process sends both the forms and the inserts: of an insert its own time is part.
    const processes = { pids: [process.pid], database: { ownerUrl, name } };
    const before = await cpuTimes(processes);
    const began = performance.now();
    const latencies = await atOnce(counted, insert);
    return measured(latencies, performance.now() - began, cpuUsed(before, await cpuTimes(processes)));
  } finally {
    await pool.query("drop table if exists bench_bare_inserts");
    await pool.end();
  }
}

async function atOnce(times: number, work: () => Promise<void>): Promise<number[]> {
  const latencies: number[] = [];
  let left = times;
  const worker = async () => {
    while (left-- > 0) {
      const began = performance.now();
      await work();
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: people }, worker));
  return latencies;
}
