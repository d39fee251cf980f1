import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aChallenge } from "../../../test/support/challenges.ts";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { addDepartment } from "../../commands/departments/add-department.ts";
import { splitDepartment } from "../../commands/departments/follow-department.ts";
import { takeBackChange } from "../../commands/departments/take-back-change.ts";
import { turnDepartments } from "../../commands/departments/turn-departments.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { listNotices } from "../../queries/notices.ts";

let city: TestCity;
let requests: Requests;
let health: string;
let mothers: string;
let elders: string;
beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
  health = city.department("0507");
  mothers = await begun("0511", "母子課");
  elders = await begun("0512", "長寿課");
});
afterAll(() => city.drop());

const id = (key: PersonKey) => city.person(key).id;
const admin = () => city.person("administrator");
const firstOfApril = "2027-04-01";
const begun = async (code: string, name: string) => {
  const fields = { code, name, nameEn: "New Division", division: "", duties: "新しい仕事", openedOn: firstOfApril };
  expect((await addDepartment(city.program, { actor: admin(), ...fields })).ok).toBe(true);
  return (await cityOf(city.program)).everyDepartment.find((one) => one.code === code)!.id;
};
const split = () =>
  splitDepartment(city.program, {
    ...{ actor: admin(), departmentId: health, day: firstOfApril },
    ...{ successorIds: [mothers, elders], takesId: elders },
  });
const inquiryOf = async (proposalId: string) =>
  (
    await city.owner.query<{ id: string }>("select id from inquiries where proposal_id = $1 and department_id = $2", [
      proposalId,
      health,
    ])
  ).rows[0]!.id;
const post = (key: PersonKey, fields: Record<string, string>) =>
  requests.post(key, `/desk/divisions/${health}`, fields);

test("until its day the head or the chief says which department takes what; each takes its own, is told, and history says so", async () => {
  const [first, second, third] = [
    await lineTo(city, "inquiry"),
    await lineTo(city, "inquiry"),
    await lineTo(city, "inquiry"),
  ];
  const { id: challenge } = await aChallenge(city, "draft");
  const page = `/desk/divisions/${health}`;
  expect((await requests.get("healthHead", page)).status).toBe(404);
  expect(await split()).toMatchObject({ ok: true });
  for (const key of ["healthStaff", "disasterHead", "officer", "finance"] as const)
    expect([key, (await requests.get(key, page)).status]).toEqual([key, 404]);
  expect((await requests.get("administrator", page)).status).toBe(403);
  expect((await requests.get("healthHead", "/desk/hand-overs")).text).toContain("引き継ぐ課を選ぶ");
  expect((await requests.get("healthHead", page)).text).toContain("照会(3件)");
  // The head is told that it is theirs to divide, until the day before; nobody else is.
  const { rows: toldOfSplit } = await city.owner.query(
    "select person_id, kind, due::text from notices where what = 'divideDepartment'",
  );
  expect(toldOfSplit).toEqual([{ person_id: id("healthHead"), kind: "turn", due: "2027-03-31" }]);
  const inbox = (await requests.get("healthHead", "/inbox")).text;
  expect(inbox).toContain("あなたの番です：分かれる課の仕事を、どの課が引き継ぐかを選ぶ");
  expect(inbox).toContain(`href="${page}"`);

  // Wrong: a department that does not follow, and nothing for the rest. What was chosen is kept.
  const goes = { [`goes-${await inquiryOf(first.proposalId)}`]: mothers, [`goes-${challenge}`]: mothers };
  const wrong = await post("healthHead", { rest: "", ...goes, [`goes-${challenge}`]: city.department("0201") });
  expect([wrong.status, wrong.text.includes("まとめて引き継ぐ課を選んでください")]).toEqual([422, true]);
  expect((await post("healthStaff", { rest: elders, ...goes })).status).toBe(404);
  expect((await post("healthHead", { rest: elders, ...goes })).status).toBe(303);
  // The chief changes one of them; what comes later goes with the rest.
  const withSecond = { ...goes, [`goes-${await inquiryOf(second.proposalId)}`]: mothers };
  expect((await post("chief", { rest: elders, ...withSecond })).status).toBe(303);
  expect((await requests.get("healthHead", page)).text).toContain("うち別に選んだもの2件");

  // Somebody of 母子課 is there on the day, and hears of what is theirs alone.
  await city.owner.query(
    "insert into staff_posts (person_id, municipality_id, role, department_id, since) values ($1, '272060', 'head', $2, now())",
    [id("schoolStaff"), mothers],
  );
  city.setNow(new Date("2027-04-01T09:00:00+09:00"));
  expect(await turnDepartments(city.program)).toBe(1);
  const { rows } = await city.owner.query<{ proposal_id: string; code: string; was: string }>(
    "select i.proposal_id, d.code, o.code as was from inquiries i join departments d on d.id = i.department_id join departments o on o.id = i.asked_as where i.ended_at is null",
  );
  const took = Object.fromEntries(rows.map((row) => [row.proposal_id, [row.code, row.was]]));
  expect(took).toEqual({
    [first.proposalId]: ["0511", "0507"],
    [second.proposalId]: ["0511", "0507"],
    [third.proposalId]: ["0512", "0507"],
  });
  const waits = await city.owner.query(
    "select distinct w.proposal_id, d.code from waits w join departments d on d.id = w.department_id where w.ended_at is null and w.task = 'answerInquiry'",
  );
  expect(Object.fromEntries(waits.rows.map((row) => [row.proposal_id, row.code]))).toEqual({
    [first.proposalId]: "0511",
    [second.proposalId]: "0511",
    [third.proposalId]: "0512",
  });
  const events = await city.owner.query(
    "select proposal_id, facts->>'department' as to from events where kind = 'department-succeeded'",
  );
  expect(Object.fromEntries(events.rows.map((row) => [row.proposal_id, row.to]))).toEqual({
    [first.proposalId]: mothers,
    [second.proposalId]: mothers,
    [third.proposalId]: elders,
  });
  const told = await city.owner.query(
    "select what, proposal_id, challenge_id from notices where person_id = $1 and kind = 'turn' and at >= '2027-04-01' order by what, proposal_id",
    [id("schoolStaff")],
  );
  expect(told.rows.map(({ what }) => what)).toEqual(["answerInquiry", "answerInquiry", "writeChallenge"]);
  expect(new Set(told.rows.map((row) => row.proposal_id ?? row.challenge_id))).toEqual(
    new Set([first.proposalId, second.proposalId, challenge]),
  );
  const step = await city.owner.query(
    "select body, by_side from challenge_steps where challenge_id = $1 and kind = 'department-succeeded'",
    [challenge],
  );
  expect(step.rows).toEqual([{ body: "保健センター → 母子課", by_side: "clock" }]);
});

