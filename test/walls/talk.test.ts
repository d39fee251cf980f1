import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import type { Tx } from "../../src/db/connect.ts";
import type { Person } from "../../src/domain/policy/actor.ts";
import { aCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { actingAs, type Column, columnsOf, reads, roster } from "./matrix.ts";
import { putScene } from "./put-scene.ts";
import { type Scene, scenes } from "./scene.ts";

// What people write and have not sent, what goes with what they wrote, and how far they have read: for generated states × people, each
// reads and writes exactly what the columns say by hand, past the program. Nobody reads a draft of somebody else's, in no state.

const city = await aCity();
afterAll(city.drop);
const { program, person, owner } = city;
const people = Object.keys(roster) as PersonKey[];
const runs = Number(process.env.WALL_RUNS ?? 15);

const talkers: readonly Column[] = ["proposer", "takingPart", "desk"];
const kinds = ["message", "note", "mail"] as const;
/** Who writes here, and so keeps a draft: a message, a note, a mail that is being filed. */
const writers = { message: talkers, note: ["asked", "desk"], mail: ["desk"] } as const;
/** Who reads what was sent, and keeps how far they have read. */
const readers = { messages: [...talkers, "route"], notes: ["asked", "desk", "route"] } as const;
const lanes = ["messages", "notes"] as const;

test("drafts, files and reading places are read and written by exactly whom the matrix names, and drafts by their writer alone", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const { proposal } = await putScene(city, scene);
      const topic = await putTalk(proposal);
      for (const key of people) await expectOf(key, scene, proposal, topic);
      const visitor = { kind: "visitor", municipality: program.municipality } as const;
      const seen = await program.db.asActor(visitor, (tx) => rowsOf(tx, proposal)).catch(() => nothing);
      expect({ seen }).toEqual({ seen: nothing });
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

const nothing = { drafts: [], reads: [], files: [], own: [] };

/** Past every wall: each person has a draft of every kind with a file, and a place in each lane; one file went with a message, one with a note. Returns a topic. */
async function putTalk(proposal: string): Promise<string> {
  const of = [city.seeded.municipality, proposal];
  for (const key of people)
    for (const kind of kinds)
      await owner.query(
        `with d as (insert into talk_drafts (municipality_id, proposal_id, person_id, kind, body, saved_at)
           values ($1, $2, $3, $4, '書きかけ', now()) returning id)
         insert into talk_files (municipality_id, proposal_id, draft_id, name, media_type, bytes, sha256, storage_key, by_id, at)
         select $1, $2, id, 'draft', 'application/pdf', 5, '', $5, $3, now() from d`,
        [...of, person(key).id, kind, randomUUID()],
      );
  for (const key of people)
    for (const lane of lanes)
      await owner.query(
        `insert into talk_reads (municipality_id, proposal_id, person_id, lane, up_to, at) values ($1, $2, $3, $4, 1, now())`,
        [...of, person(key).id, lane],
      );
  for (const [table, column, name] of [
    ["messages", "message_id", "messages"],
    ["internal_notes", "note_id", "notes"],
  ])
    await owner.query(
      `insert into talk_files (municipality_id, proposal_id, ${column}, name, media_type, bytes, sha256, storage_key, by_id, at)
       select $1, $2, id, $3, 'application/pdf', 5, '', $4, by_id, now() from ${table} where proposal_id = $2`,
      [...of, name, randomUUID()],
    );
  return (await owner.query<{ id: string }>("select id from topics where proposal_id = $1", [proposal])).rows[0]!.id;
}

async function rowsOf(tx: Tx, proposal: string) {
  const result = await sql<{ drafts: string[]; reads: string[]; files: string[]; own: string[] }>`select
    array(select person_id || ' ' || kind from talk_drafts where proposal_id = ${proposal} order by 1) as drafts,
    array(select person_id || ' ' || lane from talk_reads where proposal_id = ${proposal} order by 1) as reads,
    array(select name from talk_files where proposal_id = ${proposal} and draft_id is null order by 1) as files,
    array(select by_id || ' ' || name from talk_files where proposal_id = ${proposal} and draft_id is not null order by 1) as own`.execute(
    tx,
  );
  return result.rows[0]!;
}

async function expectOf(key: PersonKey, scene: Scene, proposal: string, topic: string): Promise<void> {
  const columns = columnsOf(key, scene);
  const me = person(key).id;
  const actor = personAs(key);
  const ownKinds = kinds.filter((kind) => reads(columns, writers[kind]));
  const ownLanes = lanes.filter((lane) => reads(columns, readers[lane]));
  const seen = await program.db.asActor(actor, (tx) => rowsOf(tx, proposal));
  expect({ key, seen }).toEqual({
    key,
    seen: {
      drafts: ownKinds.map((kind) => `${me} ${kind}`).toSorted(),
      reads: ownLanes.map((lane) => `${me} ${lane}`).toSorted(),
      files: ownLanes,
      own: ownKinds.map(() => `${me} draft`),
    },
  });
  const other = person(key === "officer" ? "officer2" : "officer").id;
  const writes: [string, RawBuilder<unknown>, boolean][] = [];
  // The rows that stand go first, so that each is written anew.
  for (const kind of kinds)
    for (const by of [me, other])
      writes.push([
        `draft ${kind} ${by === me ? "own" : "of another"}`,
        sql`insert into talk_drafts (proposal_id, person_id, kind, topic_id, body, saved_at)
          values (${proposal}, ${by}, ${kind}, ${kind === "message" ? topic : null}, 'x', now())
          on conflict (person_id, proposal_id, kind, topic_id) do update set body = 'x'`,
        by === me && ownKinds.includes(kind),
      ]);
  for (const lane of lanes)
    for (const side of ["partner", "city", null]) {
      const ownSide = columns.has("proposer") ? "partner" : reads(columns, ["takingPart", "desk"]) ? "city" : null;
      writes.push([
        `reading ${lane} as ${side}`,
        sql`insert into talk_reads (proposal_id, person_id, lane, topic_id, side, up_to, at)
          values (${proposal}, ${me}, ${lane}, ${topic}, ${side}, 1, now())`,
        ownLanes.includes(lane) && side === ownSide,
      ]);
    }
  writes.push(
    ["rewrite drafts of others", sql`update talk_drafts set body = 'x' where person_id <> ${me}`, false],
    ["throw away drafts of others", sql`delete from talk_drafts where person_id <> ${me}`, false],
    ["move the places of others", sql`update talk_reads set up_to = 9 where person_id <> ${me}`, false],
    ["take away what was sent", sql`delete from talk_files where draft_id is null`, false],
    ["judge a file", sql`update talk_files set state = 'clean'`, false],
    ["rename a file", sql`update talk_files set name = 'x'`, false],
  );
  for (const [name, statement, isAllowed] of writes)
    expect({ key, name, done: await isDone(actor, statement) }).toEqual({ key, name, done: isAllowed });
}

class Undone extends Error {}

/** Whether the statement changes a row, past the program; nothing stays of it. */
async function isDone(actor: Person, statement: RawBuilder<unknown>): Promise<boolean> {
  let rows = 0n;
  await program.db
    .asActor(actor, async (tx) => {
      const result = await statement.execute(tx);
      rows = result.numAffectedRows ?? 0n;
      throw new Undone();
    })
    .catch(() => null);
  return rows > 0n;
}

/** As signing in makes them: with whom they stand in for. */
function personAs(key: PersonKey): Person {
  return actingAs(person(key), key, (name) => person(name).id);
}
