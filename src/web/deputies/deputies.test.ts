import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, lineTo, startOfTests, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import type { Deputyship } from "../../domain/policy/actor.ts";

let city: TestCity;
let requests: Requests;
beforeAll(async () => {
  city = await aCity();
  requests = requestsOf(city);
});
afterAll(() => city.drop());

const id = (key: PersonKey) => city.person(key).id;
const goTo = (now: Date) => {
  city.setNow(now);
  requests = requestsOf(city);
};
const days = {
  "from-year": "令和8",
  "from-month": "11",
  "from-day": "24",
  "to-year": "令和8",
  "to-month": "11",
  "to-day": "27",
};
const name = (by: PersonKey, of: PersonKey, deputy: PersonKey, fields: Record<string, string> = days) =>
  requests.post(by, "/desk/deputies", { ...fields, deputy: `${id(of)} ${id(deputy)}`, reason: "出張①" });
const method = { day: 3, method: "project_agreement", reason: "一つの分野で続く取組です。", approvals: 0 } as const;
const paperOf = async () => {
  const { proposalId } = await lineTo(city, "method_review", { ready: true, story: { method } });
  const { rows } = await city.owner.query<{ id: string }>("select id from approval_papers where proposal_id = $1", [
    proposalId,
  ]);
  return { proposalId, paper: rows[0]!.id, page: `/proposals/${proposalId}/papers/${rows[0]!.id}` };
};
const declare = (who: PersonKey, proposalId: string, hasTie: "yes" | "no") =>
  requests.post(who, `/proposals/${proposalId}/conflict-declarations`, {
    hasTie,
    what: hasTie === "yes" ? "元の勤め先" : "",
  });
const hashIn = (text: string) => /name="content_hash" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? "";
/** As the session would say it, for who goes past the program. */
const inPlaceOf = (key: PersonKey, part: Deputyship["part"] = "approver", by: PersonKey = key): Deputyship => ({
  ...{ personId: id(key), part, namedBy: id(by), departmentId: null },
});
const endAll = () => city.owner.query("update deputies set ended_at = now() where ended_at is null");

test("in place of an approver who is away the deputy decides under their own name; it ends with its day", async () => {
  const { proposalId, page } = await paperOf();
  expect((await requests.get("schoolStaff", page)).status).toBe(404);
  expect((await name("finance", "finance", "schoolStaff")).status).toBe(303);
  expect((await requests.get("schoolStaff", "/desk/deputies")).text).toContain("代理中");
  // P2: they are asked about ties as everybody is.
  expect((await requests.get("schoolStaff", page)).text).toContain("関係");
  expect((await declare("schoolStaff", proposalId, "no")).status).toBe(303);
  const shown = await requests.get("schoolStaff", page);
  expect(shown.status).toBe(200);
  const decision = { decision: "approved", comment: "", content_hash: hashIn(shown.text) };
  expect((await requests.post("schoolStaff", `${page}/decision`, decision)).status).toBe(303);
  const { rows } = await city.owner.query(
    "select person_id, decided_by, decision from approval_steps where proposal_id = $1 order by position limit 1",
    [proposalId],
  );
  expect(rows).toEqual([{ person_id: id("finance"), decided_by: id("schoolStaff"), decision: "approved" }]);
  await declare("mayorOffice", proposalId, "no");
  expect((await requests.get("mayorOffice", page)).text).toContain("代決");
  const events = await city.owner.query(
    "select by_id, facts->>'inPlaceOf' as away from events where proposal_id = $1 and kind = 'paper-approved'",
    [proposalId],
  );
  expect(events.rows).toEqual([{ by_id: id("schoolStaff"), away: id("finance") }]);

  goTo(new Date("2026-11-28T09:00:00+09:00"));
  expect((await requests.get("schoolStaff", page)).status).toBe(404);
  goTo(startOfTests);
  await endAll();
});

test("a deputy with a tie sees and decides nothing; the desk is nobody's deputy on a route; nobody decides twice", async () => {
  const { proposalId, paper, page } = await paperOf();
  expect((await name("finance", "finance", "officer")).status).toBe(422);
  expect((await name("chief", "finance", "officer2")).status).toBe(422);
  expect((await name("schoolStaff", "finance", "healthStaff")).status).toBe(403);
  expect((await name("chief", "finance", "schoolStaff")).status).toBe(303);
  expect((await declare("schoolStaff", proposalId, "yes")).status).toBe(303);
  expect((await requests.get("schoolStaff", page)).status).toBe(404);
  expect((await requests.post("schoolStaff", `${page}/decision`, { decision: "approved", comment: "" })).status).toBe(
    404,
  );
  await endAll();
  // Who has a step of their own does not decide another's: not past the program either.
  expect((await name("finance", "finance", "mayorOffice")).status).toBe(303);
  const deputy = { ...city.person("mayorOffice"), deputyOf: [inPlaceOf("finance")] };
  await expect(
    city.program.db.asActor(deputy, (tx) =>
      tx
        .updateTable("approval_steps")
        .set({ decision: "approved", decided_at: city.program.now(), decided_by: deputy.id })
        .where("paper_id", "=", paper)
        .where("person_id", "=", id("finance"))
        .execute(),
    ),
  ).rejects.toThrow(/deputy decides/);
  // Nor in the name of who is away.
  const other = { ...city.person("healthStaff"), deputyOf: [inPlaceOf("finance")] };
  await expect(
    city.program.db.asActor(other, (tx) =>
      tx
        .updateTable("approval_steps")
        .set({ decision: "approved", decided_at: city.program.now() })
        .where("paper_id", "=", paper)
        .where("person_id", "=", id("finance"))
        .execute(),
    ),
  ).rejects.toThrow(/deputy decides/);
  await endAll();
});

