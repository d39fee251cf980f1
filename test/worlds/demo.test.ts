import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProtectedPart } from "../../src/commands/open-protected-part.ts";
import type { Program } from "../../src/db/program.ts";
import { cityOf } from "../../src/db/stores/city-store.ts";
import { findBallFacts, listRecords } from "../../src/db/stores/record-store.ts";
import { businessDaysBetween, defaultCalendar } from "../../src/domain/calendar/business-days.ts";
import { todayInTokyo } from "../../src/domain/calendar/tokyo-date.ts";
import { gatesOf } from "../../src/domain/principles/gates.ts";
import { keptGatesOf } from "../../src/domain/principles/kept-gates.ts";
import { ballsOf } from "../../src/domain/process/balls.ts";
import { approvedMethod } from "../../src/domain/process/method-of.ts";
import { statuses } from "../../src/domain/process/status.ts";
import { verifyChains } from "../../src/queries/verify-chains.ts";
import { izumiotsuDemo } from "../../src/worlds/izumiotsu-demo.ts";
import { finishDemo, tellStories } from "../../src/worlds/load-demo.ts";
import { personById } from "../../src/worlds/person-of.ts";
import { seedCity } from "../../src/worlds/seed-city.ts";
import type { Seeded } from "../../src/worlds/world.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { filesOfTest } from "../support/files.ts";

/** Tuesday 24 November 2026, 11:00 in Tokyo. */
const now = new Date("2026-11-24T11:00:00+09:00");
const demo = izumiotsuDemo(now);

let database: TestDatabase;
let program: Program;
let seeded: Seeded;
let proposals: ReadonlyMap<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  seeded = await seedCity(database.owner, demo.world);
  program = {
    db: database.db,
    key: Buffer.from("a key of the tests, not of any city"),
    now: () => now,
    municipality: seeded.municipality,
    files: filesOfTest(),
    isDemo: true,
    publicUrl: "http://127.0.0.1",
    mail: null,
    providers: [],
    corporateRegister: null,
  };
  proposals = await tellStories(program, demo, seeded, () => {});
  await finishDemo(database.owner, demo, proposals, now);
}, 240_000);
afterAll(() => database.drop());

async function rows(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await database.owner.query(text, values)).rows;
}

