import { afterAll, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { declareConflict } from "../../commands/declare-conflict.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const requests = requestsOf(city);

test("where the only head takes no part, the page says who confirms instead, or that the desk decides it, and nothing of why", async () => {
  const { proposalId: id } = await lineTo(city, "received");
  await noTies(city, id, "officer", "chief");
  const health = city.department("0507");
  const form = { question: "会場はありますか。", due: "10", "department-0": health };
  expect((await requests.post("officer", paths.proposal.inquiries({ id }), form)).status).toBe(303);
  await noTies(city, id, "healthStaff");
  const { rows } = await city.owner.query<{ id: string }>("select id from inquiries where proposal_id = $1", [id]);
  const page = async (who: "officer" | "healthStaff") =>
    wordsOf((await requests.get(who, paths.proposal.inquiry({ id, inquiry: rows[0]!.id }))).text);
  expect(await page("officer")).not.toContain("外れています");
  const tie = { actor: city.person("healthHead"), proposalId: id, hasTie: "yes", what: "義兄が役員" };
  expect((await declareConflict(city.program, tie)).ok).toBe(true);
  for (const who of ["officer", "healthStaff"] as const) {
    const said = await page(who);
    expect(said).toContain("課長は、この提案から外れています。代わりに確定できる人がいないので、デスクの責任者が");
    expect(said).not.toContain("義兄");
  }
  // One whom the head chose does not decide either; one whom the chief named does.
  const named = (by: "healthHead" | "chief") =>
    city.owner.query(
      "insert into deputies (municipality_id, person_id, deputy_id, from_day, to_day, reason, named_by, named_at) values ('272060', $1, $2, '2026-11-24', '2026-11-30', '不在', $3, '2026-11-24T00:00Z')",
      [city.person("healthHead").id, city.person("healthStaff").id, city.person(by).id],
    );
  await named("healthHead");
  expect(await page("officer")).toContain("確定できる人がいない");
  await city.owner.query("update deputies set ended_at = '2026-11-24T01:00Z'");
  await named("chief");
  const staff = city.person("healthStaff").name;
  expect(await page("officer")).toContain(`代わりに確定できる人: ${staff}さん`);
  expect(wordsOf((await requests.get("officer", paths.proposal.inquiries({ id }))).text)).toContain(
    `確定できる人: ${staff}さん`,
  );
});
