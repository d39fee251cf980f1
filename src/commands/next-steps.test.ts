import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { aCity } from "../../test/support/city.ts";
import { aDialogue, aMeeting, good } from "../../test/support/dialogue.ts";
import { noTies } from "../../test/support/no-ties.ts";
import type { PersonKey } from "../../test/support/small-world.ts";
import { findRecord } from "../db/stores/record-store.ts";
import { type Bearer, readBearer } from "../domain/dialogue/to-do.ts";
import type { Result } from "../domain/kernel/result.ts";
import { remind } from "../jobs/remind.ts";
import { listNextSteps } from "../queries/next-steps.ts";
import { listPeopleAtTable } from "../queries/people-at-table.ts";
import { addToDo } from "./add-to-do.ts";
import { agreeMeeting } from "./agree-meeting.ts";
import { answerStep } from "./answer-step.ts";
import { askForStep } from "./ask-for-step.ts";
import { changeToDo } from "./change-to-do.ts";
import { endToDo } from "./end-to-do.ts";
import { proposeMeeting } from "./propose-meeting.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const start = program.now();

let id = "";
beforeEach(async () => {
  city.setNow(start);
  id = await aDialogue(city);
});

const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
const waits = async () =>
  (await program.db.asActor(person("chief"), (tx) => findRecord(tx, id)))!.openWaits.map(
    (wait) => `${wait.holder} ${wait.task} ${wait.due}`,
  );
