import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { good } from "../../../test/support/dialogue.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { findRecord } from "../../db/stores/record-store.ts";
import { personById } from "../../worlds/person-of.ts";
import { askDepartment } from "../ask-department.ts";
import { confirmAnswer } from "../confirm-answer.ts";
import { declareConflict } from "../declare-conflict.ts";
import { draftAnswer } from "../draft-answer.ts";
import { goOnWithoutAnswers } from "../go-on-without-answers.ts";
import { releaseAnswer } from "../release-answer.ts";
import { answerAskBack } from "./answer-ask-back.ts";
import { askBack } from "./ask-back.ts";
import { handInquiry } from "./hand-inquiry.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const [health, disaster, school] = ["0507", "0201", "0902"].map(city.department) as [string, string, string];
const start = new Date("2026-11-24T10:00:00+09:00");

/** A received proposal of which departments were asked today, each for ten business days. */
async function asked(...departments: string[]) {
  city.setNow(start);
  const { proposalId: id } = await lineTo(city, "received");
  const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
  await noTies(city, id, "officer", "officer2", "chief");
  const questions = departments.map((departmentId) => ({ departmentId, question: "①会場はありますか。", due: "10" }));
  const { inquiries } = good(await askDepartment(program, { ...as("officer"), questions }));
  await noTies(city, id, "healthHead", "healthStaff", "disasterHead");
  return { id, as, inquiries };
}
const record = async (key: PersonKey, id: string) =>
  (await program.db.asActor(person(key), (tx) => findRecord(tx, id)))!;
const waits = async (id: string) =>
  (await record("officer", id)).openWaits
    .filter((wait) => wait.subjectId !== null)
    .map(({ task, holder, departmentId, due }) => ({ task, holder, departmentId, due }));
const told = async (key: PersonKey, id: string) =>
  (
    await city.owner.query<{ line: string }>(
      "select kind || ' ' || what as line from notices where person_id = $1 and proposal_id = $2 order by at, kind desc, what",
      [person(key).id, id],
    )
  ).rows.map(({ line }) => line);
const questionsOf = async (id: string, department: string) =>
  (
    await city.owner.query<{ question: string }>(
      "select q.question from inquiry_questions q join inquiries i on i.id = q.inquiry_id where i.proposal_id = $1 and i.department_id = $2 and i.ended_at is null",
      [id, department],
    )
  ).rows.map(({ question }) => question);
/** The head of the health centre has said that it is not theirs, and no more. */
const answersNotOurs = (id: string, inquiry: string) =>
  city.owner.query(
    "insert into inquiry_answers (inquiry_id, proposal_id, municipality_id, department_id, outcome, answer, drafted_by, drafted_at, confirmed_by, confirmed_at) values ($1, $2, $3, $4, 'not_ours', '学校のことです。', $5, $6, $5, $6)",
    [inquiry, id, city.seeded.municipality, health, person("healthHead").id, start],
  );
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? "ok" : result.refusal!.kind);