describe("the demo city", () => {
  test("has at least forty proposals, some in every state", async () => {
    const found = await rows("select status, count(*)::int as n from proposals group by status");
    expect(found.map((row) => row.status).sort()).toEqual([...statuses].sort());
    expect(found.reduce((sum, row) => sum + Number(row.n), 0)).toBeGreaterThanOrEqual(54);
  });

  test("has consultations by every way, open, passed on, answered and closed, each once", async () => {
    const found = await rows("select channel, state, count(*)::int as n from consultations group by 1, 2");
    expect([...new Set(found.map((row) => row.channel))].sort()).toEqual([
      "call",
      "form",
      "introduction",
      "mail",
      "visit",
    ]);
    expect([...new Set(found.map((row) => row.state))].sort()).toEqual(["answered", "closed", "open", "passed_on"]);
    expect(found.reduce((sum, row) => sum + Number(row.n), 0)).toBe(8);
  });

  test("has departments that were asked for their problems: some have written, some have none, most have not answered", async () => {
    const asked = await rows(
      "select answer, count(*)::int as n from challenge_requests group by 1 order by 1 nulls last",
    );
    expect(asked).toEqual([
      { answer: "none", n: 2 },
      { answer: "written", n: 2 },
      { answer: null, n: 33 },
    ]);
    const seeds = await rows("select kind, state, count(*)::int as n from challenge_seeds group by 1, 2 order by 1, 2");
    expect(seeds).toEqual([
      { kind: "help", state: "open", n: 1 },
      // One has become the draft of a challenge.
      { kind: "problem", state: "closed", n: 1 },
      { kind: "problem", state: "open", n: 1 },
    ]);
  });

  test("has departments that answer together and meet, deputies now and to come, a hand-over and a new name for April", async () => {
    const [counts] = await rows(`select
      (select count(*)::int from joint_answers where drafted_at is not null) as joint,
      (select count(*)::int from department_meetings) as meetings,
      (select count(*)::int from deputies where from_day <= '2026-11-24') as acting,
      (select count(*)::int from deputies where from_day > '2026-11-24') as coming,
      (select count(*)::int from hand_overs where on_day = '2027-04-01' and carried_out_at is null) as hand_overs,
      (select count(*)::int from departments where closed_on = '2027-04-01') as renamed`);
    expect(counts).toEqual({ joint: 1, meetings: 1, acting: 1, coming: 1, hand_overs: 1, renamed: 1 });
  });

  test("has challenges with a life: a sealed one with history, questions, an amendment and a proposal; one to check; one from a seed", async () => {
    const [counts] = await rows(`select
      (select count(*)::int from challenges where status = 'open' and is_sealed and code = 'C16') as sealed,
      (select count(*)::int from challenge_steps s join challenges c on c.id = s.challenge_id where c.code = 'C16') as steps,
      (select count(*)::int from challenge_answers) as answers,
      (select count(*)::int from challenge_questions where state = 'asked') as waiting,
      (select count(*)::int from challenge_amendments) as amendments,
      (select count(*)::int from proposals where sealed and status = 'submitted') as proposals,
      (select count(*)::int from challenges where status = 'in_check') as to_check,
      (select count(*)::int from challenges c join challenge_seeds s on s.challenge_id = c.id where c.status = 'draft') as grown`);
    expect(counts).toEqual({
      sealed: 1,
      steps: 9,
      answers: 1,
      waiting: 1,
      amendments: 1,
      proposals: 1,
      to_check: 1,
      grown: 1,
    });
  });

  test("has protected parts whose terms changed and that were released early, an access for law, and files, one of them protected", async () => {
    const [counts] = await rows(`select
      (select count(*)::int from protection_talks where act = 'agree_change') as changed,
      (select count(*)::int from protected_parts where state = 'released') as released,
      (select count(*)::int from law_accesses where ended_at is null and untold_until is null) as law,
      (select count(*)::int from notices where what = 'law-access-granted') as told,
      (select count(*)::int from attachments where submitted_at is not null) as files,
      (select count(*)::int from attachments where part_id is not null) as protected`);
    expect(counts).toEqual({ changed: 1, released: 1, law: 1, told: 1, files: 3, protected: 1 });
  });

  test("has a talk by topics with a file, a correction, a filed mail inside, something half written, and unread words on both sides", async () => {
    const id = proposals.get("own-01")!;
    const [counts] = await rows(
      `select (select count(*)::int from topics where proposal_id = $1) as topics,
      (select count(*)::int from message_changes where proposal_id = $1) as corrected,
      (select count(*)::int from talk_files where proposal_id = $1 and message_id is not null) as files,
      (select count(*)::int from internal_notes where proposal_id = $1 and mail_from is not null) as mails,
      (select count(*)::int from talk_drafts where proposal_id = $1) as drafts,
      (select count(*)::int from talk_reads where proposal_id = $1) as read`,
      [id],
    );
    expect(counts).toEqual({ topics: 2, corrected: 1, files: 1, mails: 1, drafts: 1, read: 0 });
    const waits = await rows(
      "select holder from waits where proposal_id = $1 and task = 'answerMessage' and ended_at is null",
      [id],
    );
    expect(waits).toEqual([{ holder: "partner" }]);
  });

  test("has agreements, initiatives with reports, published cases and facts, and something withheld with its reason", async () => {
    const [counts] = await rows(`select
      (select count(*)::int from agreements where state = 'concluded') as agreements,
      (select count(*)::int from initiative_reports) as reports,
      (select count(*)::int from published_cases where body is not null) as cases,
      (select count(*)::int from published_facts) as facts,
      (select count(*)::int from published_facts where withheld_reason <> '') as withheld,
      (select count(*)::int from readings) as readings`);
    expect(counts).toEqual({ agreements: 7, reports: 23, cases: 5, facts: 11, withheld: 1, readings: 6 });
  });

  test("has clocks that are overdue, due today and fresh", async () => {
    const today = todayInTokyo(now);
    const waits = await rows("select due from waits where ended_at is null and due is not null and holder <> 'nobody'");
    const left = waits.map(({ due }) => businessDaysBetween(today, String(due), defaultCalendar));
    expect(left.some((days) => days < 0)).toBe(true);
    expect(left.some((days) => days === 0)).toBe(true);
    expect(left.some((days) => days >= 4)).toBe(true);
  });

  test("has a desk that is behind with a few things, and nobody who is absurdly late", async () => {
    const today = todayInTokyo(now);
    const late = await rows(
      "select holder, due from waits where ended_at is null and holder <> 'nobody' and due < $1",
      [today],
    );
    const ofDesk = late.filter(({ holder }) => holder === "desk");
    expect(ofDesk.length).toBeGreaterThanOrEqual(3);
    expect(ofDesk.length).toBeLessThanOrEqual(5);
    for (const { due } of late)
      expect(businessDaysBetween(String(due), today, defaultCalendar)).toBeLessThanOrEqual(12);
  });

  test("numbers proposals in the order of their submission, without gaps", async () => {
    const found = await rows(`select fiscal_year, array_agg(serial order by submitted_at, serial) as serials
      from proposals where serial is not null group by fiscal_year`);
    for (const { serials } of found) expect(serials).toEqual((serials as number[]).map((_, index) => index + 1));
  });

  test("nothing happens after now, and nothing backwards", async () => {
    const [late] = await rows("select count(*)::int as n from events where at > $1", [new Date(now.getTime() + 1000)]);
    const [backwards] = await rows(`select count(*)::int as n from events e join events f
      on f.proposal_id = e.proposal_id and f.seq = e.seq + 1 where f.at < e.at`);
    expect([late?.n, backwards?.n]).toEqual([0, 0]);
  });
});

