import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, lineTo, type TestCity } from "../../../test/support/city.ts";
import { requestsOf } from "../../../test/support/requests.ts";
import { addDepartment } from "../../commands/departments/add-department.ts";
import { splitDepartment } from "../../commands/departments/follow-department.ts";
import { turnDepartments } from "../../commands/departments/turn-departments.ts";
import { cityOf } from "../../db/stores/city-store.ts";

let city: TestCity;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.drop());

const firstOfApril = "2027-04-01";
const begun = async (code: string, name: string) => {
  const fields = { code, name, nameEn: "New Division", division: "", duties: "新しい仕事", openedOn: firstOfApril };
  expect((await addDepartment(city.program, { actor: city.person("administrator"), ...fields })).ok).toBe(true);
  return (await cityOf(city.program)).everyDepartment.find((one) => one.code === code)!.id;
};

test("P2: a head who has a tie does not choose which department goes on with that proposal, apart or with the rest", async () => {
  const health = city.department("0507");
  const [mothers, elders] = [await begun("0511", "母子課"), await begun("0512", "長寿課")];
  const [apart, rest, free] = [
    (await lineTo(city, "inquiry")).proposalId,
    (await lineTo(city, "inquiry")).proposalId,
    (await lineTo(city, "inquiry")).proposalId,
  ];
  await splitDepartment(city.program, {
    ...{ actor: city.person("administrator"), departmentId: health, day: firstOfApril },
    ...{ successorIds: [mothers, elders], takesId: elders },
  });
  const { rows: asked } = await city.owner.query<{ id: string }>(
    "select id from inquiries where proposal_id = $1 and department_id = $2",
    [apart, health],
  );
  const requests = requestsOf(city);
  const chosen = { rest: mothers, [`goes-${asked[0]!.id}`]: mothers };
  expect((await requests.post("healthHead", `/desk/divisions/${health}`, chosen)).status).toBe(303);
  // Declared only afterwards: who had chosen before does not decide it either.
  for (const id of [apart, rest]) {
    await city.owner.query("delete from conflict_declarations where proposal_id = $1 and person_id = $2", [
      id,
      city.person("healthHead").id,
    ]);
    const tie = { hasTie: "yes", what: "兄の会社です。" };
    expect((await requests.post("healthHead", `/proposals/${id}/conflict-declarations`, tie)).status).toBe(303);
  }
  city.setNow(new Date("2027-04-01T09:00:00+09:00"));
  expect(await turnDepartments(city.program)).toBe(1);
  const { rows } = await city.owner.query<{ proposal_id: string; name: string }>(
    "select i.proposal_id, d.name from inquiries i join departments d on d.id = i.department_id where i.ended_at is null",
  );
  expect(Object.fromEntries(rows.map((row) => [row.proposal_id, row.name]))).toEqual({
    [apart]: "長寿課",
    [rest]: "長寿課",
    [free]: "母子課",
  });
});
