import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { findRecord } from "../../db/stores/record-store.ts";
import type { Result } from "../../domain/kernel/result.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import { departmentsToAsk } from "../../queries/departments-to-ask.ts";
import { inquiryWords } from "../../queries/desk-proposal.ts";
import { listNextSteps } from "../../queries/next-steps.ts";
import { personById } from "../../worlds/person-of.ts";
import { askDepartment } from "../ask-department.ts";
import { confirmAnswer } from "../confirm-answer.ts";
import { declareConflict } from "../declare-conflict.ts";
import { draftAnswer } from "../draft-answer.ts";
import { releaseAnswer } from "../release-answer.ts";
import { addDepartment } from "./add-department.ts";
import { correctDepartment } from "./correct-department.ts";
import { endDepartment } from "./end-department.ts";
import { mergeDepartment, renameDepartment, splitDepartment } from "./follow-department.ts";
import { takeBackChange } from "./take-back-change.ts";
import { turnDepartments } from "./turn-departments.ts";

let city: TestCity;
beforeEach(async () => {
  city = await aCity();
});
afterEach(() => city.drop());

const firstOfApril = "2027-04-01";
const inApril = new Date("2027-04-01T09:00:00+09:00");
const newName = { code: "0510", division: "健康こども部", name: "健康こども課𠮷", nameEn: "Health and Children" };
const admin = () => city.person("administrator");
const now = (key: PersonKey) => personById(city.program, city.person(key).id);
const names = async () => (await cityOf(city.program)).departments.map(({ name }) => name);
const errorsOf = (result: Result<unknown>) =>
  !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors.map(({ field }) => field) : null;
const readAs = async (key: PersonKey, id: string) => {
  const person = await now(key);
  return city.program.db.asActor(person, (tx) => findRecord(tx, id));
};
const waitsOf = async (id: string) =>
  (
    await city.owner.query<{ id: string; department: string; due: string; since: Date }>(
      "select w.id, d.name as department, w.due::text, w.since from waits w join departments d on d.id = w.department_id where w.proposal_id = $1 and w.ended_at is null order by d.code",
      [id],
    )
  ).rows;
const begun = async (code: string, name: string) => {
  const fields = { code, name, nameEn: "New Division", division: "", duties: "新しい仕事", openedOn: firstOfApril };
  expect((await addDepartment(city.program, { actor: admin(), ...fields })).ok).toBe(true);
  return (await cityOf(city.program)).everyDepartment.find((one) => one.code === code)!.id;
};

test("under a new name the same people go on with what is open, from its day and not earlier; what was asked keeps the name of then", async () => {
  const { proposalId } = await lineTo(city, "inquiry");
  const health = city.department("0507");
  const before = await waitsOf(proposalId);
  const change = { actor: admin(), departmentId: health, day: firstOfApril, ...newName };
  expect((await renameDepartment(city.program, change)).ok).toBe(true);
  expect(await names()).toContain("保健センター");
  expect(await names()).not.toContain("健康こども課𠮷");
  expect(await turnDepartments(city.program)).toBe(0);

  city.setNow(inApril);
  await city.program.db.asActor(admin(), async (tx) =>
    expect((await departmentsToAsk(tx, firstOfApril)).map(({ name }) => name)).toEqual([
      "危機管理課",
      "健康こども課𠮷",
      "教育政策課",
    ]),
  );
  expect(await turnDepartments(city.program)).toBe(1);
  expect(await turnDepartments(city.program)).toBe(0);
  expect(await names()).not.toContain("保健センター");
  expect((await now("healthHead")).departments).toMatchObject([{ name: "健康こども課𠮷", role: "head" }]);
  // The clocks go on: the same wait, with its day.
  const after = await waitsOf(proposalId);
  expect(after.map((wait) => [wait.id, wait.due, wait.department])).toEqual(
    before.map((wait) => [wait.id, wait.due, wait.department === "保健センター" ? "健康こども課𠮷" : wait.department]),
  );
  const record = (await readAs("healthStaff", proposalId))!;
  expect(record.inquiries.map(({ departmentName }) => departmentName)).toContain(
    "健康こども課𠮷（照会のときは保健センター）",
  );
  const inquiry = record.inquiries.find(({ departmentName }) => departmentName.startsWith("健康こども課𠮷"))!;
  await declareConflict(city.program, { actor: await now("healthStaff"), proposalId, hasTie: "no", what: "" });
  const answered = await draftAnswer(city.program, {
    ...{ actor: await now("healthStaff"), proposalId, inquiryId: inquiry.id },
    ...{ outcome: "dialogue", answer: "会場があります。", formKey: randomUUID() },
  } as Parameters<typeof draftAnswer>[1]);
  expect(answered).toMatchObject({ ok: true });
  const { rows } = await city.owner.query(
    "select by_side, facts->>'kind' as kind from events where kind = 'department-succeeded'",
  );
  expect(rows).toEqual([{ by_side: "clock", kind: "renamed" }]);
});

