import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { addToDo } from "../../src/commands/add-to-do.ts";
import { askForStep } from "../../src/commands/ask-for-step.ts";
import { confirmMinutes } from "../../src/commands/confirm-minutes.ts";
import { proposeMeeting } from "../../src/commands/propose-meeting.ts";
import { writeMinutes } from "../../src/commands/write-minutes.ts";
import { aCity } from "../support/city.ts";
import { aDialogue, aMeeting, good, someMinutes } from "../support/dialogue.ts";
import type { PersonKey } from "../support/small-world.ts";

// What somebody would try who speaks to the database in the name of a person: past every page and every command.

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;

const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
  program.db
    .asActor(person(key), async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n))
    .then(
      (rows) => (rows > 0 ? "done" : "nothing"),
      (error: { code?: string }) =>
        ({ "42501": "refused", "23503": "refused", "23514": "refused" })[error.code ?? ""] ?? error,
    );
const own = (key: PersonKey) => sql`${person(key).id}::uuid`;
const tuesday = new Date("2026-12-01T14:00:00+09:00");
const thursday = new Date("2026-12-03T10:00:00+09:00");

async function aProposedMeeting(by: PersonKey) {
  const id = await aDialogue(city);
  const asked = await proposeMeeting(program, {
    ...{ actor: person(by), proposalId: id },
    ...{ ...aMeeting, times: [tuesday] },
  });
  return { id, meeting: good(asked).id };
}

test("a day is agreed to by the side that it was offered to, and it is one of those that were offered", async () => {
  const { id, meeting } = await aProposedMeeting("officer");
  const agree = (at: Date) =>
    sql`update meetings set state = 'agreed', starts_at = ${at}, agreed_at = now() where id = ${meeting}`;
  expect(await attack("officer", agree(tuesday))).toBe("refused");
  expect(await attack("representative", agree(thursday))).toBe("refused");
  expect(await attack("otherCompany", agree(tuesday))).toBe("nothing");
  expect(await attack("disasterHead", agree(tuesday))).toBe("nothing");
  const offer = (side: string, by: PersonKey, round = 2) =>
    sql`insert into meeting_offers (meeting_id, round, proposal_id, side, by_id, times, at)
      values (${meeting}, ${round}, ${id}, ${side}, ${own(by)}, array[${thursday}::timestamptz], now())`;
  // Offered in the other side's name, it could be agreed to by oneself.
  expect(await attack("representative", offer("city", "representative"))).toBe("refused");
  expect(await attack("representative", offer("partner", "officer"))).toBe("refused");
  expect(await attack("otherCompany", offer("partner", "otherCompany"))).toBe("refused");
  expect(await attack("representative", sql`update meetings set starts_at = ${thursday} where id = ${meeting}`)).toBe(
    "refused",
  );
  expect(await attack("representative", sql`update meeting_offers set times = array[${thursday}::timestamptz]`)).toBe(
    "refused",
  );
  expect(await attack("representative", agree(tuesday))).toBe("done");
});

test("an offer, a version or a to-do of one proposal is not hung onto the meeting of another", async () => {
  const [mine, other] = [await aProposedMeeting("officer"), await aProposedMeeting("officer")];
  const offer = sql`insert into meeting_offers (meeting_id, round, proposal_id, side, by_id, times, at)
    values (${other.meeting}, 2, ${mine.id}, 'city', ${own("officer")}, array[now()], now())`;
  expect(await attack("officer", offer)).toBe("refused");
  const toDo = sql`insert into to_dos (proposal_id, meeting_id, what, side, due, added_side, added_by, added_at)
    values (${mine.id}, ${other.meeting}, '図面', 'city', '2026-12-08', 'city', ${own("officer")}, now())`;
  expect(await attack("officer", toDo)).toBe("refused");
});

test("the first meeting has the desk in it, past the program too", async () => {
  const id = await aDialogue(city);
  const alone = sql`insert into meetings (proposal_id, state, proposed_side, proposed_by, starts_at, place, people, purpose, desk_attends)
    values (${id}, 'proposed', 'city', ${own("healthStaff")}, now(), '所', '人', '目的', false)`;
  expect(await attack("healthStaff", alone)).toBe("refused");
});