describe("asking back", () => {
  test("turns the ball to the desk, and the department's last day moves by the days that the answer took", async () => {
    const { id, as, inquiries } = await asked(health);
    const inquiryId = inquiries[0]!;
    good(await askBack(program, { ...as("healthStaff"), inquiryId, body: "①どの会場を指しますか。" }));
    expect(await waits(id)).toEqual([{ task: "answerAskBack", holder: "desk", departmentId: null, due: "2026-11-27" }]);
    expect(await told("officer", id)).toContain("turn answerAskBack");
    city.setNow(new Date("2026-11-26T15:00:00+09:00"));
    good(await answerAskBack(program, { ...as("officer"), inquiryId, body: "二階の会議室です。" }));
    // Ten business days from 24 November are 8 December; two passed until the answer.
    expect(await waits(id)).toEqual([
      { task: "answerInquiry", holder: "department", departmentId: health, due: "2026-12-10" },
    ]);
    expect(kindOf(await answerAskBack(program, { ...as("officer"), inquiryId, body: "もう一度" }))).toBe("not-allowed");
  });

  test("nobody goes on without a department that the desk keeps waiting", async () => {
    const { as, inquiries } = await asked(health);
    good(await askBack(program, { ...as("healthStaff"), inquiryId: inquiries[0]!, body: "どの会場ですか。" }));
    city.setNow(new Date("2026-12-21T10:00:00+09:00"));
    expect(kindOf(await goOnWithoutAnswers(program, { ...as("officer"), reason: "急ぐため" }))).toBe("gates");
  });

  test("an answer ends a question back, and what was asked back is nobody's but theirs and the desk's", async () => {
    const { id, as, inquiries } = await asked(health, disaster);
    const inquiryId = inquiries[0]!;
    good(await askBack(program, { ...as("healthHead"), inquiryId, body: "どの会場ですか。" }));
    const read = (key: PersonKey) =>
      program.db.asActor(person(key), (tx) =>
        tx.selectFrom("inquiry_talks").select("body").where("proposal_id", "=", id).execute(),
      );
    expect([await read("officer"), await read("healthStaff")].map((rows) => rows.length)).toEqual([1, 1]);
    expect([await read("disasterHead"), await read("representative")].map((rows) => rows.length)).toEqual([0, 0]);
    good(await confirmAnswer(program, { ...as("healthHead"), inquiryId, outcome: "dialogue", answer: "あります。" }));
    expect((await waits(id)).map(({ task, departmentId }) => [task, departmentId])).toEqual([
      ["answerInquiry", disaster],
    ]);
  });

  test("a department asks back about its own inquiry alone, and the desk does not ask in its name", async () => {
    const { as, inquiries } = await asked(health, disaster);
    expect(kindOf(await askBack(program, { ...as("disasterHead"), inquiryId: inquiries[0]!, body: "?" }))).toBe(
      "not-found",
    );
    expect(kindOf(await askBack(program, { ...as("officer"), inquiryId: inquiries[0]!, body: "?" }))).toBe(
      "not-allowed",
    );
    expect(kindOf(await askBack(program, { ...as("healthHead"), inquiryId: inquiries[0]!, body: " " }))).toBe(
      "invalid",
    );
  });
});

describe("handing an inquiry on inside", () => {
  test("tells the colleague, and leaves it readable for the whole department", async () => {
    const { id, as, inquiries } = await asked(health);
    const inquiryId = inquiries[0]!;
    const to = person("healthStaff").id;
    good(await handInquiry(program, { ...as("healthHead"), inquiryId, personId: to, note: "𠮷さんお願いします" }));
    expect(await told("healthStaff", id)).toEqual(["turn answerInquiry", "news inquiry-handed"]);
    good(await draftAnswer(program, { ...as("healthHead"), inquiryId, outcome: "dialogue", answer: "案です。" }));
  });

  test("reaches nobody of another department, in the program and in the database", async () => {
    const { id, as, inquiries } = await asked(health);
    const inquiryId = inquiries[0]!;
    const outside = { inquiryId, personId: person("schoolStaff").id, note: "" };
    expect(kindOf(await handInquiry(program, { ...as("healthHead"), ...outside }))).toBe("invalid");
    const past = program.db.asActor(person("healthHead"), (tx) =>
      tx
        .insertInto("inquiry_handlers")
        .values({
          inquiry_id: inquiryId,
          proposal_id: id,
          department_id: health,
          person_id: person("schoolStaff").id,
          handed_by: person("healthHead").id,
          at: start,
        })
        .execute(),
    );
    await expect(past).rejects.toThrow(/inside the department/);
  });
});