test("merged into a department that is asked too, the question goes on there alone, and leads if it led", async () => {
  const { proposalId } = await lineTo(city, "dialogue");
  const [health, disaster] = [city.department("0507"), city.department("0201")];
  await city.owner.query("delete from inquiry_answers where department_id = $1", [disaster]);
  const lead = await city.owner.query(
    "update inquiries set is_lead = (department_id = $2) where proposal_id = $1 returning department_id",
    [proposalId, health],
  );
  const isAsked = lead.rows.some((row) => row.department_id === disaster);
  if (!isAsked)
    await city.owner.query(
      "insert into inquiries (municipality_id, proposal_id, department_id, asked_at, due) values ('272060', $1, $2, now(), '2026-12-10')",
      [proposalId, disaster],
    );
  const change = { actor: admin(), departmentId: health, successorId: disaster, day: "2026-11-24" };
  expect(await mergeDepartment(city.program, change)).toMatchObject({ ok: true });
  const { rows } = await city.owner.query(
    "select d.code, i.is_lead, i.ended_as from inquiries i join departments d on d.id = i.department_id where proposal_id = $1 order by d.code",
    [proposalId],
  );
  expect(rows.filter(({ code }) => code !== "0902")).toEqual([
    { code: "0201", is_lead: true, ended_as: null },
    { code: "0507", is_lead: false, ended_as: "passed_on" },
  ]);
  expect((await waitsOf(proposalId)).some(({ department }) => department === "保健センター")).toBe(false);
  expect((await now("healthHead")).departments.map(({ name }) => name)).toEqual(["危機管理課"]);
});

for (const kind of ["split", "merged"] as const)
  test(`${kind} into a department that is asked about the same proposal, no question is lost and nothing waits for an inquiry that ended`, async () => {
    const { proposalId } = await lineTo(city, "received");
    const [health, disaster, school] = ["0507", "0201", "0902"].map(city.department) as [string, string, string];
    const officer = city.person("officer");
    await noTies(city, proposalId, "officer", "officer2", "chief");
    const questions = [
      { departmentId: health, question: "①会場はありますか。", due: "10" },
      { departmentId: disaster, question: "①防災の備えはありますか。", due: "5" },
    ];
    expect((await askDepartment(city.program, { actor: officer, proposalId, questions })).ok).toBe(true);
    const change = { actor: admin(), departmentId: health, day: "2026-11-24" };
    const done =
      kind === "split"
        ? await splitDepartment(city.program, { ...change, successorIds: [disaster, school], takesId: disaster })
        : await mergeDepartment(city.program, { ...change, successorId: disaster });
    expect(done).toMatchObject({ ok: true });
    const { rows } = await city.owner.query(
      "select q.question, i.due::text from inquiries i join inquiry_questions q on q.inquiry_id = i.id where i.proposal_id = $1 and i.ended_at is null",
      [proposalId],
    );
    expect(rows).toEqual([
      {
        question: "①防災の備えはありますか。\n\n〔保健センターから引き継いだ質問〕\n①会場はありますか。",
        due: "2026-12-08",
      },
    ]);
    expect((await waitsOf(proposalId)).map(({ department, due }) => [department, due])).toEqual([
      ["危機管理課", "2026-12-08"],
    ]);
    const record = (await readAs("officer", proposalId))!;
    const sentences = missingFor("openDialogue", record, "2026-11-24").map(({ sentence }) => sentence);
    expect(sentences).toContain("危機管理課の回答を待っています。");
    expect(sentences.join()).not.toContain("保健センター");
    const told = await city.owner.query("select what from notices where person_id = $1 and proposal_id = $2", [
      city.person("disasterHead").id,
      proposalId,
    ]);
    expect(told.rows.map(({ what }) => what)).toContain("question-appended");
    const words = await city.program.db.asActor(await now("officer"), (tx) => inquiryWords(tx, record, "2026-11-24"));
    expect([...words.values()].map(({ takenOverBy }) => takenOverBy).filter((one) => one !== null)).toEqual([
      "危機管理課",
    ]);
  });