test("what one side has confirmed is not changed under it, nobody contests or confirms for the other, and versions stay", async () => {
  const { id, meeting } = await aProposedMeeting("officer");
  const at = { proposalId: id, meetingId: meeting };
  await program.db.asActor(person("representative"), (tx) =>
    sql`update meetings set state = 'agreed', agreed_at = now() where id = ${meeting}`.execute(tx),
  );
  const before = program.now();
  city.setNow(new Date("2026-12-01T16:00:00+09:00"));
  good(await writeMinutes(program, { actor: person("officer"), ...at, ...someMinutes, heldAt: tuesday }));
  good(await confirmMinutes(program, { actor: person("representative"), ...at }));
  city.setNow(before);
  const change = (what: ReturnType<typeof sql>) => sql`update meetings set ${what} where id = ${meeting}`;
  expect(await attack("officer", change(sql`minutes = '書きかえ'`))).toBe("refused");
  expect(await attack("officer", change(sql`minutes_version = 2`))).toBe("refused");
  const contest = (side: string, by: PersonKey) =>
    change(sql`contested_side = ${side}, contested_by = ${own(by)}, contested_at = now()`);
  expect(await attack("officer", contest("partner", "representative"))).toBe("refused");
  expect(await attack("member", contest("city", "member"))).toBe("refused");
  const statement = (side: string, by: PersonKey, version = 1) =>
    sql`insert into minutes_statements (meeting_id, version, proposal_id, side, act, comment, by_id, at)
      values (${meeting}, ${version}, ${id}, ${side}, 'contested', '違う', ${own(by)}, now())`;
  expect(await attack("officer", statement("partner", "officer"))).toBe("refused");
  expect(await attack("officer", statement("city", "chief"))).toBe("refused");
  expect(await attack("member", statement("partner", "member", 9))).toBe("refused");
  for (const table of ["minutes_versions", "minutes_statements", "meeting_offers"])
    for (const key of ["officer", "representative"] as const) {
      expect(await attack(key, sql`delete from ${sql.table(table)} where proposal_id = ${id}`)).toBe("refused");
      expect(await attack(key, sql`update ${sql.table(table)} set at = now() where proposal_id = ${id}`)).toBe(
        "refused",
      );
    }
  const version = sql`insert into minutes_versions (meeting_id, version, proposal_id, held_at, place, said, by_id, at)
    values (${meeting}, 2, ${id}, now(), '所', '当社の記録', ${own("representative")}, now())`;
  expect(await attack("representative", version)).toBe("refused");
});

test("a to-do is ended by its own side, a step answered by the other, each in one's own name", async () => {
  const id = await aDialogue(city);
  const acting = { actor: person("officer"), proposalId: id };
  const bearer = { side: "partner", departmentId: null, personId: null } as const;
  good(await addToDo(program, { ...acting, what: "図面", bearer, due: "2026-12-08" }));
  good(await askForStep(program, { ...acting, kind: "meeting", reason: "会場を見たい" }));
  const end = (as: string, by: PersonKey) =>
    sql`update to_dos set ended_as = ${as}, ended_by = ${own(by)}, ended_at = now() where proposal_id = ${id}`;
  expect(await attack("officer", end("done", "officer"))).toBe("refused");
  expect(await attack("member", end("dropped", "member"))).toBe("refused");
  expect(await attack("member", end("done", "representative"))).toBe("refused");
  expect(await attack("member", sql`update to_dos set due = '2027-12-31' where proposal_id = ${id}`)).toBe("refused");
  const change = (by: PersonKey, first: string, due = "2026-12-15", at = program.now()) =>
    sql`update to_dos set due = ${due}, first_due = ${first}, changed_by = ${own(by)}, changed_at = ${at} where proposal_id = ${id}`;
  // Somebody of the other side, another name, another first day than the one that was agreed.
  expect(
    await attack(
      "officer",
      sql`update to_dos set person_id = ${own("member")}, first_due = due, changed_by = ${own("officer")},
      changed_at = now() where proposal_id = ${id}`,
    ),
  ).toBe("refused");
  expect(await attack("member", change("representative", "2026-12-08"))).toBe("refused");
  expect(await attack("member", change("member", "2026-12-14"))).toBe("refused");
  expect(await attack("member", change("member", "2026-12-08"))).toBe("done");
  // Who wrote it moves its day: to one that is ahead, and within a year; when they did it does not lie before it was written down.
  const { rows } = await city.owner.query<{ due: string }>(
    "select due::text as due from to_dos where proposal_id = $1",
    [id],
  );
  expect(rows).toEqual([{ due: "2026-12-15" }]);
  for (const due of ["2020-01-01", "2026-11-23", "2027-11-26"])
    expect([due, await attack("officer", change("officer", "2026-12-08", due))]).toEqual([due, "refused"]);
  const longAgo = new Date("2019-12-01T10:00:00+09:00");
  expect(await attack("officer", change("officer", "2026-12-08", "2020-01-01", longAgo))).toBe("refused");
  expect(await attack("officer", change("officer", "2026-12-08", "2026-11-24"))).toBe("done");
  expect(await attack("officer", change("officer", "2026-12-08", "2027-11-25"))).toBe("done");
  expect(await attack("otherCompany", end("done", "otherCompany"))).toBe("nothing");
  expect(await attack("disasterHead", end("done", "disasterHead"))).toBe("nothing");
  const answer = (as: string, by: PersonKey) =>
    sql`update step_requests set answer = ${as}, answered_by = ${own(by)}, answered_at = now() where proposal_id = ${id}`;
  expect(await attack("officer", answer("done", "officer"))).toBe("refused");
  expect(await attack("member", answer("withdrawn", "member"))).toBe("refused");
  expect(await attack("member", answer("done", "representative"))).toBe("refused");
  expect(await attack("finance", answer("done", "finance"))).toBe("nothing");
  expect(await attack("member", answer("done", "member"))).toBe("done");
  expect(await attack("member", answer("done", "member"))).toBe("refused");
});