const kindOf = <T>(result: Result<T>) => (result.ok ? "done" : result.refusal.kind);
const errorsOf = <T>(result: Result<T>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map((error) => error.field) : null;
const seenBy = (key: PersonKey) => program.db.asActor(person(key), (tx) => listNextSteps(tx, id));
const toldOf = async (what: string) =>
  (
    await city.owner.query<{ name: string; kind: string }>(
      "select p.name, n.kind from notices n join people p on p.id = n.person_id where n.proposal_id = $1 and n.what = $2 order by n.at, p.name",
      [id, what],
    )
  ).rows.map(({ name, kind }) => `${name} ${kind}`);

const cityBears: Bearer = { side: "city", departmentId: null, personId: null };
const partnerBears: Bearer = { side: "partner", departmentId: null, personId: null };
const due = "2026-12-08";

describe("to-dos", () => {
  test("wait for their bearer until their day, and are done by the bearer's side alone", async () => {
    const toDo = { what: "𠮷野工場の図面を送る ①", bearer: partnerBears, due };
    const { id: toDoId } = good(await addToDo(program, { ...as("officer"), ...toDo }));
    expect(await waits()).toContain("partner doToDo 2026-12-08");
    const end = (key: PersonKey, how: "done" | "open" | "dropped") =>
      endToDo(program, { ...as(key), toDoId, end: how });
    expect(kindOf(await end("officer", "done"))).toBe("not-allowed");
    expect(kindOf(await end("member", "dropped"))).toBe("not-allowed");
    good(await end("member", "done"));
    expect(kindOf(await end("representative", "done"))).toBe("stale");
    expect((await waits()).some((wait) => wait.includes("doToDo"))).toBe(false);
    expect((await seenBy("healthStaff")).toDos).toMatchObject([
      { what: toDo.what, endedAs: "done", endedBy: "髙橋 亮" },
    ]);
    expect(kindOf(await end("officer", "dropped"))).toBe("stale");
    good(await end("representative", "open"));
    expect(await waits()).toContain("partner doToDo 2026-12-08");
    good(await end("healthStaff", "dropped"));
    expect(kindOf(await end("member", "open"))).toBe("stale");
  });

  test("a named person is told alone, two business days before and on the day; who has a tie bears nothing any more", async () => {
    const atTable = await program.db.asActor(person("officer"), (tx) => listPeopleAtTable(tx, id));
    const bearer = readBearer(`person:${person("healthStaff").id}`, atTable);
    expect(bearer).toMatchObject({ side: "city", departmentId: city.department("0507") });
    good(await addToDo(program, { ...as("member"), what: "会場を押さえる", bearer, due }));
    expect(await waits()).toContain("department doToDo 2026-12-08");
    expect(await toldOf("doToDo")).toEqual(["谷口 翔 turn"]);
    city.setNow(new Date("2026-12-04T09:00:00+09:00"));
    await remind(program);
    city.setNow(new Date("2026-12-08T09:00:00+09:00"));
    await remind(program);
    expect(await toldOf("doToDo")).toEqual(["谷口 翔 turn", "谷口 翔 soon", "谷口 翔 today"]);
  });

  test("only who sits at the table is named: a proposer names no one of the city, and nobody a stranger", async () => {
    const ofMember = await program.db.asActor(person("member"), (tx) => listPeopleAtTable(tx, id));
    expect(readBearer(`person:${person("officer").id}`, ofMember)).toBeNull();
    expect(readBearer(`person:${person("representative").id}`, ofMember)?.side).toBe("partner");
    const ofOfficer = await program.db.asActor(person("officer"), (tx) => listPeopleAtTable(tx, id));
    for (const stranger of ["otherCompany", "disasterHead", "finance"] as const)
      expect(readBearer(`person:${person(stranger).id}`, ofOfficer)).toBeNull();
    expect(readBearer(`department:${city.department("0201")}`, ofOfficer)).toBeNull();
    expect(readBearer("person:", ofOfficer)).toBeNull();
  });

  test("say who, what and until when; a day that is over or years ahead is none", async () => {
    const add = (toDo: { what: string; bearer: Bearer | null; due: string | null }) =>
      addToDo(program, { ...as("member"), ...toDo });
    expect(errorsOf(await add({ what: " ", bearer: null, due: null }))).toEqual(["what", "bearer", "due"]);
    expect(errorsOf(await add({ what: "図面", bearer: cityBears, due: "2026-01-01" }))).toEqual(["due"]);
    expect(errorsOf(await add({ what: "図面", bearer: cityBears, due: "2028-01-01" }))).toEqual(["due"]);
    const elsewhere = await addToDo(program, {
      ...as("member"),
      ...{ what: "図面", bearer: cityBears, due, meetingId: randomUUID() },
    });
    expect(kindOf(elsewhere)).toBe("not-found");
    expect(kindOf(await addToDo(program, { ...as("disasterHead"), what: "図面", bearer: cityBears, due }))).toBe(
      "not-allowed",
    );
    expect(kindOf(await addToDo(program, { ...as("otherCompany"), what: "図面", bearer: cityBears, due }))).toBe(
      "not-found",
    );
  });

  test("are moved by the side that wrote them, too, which names nobody of the other side; the bearer is told, and the first day stays", async () => {
    const { id: toDoId } = good(await addToDo(program, { ...as("member"), what: "図面", bearer: cityBears, due }));
    const desk: Bearer = { side: "city", departmentId: null, personId: person("officer").id };
    expect(errorsOf(await changeToDo(program, { ...as("member"), toDoId, bearer: desk, due }))).toEqual(["bearer"]);
    expect(errorsOf(await changeToDo(program, { ...as("member"), toDoId, due: "2026-01-01" }))).toEqual(["due"]);
    good(await changeToDo(program, { ...as("member"), toDoId, due: "2026-12-15" }));
    expect((await seenBy("officer")).toDos.find((one) => one.id === toDoId)).toMatchObject({
      ...{ due: "2026-12-15", firstDue: due, changedBy: "髙橋 亮", bearerKey: "city" },
    });
    expect(await toldOf("to-do-changed")).toContain("藤原 直樹 news");
    good(await endToDo(program, { ...as("member"), toDoId, end: "dropped" }));
  });

  test("are changed by the side that bears them: another of its own people, another day; both sides are told, and the first day stays", async () => {
    const { id: toDoId } = good(await addToDo(program, { ...as("officer"), what: "図面", bearer: partnerBears, due }));
    const change = (key: PersonKey, bearer: Bearer, day: string) =>
      changeToDo(program, { ...as(key), toDoId, bearer, due: day });
    const member: Bearer = { side: "partner", departmentId: null, personId: person("member").id };
    // A named person of the other side is theirs to name.
    expect(errorsOf(await change("officer", member, "2026-12-15"))).toEqual(["bearer"]);
    expect(errorsOf(await change("member", cityBears, "2026-12-15"))).toEqual(["bearer"]);
    expect(errorsOf(await change("member", partnerBears, "2026-01-01"))).toEqual(["due"]);
    good(await change("representative", member, "2026-12-15"));
    expect(await waits()).toContain("partner doToDo 2026-12-15");
    expect(await waits()).not.toContain("partner doToDo 2026-12-08");
    expect((await seenBy("officer")).toDos).toMatchObject([
      { due: "2026-12-15", firstDue: due, bearer: "髙橋 亮", bearerKey: `person:${person("member").id}` },
    ]);
    expect((await toldOf("to-do-changed")).length).toBeGreaterThan(0);
    good(await change("member", member, "2026-12-22"));
    expect((await seenBy("officer")).toDos[0]).toMatchObject({ due: "2026-12-22", firstDue: due });
    good(await endToDo(program, { ...as("member"), toDoId, end: "done" }));
    expect(kindOf(await change("member", member, "2026-12-24"))).toBe("stale");
  });

  test("of what is open there are fifty, whether it is added or opened again; what is done makes room", async () => {
    const { id: toDoId } = good(await addToDo(program, { ...as("officer"), what: "図面", bearer: cityBears, due }));
    const end = (how: "done" | "open", which = toDoId) =>
      endToDo(program, { ...as("officer"), toDoId: which, end: how });
    good(await end("done"));
    const { rows } = await city.owner.query<{ id: string }>(
      `insert into to_dos (proposal_id, municipality_id, what, side, added_side, due, added_by, added_at)
        select $1, '272060', '資料', 'city', 'city', $2, $3, $4 from generate_series(1, 50) returning id`,
      [id, due, person("officer").id, program.now()],
    );
    const sentence = "終わっていないことが50件あります。終えてから、加えてください。";
    expect(await addToDo(program, { ...as("officer"), what: "図面", bearer: cityBears, due })).toMatchObject({
      refusal: { errors: [{ field: "what", message: sentence }] },
    });
    expect(await end("open")).toMatchObject({ refusal: { kind: "not-allowed", reason: sentence } });
    good(await end("done", rows[0]!.id));
    good(await end("open"));
  });

  test("both sides end the same one at once: one act counts", async () => {
    const { id: toDoId } = good(await addToDo(program, { ...as("officer"), what: "図面", bearer: partnerBears, due }));
    const kinds = (
      await Promise.all([
        endToDo(program, { ...as("member"), toDoId, end: "done" }),
        endToDo(program, { ...as("officer"), toDoId, end: "dropped" }),
      ])
    ).map(kindOf);
    expect(kinds.toSorted()).toEqual(["done", "stale"]);
  });
});

describe("steps that a side asks for (P3)", () => {
  test("wait three days for the other side, one of a kind at a time, and are answered once", async () => {
    const asked = good(
      await askForStep(program, { ...as("member"), kind: "method", reason: "予算の時期に\r\n間に合わせたい" }),
    );
    expect((await waits()).filter((wait) => wait.includes("answerStep"))).toEqual(["desk answerStep 2026-11-27"]);
    expect(errorsOf(await askForStep(program, { ...as("officer"), kind: "method", reason: "市からも" }))).toEqual([
      "kind",
    ]);
    expect(errorsOf(await askForStep(program, { ...as("member"), kind: "money", reason: "" }))).toEqual([
      "kind",
      "step_reason",
    ]);
    const answer = { stepId: asked.id, answer: "not_now", words: "", day: "2026-12-15" } as const;
    expect(kindOf(await answerStep(program, { ...as("representative"), ...answer }))).toBe("not-allowed");
    expect(errorsOf(await answerStep(program, { ...as("officer"), ...answer }))).toEqual(["answer_words"]);
    expect(
      errorsOf(await answerStep(program, { ...as("officer"), ...answer, words: "議会のあとに", day: "2026-01-01" })),
    ).toEqual(["answer_day"]);
    good(await answerStep(program, { ...as("healthHead"), ...answer, words: "議会のあとに考えます。" }));
    expect(kindOf(await answerStep(program, { ...as("officer"), ...answer, answer: "done" }))).toBe("stale");
    expect(await toldOf("step-answered")).toEqual(expect.arrayContaining(["髙橋 亮 news", "𠮷田 恵子 news"]));
    expect((await seenBy("member")).steps).toMatchObject([
      {
        kind: "method",
        reason: "予算の時期に\n間に合わせたい",
        answer: { as: "not_now", words: "議会のあとに考えます。", day: "2026-12-15" },
      },
    ]);
    good(await askForStep(program, { ...as("member"), kind: "method", reason: "議会が終わりました。" }));
  });

  test("who asked takes it back, and nobody else; two who ask at once ask once", async () => {
    const kinds = (
      await Promise.all([
        askForStep(program, { ...as("member"), kind: "meeting", reason: "会って話したい" }),
        askForStep(program, { ...as("officer"), kind: "meeting", reason: "会場を見たい" }),
      ])
    ).map(kindOf);
    expect(kinds.toSorted()).toEqual(["done", "invalid"]);
    const [asker, other] =
      kinds[0] === "done" ? (["representative", "officer"] as const) : (["officer", "member"] as const);
    const stepId = (await seenBy("officer")).steps[0]!.id;
    expect(kindOf(await answerStep(program, { ...as(other), stepId, answer: "withdrawn" }))).toBe("not-allowed");
    good(await answerStep(program, { ...as(asker), stepId, answer: "withdrawn" }));
    expect((await waits()).some((wait) => wait.includes("answerStep"))).toBe(false);
    expect(kindOf(await answerStep(program, { ...as(asker), stepId: randomUUID(), answer: "withdrawn" }))).toBe(
      "not-found",
    );
  });

  test("are read by both sides and who takes part; a department that does not, another organisation and an administrator find none", async () => {
    good(await askForStep(program, { ...as("member"), kind: "meeting", reason: "会って話したい" }));
    for (const reader of ["representative", "officer", "chief", "healthStaff"] as const)
      expect((await seenBy(reader)).steps).toHaveLength(1);
    for (const nobody of ["disasterHead", "otherCompany", "administrator", "schoolStaff", "finance"] as const)
      expect(await seenBy(nobody)).toEqual({ toDos: [], steps: [] });
    await noTies(city, id, "officer2");
    await city.owner.query(
      "update conflict_declarations set has_tie = true where proposal_id = $1 and person_id = $2",
      [id, person("officer2").id],
    );
    expect(await seenBy("officer2")).toEqual({ toDos: [], steps: [] });
  });
});

describe("a wish for a meeting", () => {
  test.each([
    { wishes: "member", offers: "officer", agrees: "representative" },
    { wishes: "officer", offers: "officer", agrees: "member" },
    { wishes: "member", offers: "member", agrees: "officer" },
  ] as const)(
    "of $wishes is answered by the meeting that $offers offers and $agrees agrees to, and the history says so",
    async (one) => {
      good(await askForStep(program, { ...as(one.wishes), kind: "meeting", reason: "会って話したい。" }));
      good(await askForStep(program, { ...as(one.wishes), kind: "other", reason: "図面を見たい。" }));
      const times = [new Date("2026-12-01T14:00:00+09:00")];
      const { id: meetingId } = good(await proposeMeeting(program, { ...as(one.offers), ...aMeeting, times }));
      expect((await seenBy("officer")).steps.map(({ answer }) => answer)).toEqual([null, null]);
      good(await agreeMeeting(program, { ...as(one.agrees), meetingId }));
      for (const key of ["member", "officer"] as const)
        expect((await seenBy(key)).steps).toMatchObject([
          { kind: "other", answer: null },
          { kind: "meeting", answer: { as: "done", words: "面談の日時が決まりました。" } },
        ]);
      expect((await waits()).filter((wait) => wait.includes("answerStep"))).toHaveLength(1);
      const { rows } = await city.owner.query(
        "select kind from events where proposal_id = $1 order by seq desc limit 2",
        [id],
      );
      expect(rows.map(({ kind }) => kind)).toEqual(["step-met", "meeting-agreed"]);
    },
  );
});