test("merged into a department whose answer the proposer has read, the answer stays and the desk decides about the question", async () => {
  const { proposalId } = await lineTo(city, "received");
  const [health, disaster] = [city.department("0507"), city.department("0201")];
  const as = (key: "officer" | "disasterHead") => ({ actor: city.person(key), proposalId });
  await noTies(city, proposalId, "officer", "officer2", "chief");
  const questions = [
    { departmentId: health, question: "①会場はありますか。", due: "10" },
    { departmentId: disaster, question: "①防災の備えはありますか。", due: "5" },
  ];
  const asked = await askDepartment(city.program, { ...as("officer"), questions });
  await noTies(city, proposalId, "disasterHead");
  const inquiryId = asked.ok ? asked.value.value!.inquiries[1]! : "";
  const answer = { inquiryId, outcome: "conditions", answer: "条件つきです。" };
  expect(await confirmAnswer(city.program, { ...as("disasterHead"), ...answer })).toMatchObject({ ok: true });
  expect(await releaseAnswer(city.program, { ...as("officer"), inquiryId })).toMatchObject({ ok: true });
  const change = { actor: admin(), departmentId: health, day: "2026-11-24", successorId: disaster };
  expect(await mergeDepartment(city.program, change)).toMatchObject({ ok: true });
  const { rows } = await city.owner.query(
    "select q.question, a.released_at is not null as released from inquiries i join inquiry_questions q on q.inquiry_id = i.id join inquiry_answers a on a.inquiry_id = i.id where i.proposal_id = $1 and i.ended_at is null",
    [proposalId],
  );
  expect(rows).toEqual([{ question: "①防災の備えはありますか。", released: true }]);
  const told = await city.owner.query("select what from notices where person_id = $1 and proposal_id = $2", [
    city.person("officer").id,
    proposalId,
  ]);
  expect(told.rows.map(({ what }) => what)).toContain("question-left");
});

test("what somebody of the department has to do goes with them to the new one, and so does its turn", async () => {
  const { proposalId } = await lineTo(city, "dialogue");
  const [health, disaster] = [city.department("0507"), city.department("0201")];
  const bearer = city.person("healthStaff");
  const todo = (ended: "done" | null) =>
    city.owner.query(
      "insert into to_dos (municipality_id, proposal_id, what, side, department_id, person_id, due, added_side, added_by, added_at, ended_as, ended_by, ended_at) values ('272060', $1, '会場の図面を用意する', 'city', $2, $3, '2026-12-10', 'city', $4, now(), $5, $6, $7)",
      [proposalId, health, bearer.id, city.person("officer").id, ended, ended && bearer.id, ended && new Date()],
    );
  await todo(null);
  await todo("done");
  const change = { actor: admin(), departmentId: health, day: "2026-11-24", takesId: disaster };
  const successorIds = [disaster, city.department("0902")];
  expect(await splitDepartment(city.program, { ...change, successorIds })).toMatchObject({ ok: true });
  const officer = await now("officer");
  const { toDos } = await city.program.db.asActor(officer, (tx) => listNextSteps(tx, proposalId));
  expect(toDos.map((toDo) => toDo.bearer)).toEqual([`${bearer.name}（危機管理課）`, `${bearer.name}（保健センター）`]);
  const { rows } = await city.owner.query(
    "select person_id, holder from waits where proposal_id = $1 and task = 'doToDo' and ended_at is null",
    [proposalId],
  );
  expect(rows).toEqual([{ person_id: bearer.id, holder: "department" }]);
});