test("a choice is the head's or the chief's also past the program, of what they see, and goes with the split that is taken back", async () => {
  city.setNow(new Date("2027-04-02T09:00:00+09:00"));
  requests = requestsOf(city);
  const disaster = city.department("0201");
  const [one, other] = [await later("0521", "防災課"), await later("0522", "危機課")];
  const day = { actor: admin(), departmentId: disaster, day: "2027-05-01" };
  expect((await splitDepartment(city.program, { ...day, successorIds: [one, other], takesId: one })).ok).toBe(true);
  const row = (key: PersonKey, successor: string) => sql`insert into split_choices
    (department_id, successor_id, kind, item_id, chosen_by, chosen_at)
    values (${disaster}, ${successor}, 'rest', ${disaster}, ${id(key)}, now())`;
  const past = (key: PersonKey, statement: ReturnType<typeof sql>) =>
    city.program.db.asActor(city.person(key), (tx) => statement.execute(tx));
  for (const key of ["healthHead", "administrator", "officer", "representative"] as const)
    await expect(past(key, row(key, other))).rejects.toThrow(/row-level security/);
  await expect(past("chief", row("chief", elders))).rejects.toThrow(/among_successors/);
  await past("disasterHead", row("disasterHead", other));
  const seen = (key: PersonKey) =>
    city.program.db.asActor(city.person(key), (tx) =>
      tx.selectFrom("split_choices").select("id").where("department_id", "=", disaster).execute(),
    );
  expect([(await seen("healthHead")).length, (await seen("administrator")).length]).toEqual([0, 0]);
  expect((await seen("chief")).length).toBe(1);
  expect((await takeBackChange(city.program, { actor: admin(), departmentId: disaster })).ok).toBe(true);
  const { notices } = await listNotices(city.program, city.person("disasterHead"), null);
  expect(notices.filter(({ what }) => what === "divideDepartment").map(({ isOver }) => isOver)).toEqual([true]);
  const left = await city.owner.query("select count(*)::int as n from split_choices where department_id = $1", [
    disaster,
  ]);
  expect(left.rows).toEqual([{ n: 0 }]);
  expect((await post("chief", { rest: elders, idempotency_key: randomUUID() })).status).toBe(404);
});

const later = async (code: string, name: string) => {
  const fields = { code, name, nameEn: "New", division: "", duties: "", openedOn: "2027-05-01" };
  expect((await addDepartment(city.program, { actor: admin(), ...fields })).ok).toBe(true);
  return (await cityOf(city.program)).everyDepartment.find((one) => one.code === code)!.id;
};