describe("passing on to the right office", () => {
  const passing = { outcome: "not_ours", answer: "学校のことです。", suggestedDepartmentId: school };

  test("sends it the same question with time of its own, and the first office sees the proposal no more", async () => {
    const { id, as, inquiries } = await asked(health);
    city.setNow(new Date("2026-11-30T10:00:00+09:00"));
    const { passedTo } = good(
      await confirmAnswer(program, { ...as("healthHead"), inquiryId: inquiries[0]!, ...passing }),
    );
    expect(await waits(id)).toEqual([
      { task: "answerInquiry", holder: "department", departmentId: school, due: "2026-12-14" },
    ]);
    expect(await program.db.asActor(person("healthHead"), (tx) => findRecord(tx, id))).toBeNull();
    const seen = await record("schoolStaff", id);
    expect(seen.inquiries.map((one) => one.id)).toEqual([passedTo]);
    const { rows } = await city.owner.query("select question, asked_by from inquiry_questions where inquiry_id = $1", [
      passedTo,
    ]);
    expect(rows).toEqual([{ question: "①会場はありますか。", asked_by: person("officer").id }]);
    expect(await told("schoolStaff", id)).toEqual(["turn answerInquiry"]);
    expect(await told("officer", id)).toContain("news inquiry-passed-on");
  });

  test("does not go in circles: an office that was asked before is left to the desk", async () => {
    const { id, as, inquiries } = await asked(health, disaster);
    const back = { ...passing, suggestedDepartmentId: health };
    good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: inquiries[0]!, ...passing }));
    const { passedTo } = good(
      await confirmAnswer(program, { ...as("disasterHead"), inquiryId: inquiries[1]!, ...back }),
    );
    expect(passedTo).toBeNull();
    expect((await record("officer", id)).inquiries.map(({ departmentId, endedAs }) => [departmentId, endedAs])).toEqual(
      expect.arrayContaining([
        [health, "passed_on"],
        [disaster, "passed_on"],
        [school, null],
      ]),
    );
  });

  test("adds the question to the inquiry of an office that is asked already, tells it, and gives it the later day", async () => {
    const { id, as, inquiries } = await asked(health);
    const questions = [{ departmentId: school, question: "①教室は空いていますか。", due: "5" }];
    const { inquiries: others } = good(await askDepartment(program, { ...as("officer"), questions }));
    city.setNow(new Date("2026-11-30T10:00:00+09:00"));
    const { passedTo } = good(
      await confirmAnswer(program, { ...as("healthHead"), inquiryId: inquiries[0]!, ...passing }),
    );
    expect(passedTo).toBe(others[0]);
    expect(await questionsOf(id, school)).toEqual([
      "①教室は空いていますか。\n\n〔保健センターから引き継いだ質問〕\n①会場はありますか。",
    ]);
    expect(await waits(id)).toEqual([
      { task: "answerInquiry", holder: "department", departmentId: school, due: "2026-12-14" },
    ]);
    expect(await told("schoolStaff", id)).toEqual(["turn answerInquiry", "news question-appended"]);
  });

  test("opens an answer that was given without the question again, before the dialogue, and for a joint answer too", async () => {
    const { id, as, inquiries } = await asked(health);
    const questions = [{ departmentId: school, question: "①教室は空いていますか。", due: "5" }];
    const { inquiries: others } = good(await askDepartment(program, { ...as("officer"), questions }));
    await noTies(city, id, "schoolStaff");
    await city.owner.query("update staff_posts set role = 'head' where person_id = $1", [person("schoolStaff").id]);
    const actor = await personById(program, person("schoolStaff").id);
    const answer = { inquiryId: others[0]!, outcome: "dialogue", answer: "空いています。", suggestedDepartmentId: "" };
    good(await confirmAnswer(program, { ...as("schoolStaff"), actor, ...answer }));
    await city.owner.query(
      "insert into joint_answers (proposal_id, municipality_id, department_ids, arranged_by, arranged_at, confirmed_departments) values ($1, $2, $3, $4, $5, $6)",
      [id, city.seeded.municipality, [school, disaster], person("officer").id, start, [school, disaster]],
    );
    good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: inquiries[0]!, ...passing }));
    expect(await waits(id)).toMatchObject([{ task: "answerInquiry", departmentId: school, due: "2026-12-08" }]);
    const { rows } = await city.owner.query("select answer, confirmed_at from inquiry_answers where inquiry_id = $1", [
      others[0],
    ]);
    expect(rows).toEqual([{ answer: "空いています。", confirmed_at: null }]);
    const joint = await city.owner.query("select confirmed_departments from joint_answers where proposal_id = $1", [
      id,
    ]);
    expect(joint.rows).toEqual([{ confirmed_departments: [disaster] }]);
  });

  test("leaves an answer that the proposer has read, and the desk decides about the question", async () => {
    const { id, as, inquiries } = await asked(health, disaster);
    const answer = { inquiryId: inquiries[1]!, outcome: "conditions", answer: "条件つきです。" };
    good(await confirmAnswer(program, { ...as("disasterHead"), ...answer }));
    good(await releaseAnswer(program, { ...as("officer"), inquiryId: inquiries[1]! }));
    await city.owner.query("update inquiry_questions set question = '②会場の空きは。' where inquiry_id = $1", [
      inquiries[0],
    ]);
    const away = { ...passing, suggestedDepartmentId: disaster };
    const { passedTo } = good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: inquiries[0]!, ...away }));
    expect(passedTo).toBeNull();
    const read = await program.db.asActor(person("representative"), (tx) =>
      tx.selectFrom("inquiry_answers").select("answer").where("proposal_id", "=", id).execute(),
    );
    expect(read).toEqual([{ answer: "条件つきです。" }]);
    expect(await questionsOf(id, disaster)).toEqual(["①会場はありますか。"]);
    expect(await waits(id)).toEqual([]);
    expect(await told("officer", id)).toContain("news question-left");
    expect(await told("disasterHead", id)).not.toContain("news question-appended");
    expect(await told("representative", id)).not.toContain("news question-left");
  });

  test("puts no question above an answer that it did not answer, once the dialogue has begun", async () => {
    const { id, as, inquiries } = await asked(health, disaster);
    const answer = { inquiryId: inquiries[1]!, outcome: "conditions", answer: "条件つきです。" };
    good(await confirmAnswer(program, { ...as("disasterHead"), ...answer }));
    await city.owner.query("update inquiry_questions set question = '②会場の空きは。' where inquiry_id = $1", [
      inquiries[0],
    ]);
    await city.owner.query("update proposals set status = 'dialogue', dialogue_at = $2 where id = $1", [id, start]);
    const away = { ...passing, suggestedDepartmentId: disaster };
    const { passedTo } = good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: inquiries[0]!, ...away }));
    expect(passedTo).toBeNull();
    expect(await questionsOf(id, disaster)).toEqual(["①会場はありますか。"]);
    expect(await told("officer", id)).toContain("news question-left");
  });

  test("is for the head of the asked department alone, past the program as well", async () => {
    const { id, as, inquiries } = await asked(health);
    await answersNotOurs(id, inquiries[0]!);
    const pass = (key: PersonKey, to = school, inquiry = inquiries[0]!) =>
      program.db.asActor(person(key), async (tx) => {
        const found = await sql<{
          to: string | null;
        }>`select passed as to from app.pass_inquiry_on(${inquiry}, ${to}, '2026-12-24', ${start})`.execute(tx);
        return found.rows[0]!.to;
      });
    for (const key of [
      "healthStaff",
      "disasterHead",
      "schoolStaff",
      "officer",
      "representative",
      "administrator",
    ] as const)
      await expect(pass(key), key).rejects.toThrow(/head of an asked department/);
    // Neither to the desk itself nor to an office that does not exist.
    expect(await pass("healthHead", city.department("0102"))).toBeNull();
    expect(await pass("healthHead", "00000000-0000-4000-8000-000000000000")).toBeNull();
    // A head with a tie is out of everything.
    await city.owner.query(
      "update conflict_declarations set has_tie = true where proposal_id = $1 and person_id = $2",
      [id, person("healthHead").id],
    );
    await expect(pass("healthHead")).rejects.toThrow(/head of an asked department/);
    expect(kindOf(await declareConflict(program, { ...as("healthHead"), hasTie: "no", what: "" }))).toBe("not-found");
  });

  test("goes by the day: to an office that ends later, but to none that has ended or has not begun", async () => {
    const days = (opened: string | null, closed: string | null) =>
      city.owner.query("update departments set opened_on = $2, closed_on = $3 where id = $1", [school, opened, closed]);
    const { id, as, inquiries } = await asked(health);
    await answersNotOurs(id, inquiries[0]!);
    const passedOn = () =>
      program.db.asActor(as("healthHead").actor, async (tx) => {
        const found = await sql<{
          to: string | null;
        }>`select passed as to from app.pass_inquiry_on(${inquiries[0]!}, ${school}, '2026-12-24', ${start})`.execute(
          tx,
        );
        return found.rows[0]!.to;
      });
    await days(null, "2026-11-24");
    expect(await passedOn()).toBeNull();
    await days("2026-11-25", null);
    expect(await passedOn()).toBeNull();
    await days("2026-11-24", "2026-11-25");
    expect(await passedOn()).not.toBeNull();
    await days(null, null);
  });

  test("a visitor has no such door", async () => {
    const { inquiries } = await asked(health);
    const visitor = { kind: "visitor", municipality: city.seeded.municipality } as const;
    await expect(
      program.db.asActor(visitor, (tx) =>
        sql`select app.pass_inquiry_on(${inquiries[0]!}, ${school}, '2026-12-24', ${start})`.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