test("a protected part that names a department is read by the same one under a new name, and by no larger one (P7b)", async () => {
  const { proposalId } = await lineTo(city, "inquiry");
  const health = city.department("0507");
  const named = async () =>
    (await city.owner.query("select department_ids from protected_parts where id = $1", [part])).rows[0];
  const part = (
    await city.owner.query<{ id: string }>(
      "insert into protected_parts (municipality_id, proposal_id, section, heading, state, level, department_ids, until, agreed_at) values ('272060', $1, 'what', '見出し', 'agreed', 'named_departments', array[$2::uuid], '2028-03-31', now()) returning id",
      [proposalId, health],
    )
  ).rows[0]!.id;
  const change = { actor: admin(), departmentId: health, day: "2026-11-24", ...newName };
  expect((await renameDepartment(city.program, change)).ok).toBe(true);
  const renamed = (await cityOf(city.program)).departments.find(({ code }) => code === "0510")!.id;
  expect(await named()).toEqual({ department_ids: [renamed] });
  const merge = { actor: admin(), departmentId: renamed, successorId: city.department("0201"), day: "2026-11-25" };
  expect((await mergeDepartment(city.program, merge)).ok).toBe(true);
  city.hoursLater(24);
  expect(await turnDepartments(city.program)).toBe(1);
  expect(await named()).toEqual({ department_ids: [renamed] });
});

test("what departments answer together passes as well, and so do a question back and who handles it", async () => {
  const { proposalId } = await lineTo(city, "inquiry");
  const health = city.department("0507");
  const inquiry = (
    await city.owner.query<{ id: string }>("select id from inquiries where proposal_id = $1 and department_id = $2", [
      proposalId,
      health,
    ])
  ).rows[0]!.id;
  const of = [inquiry, proposalId, health, city.person("healthStaff").id];
  await city.owner.query(
    "insert into inquiry_handlers (inquiry_id, proposal_id, municipality_id, department_id, person_id, handed_by, at) values ($1, $2, '272060', $3, $4, $4, now())",
    of,
  );
  await city.owner.query(
    "insert into inquiry_talks (inquiry_id, proposal_id, municipality_id, department_id, side, by_id, body, at) values ($1, $2, '272060', $3, 'department', $4, '①会場は', now())",
    of,
  );
  await city.owner.query(
    "insert into joint_answers (proposal_id, municipality_id, department_ids, arranged_by, arranged_at) values ($1, '272060', $2, $3, now())",
    [proposalId, [health, city.department("0902")], city.person("officer").id],
  );
  const change = { actor: admin(), departmentId: health, day: "2026-11-24", ...newName };
  expect((await renameDepartment(city.program, change)).ok).toBe(true);
  const renamed = (await cityOf(city.program)).departments.find(({ code }) => code === "0510")!.id;
  const { rows } = await city.owner.query(
    "select (select department_id from inquiry_handlers) as handler, (select department_id from inquiry_talks) as talk, (select department_ids from joint_answers) as joint",
  );
  expect(rows).toEqual([{ handler: renamed, talk: renamed, joint: [renamed, city.department("0902")] }]);
});

test("split, one of the new departments takes what is open; which, has to be said", async () => {
  const { proposalId } = await lineTo(city, "inquiry");
  const health = city.department("0507");
  const [mothers, elders] = [await begun("0511", "母子課"), await begun("0512", "長寿課")];
  const change = { actor: admin(), departmentId: health, day: firstOfApril };
  const wrong = { ...change, successorIds: [mothers], takesId: health };
  expect(errorsOf(await splitDepartment(city.program, wrong))).toEqual(["successors", "takes"]);
  // Nobody follows on a day before they work.
  const early = { ...change, day: "2027-03-31", successorIds: [mothers, elders], takesId: elders };
  expect(errorsOf(await splitDepartment(city.program, early))).toEqual(["successors", "takes"]);
  const split = { ...change, successorIds: [mothers, elders], takesId: elders };
  expect(await splitDepartment(city.program, split)).toMatchObject({ ok: true });
  city.setNow(inApril);
  expect(await turnDepartments(city.program)).toBe(1);
  expect((await waitsOf(proposalId)).map(({ department }) => department)).toContain("長寿課");
  expect((await now("healthStaff")).departments.map(({ name }) => name)).toEqual(["長寿課"]);
  const { rows } = await city.owner.query("select kind, takes_open from department_successors order by takes_open");
  expect(rows).toEqual([
    { kind: "split", takes_open: false },
    { kind: "split", takes_open: true },
  ]);
});