test("in place of the head somebody of the department confirms what another wrote, and hears what the head would hear", async () => {
  const { proposalId, inquiryIds } = await lineTo(city, "inquiry");
  const inquiry = inquiryIds.get("0507");
  if (!inquiry) throw new Error("the line asks the health centre");
  const answer = { outcome: "dialogue", answer: "会場があります。" };
  const page = `/proposals/${proposalId}/inquiries/${inquiry}`;
  await city.owner.query("update inquiries set answered_at = null where id = $1", [inquiry]);
  await city.owner.query("delete from inquiry_answers where inquiry_id = $1", [inquiry]);
  await declare("healthStaff", proposalId, "no");
  expect((await requests.post("healthStaff", `${page}/answer/confirmation`, answer)).status).toBe(403);
  expect((await name("healthHead", "healthHead", "disasterHead")).status).toBe(422);
  expect((await name("healthHead", "healthHead", "healthStaff")).status).toBe(303);
  // Never what they wrote themselves.
  const own = await requests.post("healthStaff", `${page}/answer/confirmation`, answer);
  expect([own.status, own.text.includes("ほかの人が書いた案")]).toEqual([403, true]);
  await city.owner.query(
    "insert into inquiry_answers (municipality_id, inquiry_id, proposal_id, department_id, outcome, answer, drafted_by, drafted_at) values ('272060', $1, $2, $3, 'dialogue', $4, $5, now())",
    [inquiry, proposalId, city.department("0507"), answer.answer, id("healthHead")],
  );
  // Nor does a deputy move people, or send the question to another department in the head's place.
  const plan = `/desk/hand-overs/new?from=${id("healthHead")}&department=${city.department("0507")}`;
  expect((await requests.get("healthStaff", plan)).status).toBe(404);
  await city.owner.query("update inquiry_answers set outcome = 'not_ours' where inquiry_id = $1", [inquiry]);
  const away = { outcome: "not_ours", answer: answer.answer, suggested: city.department("0201") };
  expect((await requests.post("healthStaff", `${page}/answer/confirmation`, away)).status).toBe(403);
  await city.owner.query("update inquiry_answers set outcome = 'dialogue' where inquiry_id = $1", [inquiry]);
  expect((await requests.post("healthStaff", `${page}/answer/confirmation`, answer)).status).toBe(303);
  const { rows } = await city.owner.query("select confirmed_by from inquiry_answers where inquiry_id = $1", [inquiry]);
  expect(rows).toEqual([{ confirmed_by: id("healthStaff") }]);
  await endAll();
});

test("a colleague of the desk hears for who is away; ended early nobody hears any more; a year is the most", async () => {
  const { proposalId } = await lineTo(city, "dialogue");
  await city.owner.query("update assignments set ended_at = now() where proposal_id = $1", [proposalId]);
  await city.owner.query(
    "insert into assignments (proposal_id, person_id, municipality_id, assigned_by, at) values ($1, $2, '272060', $3, now()) on conflict (proposal_id, person_id) do update set ended_at = null",
    [proposalId, id("officer"), id("chief")],
  );
  expect((await name("officer", "officer", "officer2")).status).toBe(303);
  const heard = async () =>
    (
      await city.owner.query<{ n: number }>(
        "select count(*)::int as n from notices where person_id = $1 and proposal_id = $2 and what = 'message-sent'",
        [id("officer2"), proposalId],
      )
    ).rows[0]!.n;
  const write = () =>
    requests.post("representative", `/proposals/${proposalId}/messages`, { body: "𠮷日を決めましょう。" });
  const before = await heard();
  await write();
  const turns = await city.owner.query<{ n: number }>(
    "select count(*)::int as n from notices where person_id = $1 and proposal_id = $2 and kind = 'turn'",
    [id("officer2"), proposalId],
  );
  expect((await heard()) - before + turns.rows[0]!.n).toBeGreaterThan(0);
  const deputy = (await city.owner.query<{ id: string }>("select id from deputies where ended_at is null")).rows[0]!.id;
  expect((await requests.post("healthHead", `/desk/deputies/${deputy}/ending`, {})).status).toBe(404);
  expect((await requests.post("officer2", `/desk/deputies/${deputy}/ending`, {})).status).toBe(303);
  const long = { ...days, "to-year": "令和10" };
  const refused = await name("officer", "officer", "officer2", long);
  expect([refused.status, refused.text.includes("1年まで")]).toEqual([422, true]);
});

test("the chief finds who is away by name and department", async () => {
  const { text } = await requests.get("chief", "/desk/deputies");
  expect(text).toContain(`${city.person("healthHead").name}さん(保健センター)</option>`);
  // Of the desk there is no department to say.
  expect(text).toContain(`${city.person("officer").name}さん</option>`);
});