describe("its logs", () => {
  test("replayed, give every proposal's state", async () => {
    const found = await rows(`select p.id, p.status, (select e.to_status from events e
      where e.proposal_id = p.id and e.to_status is not null order by e.seq desc limit 1) as replayed from proposals p`);
    for (const row of found) expect(row.replayed ?? "draft").toBe(row.status);
  });

  test("hold together", async () => {
    const answer = await verifyChains(database.owner, program.key);
    expect(answer).toMatchObject({ ok: true, counts: { readings: 6 } });
  });
});

test("who is waited for follows from every record", async () => {
  const { settings } = await cityOf(program);
  const clock = { kind: "clock", municipality: program.municipality } as const;
  for (const [key, id] of proposals) {
    const { record } = (await program.db.asActor(clock, (tx) => findBallFacts(tx, id)))!;
    const expected = ballsOf(record, settings.targetDays, todayInTokyo(now));
    const plain = (one: { task: string; holder: string; subjectId?: string | null }) =>
      `${one.task} ${one.holder} ${one.subjectId ?? ""}`;
    expect([key, record.openWaits.map(plain).sort()]).toEqual([key, expected.map(plain).sort()]);
  }
});

test("what is kept of the principles is what the gates say of the whole record", async () => {
  const chief = await personById(program, seeded.people.get("desk-chief")!);
  const expected = await program.db.asActor(chief, async (tx) => {
    const records = await listRecords(tx, [...proposals.values()]);
    return records.flatMap((record) =>
      keptGatesOf(record) ? [[record.id, gatesOf(record).map((gate) => gate.state)]] : [],
    );
  });
  const kept = await rows("select proposal_id, array[p1, p2, p3, p4, p5, p6, p7] as states from gate_states", []);
  const inOrder = (some: readonly unknown[]) => some.map((one) => JSON.stringify(one)).toSorted();
  expect(expected.length).toBeGreaterThan(20);
  expect(inOrder(kept.map((row) => [row.proposal_id, row.states]))).toEqual(inOrder(expected));
});

test("nobody stands where the process cannot go on: in preparing a method is approved, and somebody is waited for until the end", async () => {
  const clock = { kind: "clock", municipality: program.municipality } as const;
  const ended = ["draft", "completed", "declined", "not_selected", "lapsed", "withdrawn"];
  for (const [key, id] of proposals) {
    const { record } = (await program.db.asActor(clock, (tx) => findBallFacts(tx, id)))!;
    if (record.status === "preparing")
      expect([key, approvedMethod(record)]).toEqual([key, expect.stringMatching(/agreement$|cooperation$|contract$/)]);
    expect([key, record.openWaits.length > 0]).toEqual([key, !ended.includes(record.status)]);
  }
});