test("a change whose day has not come is taken back, and the department of the new name with it", async () => {
  const health = city.department("0507");
  const change = { actor: admin(), departmentId: health, day: firstOfApril, ...newName };
  expect((await renameDepartment(city.program, change)).ok).toBe(true);
  expect((await renameDepartment(city.program, change)).ok).toBe(false);
  expect((await takeBackChange(city.program, { actor: admin(), departmentId: health })).ok).toBe(true);
  expect((await cityOf(city.program)).everyDepartment.some(({ code }) => code === "0510")).toBe(false);
  expect((await renameDepartment(city.program, change)).ok).toBe(true);
  city.setNow(inApril);
  expect((await takeBackChange(city.program, { actor: admin(), departmentId: health })).ok).toBe(false);
});

test("a department where somebody works ends only into another; the desk's own not at all", async () => {
  const day = "2026-11-30";
  const end = (code: string) =>
    endDepartment(city.program, { actor: admin(), departmentId: city.department(code), day });
  expect(errorsOf(await end("0507"))).toEqual(["day"]);
  expect(await end("0102")).toMatchObject({ ok: false, refusal: { kind: "not-allowed" } });
  const empty = await begun("0999", "からの課");
  const early = await endDepartment(city.program, { actor: admin(), departmentId: empty, day });
  expect(errorsOf(early)).toEqual(["day"]);
  expect((await endDepartment(city.program, { actor: admin(), departmentId: empty, day: "2027-05-01" })).ok).toBe(true);
});

test("a slip is mended in all records; days that are over and codes that were used are refused", async () => {
  const health = city.department("0507");
  const fields = { code: "0507", division: "健康部", name: "保健センタ一", nameEn: "Health", duties: "一\n二" };
  const correct = (departmentId: string) =>
    correctDepartment(city.program, { actor: admin(), departmentId, ...fields });
  expect((await correct(health)).ok).toBe(true);
  expect(errorsOf(await correct(city.department("0201")))).toEqual(["code"]);
  expect(errorsOf(await addDepartment(city.program, { actor: admin(), ...fields, openedOn: "2026-11-23" }))).toEqual([
    "openedOn",
  ]);
  const past = { actor: admin(), departmentId: health, day: "2026-11-23", ...newName };
  expect(errorsOf(await renameDepartment(city.program, past))).toEqual(["day"]);
});

test("nobody but an administrator arranges departments, also past the program", async () => {
  const [health, disaster] = [city.department("0507"), city.department("0201")];
  for (const key of ["chief", "officer", "healthHead", "representative"] as const) {
    const actor = city.person(key);
    expect(
      (await mergeDepartment(city.program, { actor, departmentId: health, successorId: disaster, day: "2026-11-24" }))
        .ok,
    ).toBe(false);
    const row = {
      department_id: health,
      successor_id: disaster,
      kind: "merged",
      on_day: "2026-11-24",
      takes_open: true,
      by_id: actor.id,
      at: new Date(),
    };
    await expect(
      city.program.db.asActor(actor, (tx) => tx.insertInto("department_successors").values(row).execute()),
    ).rejects.toThrow(/row-level security/);
  }
  // Under a new name what names a department is read on (P7b): a merger is not called that, past the program neither.
  const called = {
    ...{ department_id: health, successor_id: disaster, kind: "renamed", on_day: "2026-11-24", takes_open: true },
    ...{ by_id: admin().id, at: new Date() },
  };
  await expect(
    city.program.db.asActor(admin(), (tx) => tx.insertInto("department_successors").values(called).execute()),
  ).rejects.toThrow(/a new name is a new department/);
});