test("a day that the city bears and wrote itself is not moved by the other side", async () => {
  const id = await aDialogue(city);
  const bearer = { side: "city", departmentId: null, personId: null } as const;
  good(await addToDo(program, { actor: person("officer"), proposalId: id, what: "会場", bearer, due: "2026-12-08" }));
  const move = sql`update to_dos set due = '2026-12-01', first_due = due, changed_by = ${own("member")}, changed_at = now() where proposal_id = ${id}`;
  expect(await attack("member", move)).toBe("refused");
});

test("a wish for a meeting counts as answered by who wished only once a day is agreed", async () => {
  const { id, meeting } = await aProposedMeeting("officer");
  good(await askForStep(program, { actor: person("member"), proposalId: id, kind: "meeting", reason: "会いたい" }));
  const met = sql`update step_requests set answer = 'done', answered_by = ${own("member")}, answered_at = now() where proposal_id = ${id}`;
  expect(await attack("member", met)).toBe("refused");
  const agreed = sql`update meetings set state = 'agreed', agreed_at = now() + interval '10 years' where id = ${meeting}`;
  expect(await attack("member", agreed)).toBe("done");
  expect(await attack("member", met)).toBe("done");
});

test("of meetings, objections and things to do there are only so many, past the program too", async () => {
  const { id, meeting } = await aProposedMeeting("officer");
  const meetings = (count: number, side = "partner", by: PersonKey = "member") =>
    sql`insert into meetings (proposal_id, state, proposed_side, proposed_by, starts_at, place, people, purpose)
      select ${id}, 'proposed', ${side}, ${own(by)}, now(), '所', '人', '目的' from generate_series(1, ${count})`;
  expect(await attack("member", meetings(101))).toBe("refused");
  expect(await attack("member", meetings(100))).toBe("done");
  expect(await attack("member", meetings(1))).toBe("refused");
  // Nobody uses up the other side's: neither by their own, nor in its name. One was the officer's before.
  expect(await attack("member", meetings(1, "city"))).toBe("refused");
  expect(await attack("officer", meetings(1, "city", "officer"))).toBe("done");
  expect(await attack("officer", meetings(99, "city", "officer"))).toBe("refused");
  const toDos = (count: number) =>
    sql`insert into to_dos (proposal_id, what, side, due, added_side, added_by, added_at)
      select ${id}, '図面', 'city', '2026-12-08', 'partner', ${own("member")}, now() from generate_series(1, ${count})`;
  expect(await attack("member", toDos(51))).toBe("refused");
  expect(await attack("member", toDos(50))).toBe("done");
  // What was done and is opened again counts as well.
  const end = (what: ReturnType<typeof sql>) =>
    sql`update to_dos set ended_as = ${what}, ended_by = ${own("officer")}, ended_at = now()
      where id in (select id from to_dos where proposal_id = ${id} and ended_as is null order by id limit 5)`;
  expect(await attack("officer", end(sql`'done'`))).toBe("done");
  expect(await attack("member", toDos(3))).toBe("done");
  const open = (count: number) =>
    sql`update to_dos set ended_as = null, ended_by = null, ended_at = null
      where id in (select id from to_dos where proposal_id = ${id} and ended_as = 'done' order by id limit ${count})`;
  expect(await attack("officer", open(3))).toBe("refused");
  expect(await attack("officer", open(2))).toBe("done");
  expect(await attack("officer", open(1))).toBe("refused");
  await city.owner.query(
    `insert into minutes_versions (meeting_id, version, proposal_id, municipality_id, held_at, place, said, by_id, at)
      select id, 1, proposal_id, municipality_id, now(), '所', '話', $2, now() from meetings where id = $1`,
    [meeting, person("officer").id],
  );
  const objections = (count: number) =>
    sql`insert into minutes_statements (meeting_id, version, proposal_id, side, act, comment, by_id, at)
      select ${meeting}, 1, ${id}, 'partner', 'contested', '違う', ${own("member")}, now() from generate_series(1, ${count})`;
  expect(await attack("member", objections(11))).toBe("refused");
  expect(await attack("member", objections(10))).toBe("done");
});

test("beside a topic, a message and a note stands the name of who wrote it, whatever the statement says", async () => {
  const id = await aDialogue(city);
  const write = (table: string, columns: ReturnType<typeof sql>, values: ReturnType<typeof sql>) =>
    program.db.asActor(person("officer"), async (tx) => {
      const { rows } = await sql<{
        by_name: string;
      }>`insert into ${sql.table(table)} (proposal_id, by_id, by_name, at, ${columns})
        values (${id}, ${own("officer")}, '市長', now(), ${values}) returning by_name`.execute(tx);
      return rows[0]!.by_name;
    });
  const { name } = person("officer");
  expect(await write("topics", sql`title, side`, sql`'会場', 'desk'`)).toBe(name);
  expect(await write("messages", sql`body, side`, sql`'一', 'desk'`)).toBe(name);
  expect(await write("internal_notes", sql`body`, sql`'一'`)).toBe(name);
});
