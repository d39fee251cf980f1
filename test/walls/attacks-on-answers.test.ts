import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { askDepartment } from "../../src/commands/ask-department.ts";
import { confirmAnswer } from "../../src/commands/confirm-answer.ts";
import { draftAnswer } from "../../src/commands/draft-answer.ts";
import { arrangeJointAnswer } from "../../src/commands/inquiries/arrange-joint-answer.ts";
import { releaseAnswer } from "../../src/commands/release-answer.ts";
import { releaseDepartment } from "../../src/commands/release-department.ts";
import { aCity, lineTo } from "../support/city.ts";
import { good } from "../support/dialogue.ts";
import { noTies } from "../support/no-ties.ts";
import { requestsOf } from "../support/requests.ts";
import type { PersonKey } from "../support/small-world.ts";

// What somebody of an asked department would try in the database to say what its head did not say.

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const [health, disaster, school] = ["0507", "0201", "0902"].map(city.department) as [string, string, string];
const own = (key: PersonKey) => person(key).id;

/** What became of an attack: refused by a guard or a policy, nothing touched, or done. */
const attack = (key: PersonKey, statement: ReturnType<typeof sql>) =>
  program.db
    .asActor(person(key), async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n))
    .then(
      (rows) => (rows > 0 ? "done" : "nothing"),
      (error: { code?: string }) => (error.code === "42501" ? "refused" : error),
    );

/** A proposal about which the health centre and 危機管理課 are asked. */
async function asked() {
  const { proposalId: id } = await lineTo(city, "received");
  const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
  await noTies(city, id, "officer", "officer2", "chief");
  const questions = [health, disaster].map((departmentId) => ({ departmentId, question: departmentId, due: "10" }));
  const { inquiries } = good(await askDepartment(program, { ...as("officer"), questions }));
  await noTies(city, id, "healthHead", "healthStaff", "disasterHead");
  const [first, second] = inquiries as [string, string];
  return { id, as, first, second };
}
const stored = async (inquiry: string) =>
  (
    await city.owner.query(
      "select answer, drafted_by, confirmed_by, released_at is not null as released from inquiry_answers where inquiry_id = $1",
      [inquiry],
    )
  ).rows[0];
const words = { outcome: "dialogue", answer: "会場があります。" };

describe("a confirmed answer", () => {
  test("stands: neither the department nor its head rewrites it, takes it back, or opens its inquiry again", async () => {
    const { as, first } = await asked();
    good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: first, ...words }));
    const tries = async () => {
      for (const key of ["healthStaff", "healthHead"] as const)
        for (const change of [
          sql`answer = '別のこと', outcome = 'no'`,
          sql`answer = '別のこと', drafted_by = ${own(key)}, drafted_at = now()`,
          sql`answer = '別のこと', drafted_by = ${own(key)}, drafted_at = now(), confirmed_by = ${own(key)}, confirmed_at = now()`,
          sql`drafted_by = ${own("healthStaff")}`,
          sql`confirmed_by = null, confirmed_at = null`,
          sql`confirmed_by = null, confirmed_at = null, released_at = null`,
          sql`confirmed_by = ${own(key)}, confirmed_at = now()`,
        ])
          expect(await attack(key, sql`update inquiry_answers set ${change} where inquiry_id = ${first}`), key).toBe(
            "refused",
          );
      expect(await attack("healthHead", sql`update inquiries set answered_at = null where id = ${first}`)).toBe(
        "refused",
      );
    };
    await tries();
    good(await releaseAnswer(program, { ...as("officer"), inquiryId: first }));
    await tries();
    // The desk releases once, and hides nothing from the proposer but by asking again.
    for (const change of [sql`released_at = null`, sql`released_at = now() + interval '1 day'`])
      expect(await attack("officer", sql`update inquiry_answers set ${change} where inquiry_id = ${first}`)).toBe(
        "refused",
      );
    expect(await stored(first)).toEqual({
      ...{ answer: "会場があります。", released: true },
      ...{ drafted_by: own("healthHead"), confirmed_by: own("healthHead") },
    });
  });

  test("is a draft again where the desk ends the inquiry and asks again", async () => {
    const { as, first } = await asked();
    good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: first, ...words }));
    good(await releaseAnswer(program, { ...as("officer"), inquiryId: first }));
    good(await releaseDepartment(program, { ...as("officer"), inquiryId: first }));
    const questions = [{ departmentId: health, question: "②ほかの日はどうですか。", due: "5" }];
    good(await askDepartment(program, { ...as("officer"), questions }));
    good(await draftAnswer(program, { ...as("healthStaff"), inquiryId: first, outcome: "no", answer: "空きません。" }));
    expect(await stored(first)).toEqual({
      ...{ answer: "空きません。", released: false },
      ...{ drafted_by: own("healthStaff"), confirmed_by: null },
    });
  });
});