test("the plan that a public call selected is prepared like any other: its agreement waits for the partner's consent", async () => {
  const waits = await rows(
    "select task || ' ' || holder as wait from waits where proposal_id = $1 and ended_at is null",
    [proposals.get("own-05")],
  );
  expect(waits.map((row) => row.wait).sort()).toEqual([
    "checkEligibility desk",
    "commentFacts partner",
    "consentAgreement partner",
  ]);
});

describe("the talk about protected parts", () => {
  test("offers a part to the departments that the desk's note names, and to no other", async () => {
    const offers = await rows(`select t.note, array_agg(d.name) filter (where d.id = any (t.department_ids)) as offered,
        array_agg(d.name) filter (where t.note like '%' || d.name || '%') as named
      from protection_talks t join departments d using (municipality_id)
      where t.act = 'counter' and t.side = 'city' and t.note like '%加える修正案%' group by t.id`);
    expect(offers).toEqual([
      {
        note: "在庫の数は、危機管理課が供給の計画を考えるために必要です。危機管理課を加える修正案です。",
        offered: ["危機管理課"],
        named: ["危機管理課"],
      },
    ]);
  });
});

describe("protected words", () => {
  test("stand in the contents of protected parts and nowhere else", async () => {
    const words = secretWords();
    expect(words).toEqual(expect.arrayContaining(["封印語甲", "封印語乙"]));
    const columns =
      await rows(`select table_schema || '.' || table_name as table_name, column_name from information_schema.columns
      where table_schema in ('public', 'app') and (data_type in ('text', 'jsonb', 'ARRAY', 'character varying'))
        and (table_name, column_name) <> ('protected_part_contents', 'content')
        and table_name in (select tablename from pg_tables where schemaname in ('public', 'app'))`);
    expect(columns.length).toBeGreaterThan(100);
    for (const { table_name: table, column_name: column } of columns) {
      // The settings of the demo name its two canaries, for checks from outside (contract.md).
      const own = table === "public.municipalities" ? `(${column}::jsonb - 'demoCanaries')` : String(column);
      const text = column === "settings" ? own : String(column);
      const [found] = await rows(`select count(*)::int as n from ${table} where ${text}::text ~ $1`, [
        words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"),
      ]);
      expect([table, column, found?.n]).toEqual([table, column, 0]);
    }
    for (const word of words) {
      const [found] = await rows(
        "select count(*)::int as n from protected_part_contents where content like '%' || $1 || '%'",
        [word],
      );
      expect([word, found?.n]).toEqual([word, 1]);
    }
  });

  test("of the canaries are read by their readers, and by nobody else with a card", async () => {
    const [city] = await rows("select settings->'demoCanaries' as canaries from municipalities");
    const canaries = city?.canaries as { word: string; proposal: string; readers: string[] }[];
    expect(canaries.map((one) => one.word)).toEqual(["封印語甲", "封印語乙"]);
    const cards = demo.world.people.filter((one) => one.hasCard).map((one) => one.key);
    for (const { word, proposal, readers } of canaries) {
      const proposalId = proposal.replace("/proposals/", "");
      const [part] = await rows("select part_id from protected_part_contents where content like '%' || $1 || '%'", [
        word,
      ]);
      const found: string[] = [];
      for (const key of cards) {
        const actor = await personById(program, seeded.people.get(key)!);
        const purpose = "受付の確認";
        const opened = await openProtectedPart(program, { actor, proposalId, partId: String(part?.part_id), purpose });
        if (opened.ok && opened.value.content.includes(word)) found.push(key);
      }
      expect([word, found.sort()]).toEqual([word, [...readers].sort()]);
    }
  });
});

function secretWords(): readonly string[] {
  const read = (name: string) => JSON.parse(readFileSync(join("db/worlds/izumiotsu-demo", `${name}.json`), "utf8"));
  const told = [...read("proposals-own").proposals, ...read("line-up").rows] as {
    protectedParts?: { secretWords: string[] }[];
  }[];
  return told.flatMap((one) => one.protectedParts ?? []).flatMap((part) => part.secretWords);
}