describe("a draft", () => {
  test("is nobody's but its writer's, so that a deputy does not confirm what they wrote themselves", async () => {
    const { id, as, first } = await asked();
    const draft = (by: PersonKey) => sql`
      insert into inquiry_answers (inquiry_id, proposal_id, department_id, outcome, answer, drafted_by, drafted_at)
      values (${first}, ${id}, ${health}, 'no', '案', ${own(by)}, now())`;
    expect(await attack("healthStaff", draft("healthHead"))).toBe("refused");
    good(await draftAnswer(program, { ...as("healthStaff"), inquiryId: first, ...words }));
    for (const change of [
      sql`drafted_by = ${own("healthHead")}`,
      sql`drafted_by = ${own("healthHead")}, answer = '偽'`,
    ])
      expect(await attack("healthStaff", sql`update inquiry_answers set ${change} where inquiry_id = ${first}`)).toBe(
        "refused",
      );
  });

  test("keeps its writer when the head confirms it as it stands, and is the head's when the head mends it", async () => {
    for (const [answer, writer] of [
      ["会場があります。", "healthStaff"],
      ["会場が二つあります。", "healthHead"],
    ] as const) {
      const { as, first } = await asked();
      good(await draftAnswer(program, { ...as("healthStaff"), inquiryId: first, ...words }));
      good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: first, ...words, answer }));
      expect(await stored(first)).toEqual({
        ...{ answer, released: false },
        ...{ drafted_by: own(writer), confirmed_by: own("healthHead") },
      });
    }
  });
});

test("a department is confirmed once in a joint answer", async () => {
  const { as, first, second } = await asked();
  const { id } = good(await arrangeJointAnswer(program, { ...as("officer"), inquiryIds: [first, second] }));
  const confirm = (ids: readonly string[]) =>
    attack("healthHead", sql`update joint_answers set confirmed_departments = ${ids}::uuid[] where id = ${id}`);
  expect(await confirm([health, health])).toBe("refused");
  expect(await confirm([health])).toBe("done");
  expect(await confirm([health, health])).toBe("refused");
});

describe("passing a question on", () => {
  const pass = (inquiry: string, to: string, due = "2026-12-24", at = "2026-11-24T10:00:00+09:00") =>
    sql`select passed from app.pass_inquiry_on(${inquiry}, ${to}, ${due}, ${at})`;
  const notOurs = (id: string, inquiry: string) => sql`
    insert into inquiry_answers (inquiry_id, proposal_id, department_id, outcome, answer, drafted_by, drafted_at, confirmed_by, confirmed_at)
    values (${inquiry}, ${id}, ${health}, 'not_ours', '所管ではありません。', ${own("healthHead")}, now(), ${own("healthHead")}, now())`;

  test("costs the head's own answer, happens once, and reaches no day that is far away", async () => {
    const { id, as, first, second } = await asked();
    good(await confirmAnswer(program, { ...as("disasterHead"), inquiryId: second, ...words }));
    expect(await attack("healthHead", pass(first, disaster))).toBe("refused");
    expect(await attack("healthHead", notOurs(id, first))).toBe("done");
    for (const [due, at] of [
      ["9999-12-31", undefined],
      ["2027-11-26", undefined],
      ["9999-12-31", "9999-01-01T00:00:00Z"],
      ["2026-12-24", "2020-01-01T00:00:00Z"],
    ] as const)
      expect(await attack("healthHead", pass(first, disaster, due, at)), due).toBe("refused");
    expect(await attack("healthHead", pass(first, disaster))).not.toBe("refused");
    expect(await attack("healthHead", pass(first, school))).toBe("refused");
    expect(await attack("healthHead", sql`update inquiries set answered_at = null where id = ${first}`)).toBe(
      "refused",
    );
    const { rows } = await city.owner.query(
      "select d.code, i.due::text, i.answered_at is not null as answered from inquiries i join departments d on d.id = i.department_id where i.proposal_id = $1 order by d.code",
      [id],
    );
    expect(rows).toEqual([
      { code: "0201", due: "2026-12-24", answered: false },
      { code: "0507", due: "2026-12-08", answered: true },
    ]);
  });

  test("a day that is far away anyway is no reason to show no page", async () => {
    const { id, second } = await asked();
    await city.owner.query("update inquiries set due = '9999-12-31' where id = $1", [second]);
    for (const key of ["disasterHead", "officer"] as const)
      expect((await requestsOf(city).get(key, `/proposals/${id}/inquiries`)).status, key).toBe(200);
  });
});
