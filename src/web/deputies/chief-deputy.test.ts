import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aChallenge } from "../../../test/support/challenges.ts";
import { aCity, lineTo, startOfTests, type TestCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import type { Deputyship, Person } from "../../domain/policy/actor.ts";
import { whoMay } from "../../domain/process/actions.ts";

let city: TestCity;
let requests: Requests;
beforeAll(async () => {
  city = await aCity();
});
beforeEach(async () => {
  goTo(startOfTests);
  await city.owner.query("update deputies set ended_at = now() where ended_at is null");
});
afterAll(() => city.drop());

const id = (key: PersonKey) => city.person(key).id;
const goTo = (now: Date) => {
  city.setNow(now);
  requests = requestsOf(city);
};
const days = { from: "令和8年11月24日", to: "令和8年11月27日" };
const name = (by: PersonKey, of: PersonKey, deputy: PersonKey, fields: Record<string, string> = {}) =>
  requests.post(by, "/desk/deputies", { ...days, deputy: `${id(of)} ${id(deputy)}`, reason: "出張①", ...fields });
const declare = (who: PersonKey, proposalId: string, hasTie: "yes" | "no") =>
  requests.post(who, `/proposals/${proposalId}/conflict-declarations`, {
    hasTie,
    what: hasTie === "yes" ? "元の勤め先" : "",
  });
const decline = {
  ground: "市が担う事務の範囲にない",
  explanation: "市の事務ではありません。",
  whatWouldHelp: "府の窓口にご相談ください。",
  departmentsHeard: "保健センター",
};
const summaryOf = (text: string) => {
  const from = text.indexOf('class="error-summary"');
  return text.slice(from, text.indexOf("</ul>", from));
};
/** As the session would say it, for who goes past the program. */
const actingFor = (key: PersonKey, away: PersonKey, part: Deputyship["part"], by: PersonKey = away): Person => ({
  ...city.person(key),
  deputyOf: [{ personId: id(away), part, namedBy: id(by), departmentId: null }],
});
const past = (actor: Person, statement: ReturnType<typeof sql>) =>
  city.program.db.asActor(actor, (tx) => statement.execute(tx));
const eventsOf = async (proposalId: string, kind: string) =>
  (
    await city.owner.query(
      "select by_id, facts->>'inPlaceOf' as away from events where proposal_id = $1 and kind = $2",
      [proposalId, kind],
    )
  ).rows;

test("while the chief is away somebody of the desk decides in their own name, and the record says in whose place", async () => {
  const { proposalId } = await lineTo(city, "received");
  const page = `/proposals/${proposalId}`;
  for (const key of ["officer", "officer2"] as const) await declare(key, proposalId, "no");
  const assign = () => requests.post("officer2", `${page}/assignments`, { persons: id("officer") });
  expect((await assign()).status).toBe(403);
  expect((await name("officer", "chief", "officer2")).status).toBe(403);
  expect((await name("chief", "chief", "healthStaff")).status).toBe(422);
  expect((await name("chief", "chief", "officer2")).status).toBe(303);
  expect((await assign()).status).toBe(303);
  expect(await eventsOf(proposalId, "officer-assigned")).toContainEqual({ by_id: id("officer2"), away: id("chief") });
  const history = await requests.get("officer", `${page}/history`);
  expect(history.text).toContain("寺田 昌弘さんの代決");
  // What is standing and no case stays with the chief: people, settings, the log of access.
  expect((await requests.get("officer2", "/desk/audit")).status).toBe(403);
  expect((await requests.get("officer2", `/desk/hand-overs/new?from=${id("officer")}`)).status).toBe(404);
  goTo(new Date("2026-11-28T09:00:00+09:00"));
  expect((await assign()).status).toBe(403);
});

test("in the chief's place stands only what is the chief's alone; what their own part allows they do as themselves", async () => {
  // Where another part would do as well, the record could not say which one it was.
  const shared = Object.entries(whoMay).filter(
    ([, parts]) => parts.length > 1 && parts.some((part) => part === "chief"),
  );
  expect(shared).toEqual([]);
  const { proposalId } = await lineTo(city, "submitted");
  await declare("officer2", proposalId, "no");
  expect((await name("chief", "chief", "officer2")).status).toBe(303);
  expect((await requests.post("officer2", `/proposals/${proposalId}/receipt`, {})).status).toBe(303);
  expect(await eventsOf(proposalId, "proposal-received")).toEqual([{ by_id: id("officer2"), away: null }]);
});

test("nobody confirms in the chief's place what they drafted, or where they have a tie", async () => {
  const { proposalId } = await lineTo(city, "received");
  const page = `/proposals/${proposalId}`;
  for (const key of ["officer", "officer2"] as const) await declare(key, proposalId, "no");
  expect((await name("chief", "chief", "officer")).status).toBe(303);
  expect((await name("chief", "chief", "officer2")).status).toBe(303);
  expect((await requests.post("officer", `${page}/decline`, decline)).status).toBe(303);
  // Whoever stands in for the chief hears that it waits for the chief.
  const { rows: told } = await city.owner.query(
    "select person_id from notices where proposal_id = $1 and what = 'confirmDecline' and kind = 'turn'",
    [proposalId],
  );
  expect(told.map((row) => row.person_id)).toContain(id("officer2"));
  const own = await requests.post("officer", `${page}/decline/confirmation`, {});
  expect([own.status, own.text.includes("案を書いた人は、自分で確定できません")]).toEqual([403, true]);
  const forge = sql`update declines set confirmed_by = ${id("officer")}, sent_at = now() where proposal_id = ${proposalId}`;
  await expect(past(actingFor("officer", "chief", "chief"), forge)).rejects.toThrow(/four_eyes/);
  await expect(
    past(
      city.person("officer2"),
      sql`update declines set confirmed_by = ${id("officer2")}, sent_at = now()
    where proposal_id = ${proposalId}`,
    ),
  ).rejects.toThrow(/sent by the chief/);
  expect((await requests.post("officer2", `${page}/decline/confirmation`, {})).status).toBe(303);
  expect(await eventsOf(proposalId, "proposal-declined")).toEqual([{ by_id: id("officer2"), away: id("chief") }]);

  const tied = await lineTo(city, "received");
  await declare("officer2", tied.proposalId, "yes");
  const assignment = { persons: id("officer") };
  expect((await requests.post("officer2", `/proposals/${tied.proposalId}/assignments`, assignment)).status).toBe(404);
});

test("access for law is not granted to the chief in whose place it is granted, past the program neither", async () => {
  const { proposalId, partIds } = await lineTo(city, "inquiry", { parts: [{ level: "desk" }] });
  await declare("officer2", proposalId, "no");
  expect((await name("chief", "chief", "officer2")).status).toBe(303);
  const grants = `/proposals/${proposalId}/protected-parts/${partIds[0]}/law-accesses`;
  const access = { purpose: "audit", reason: "定期監査の資料", endsOn: "令和8年12月10日", untoldReason: "" };
  const grantTo = (key: PersonKey) => requests.post("officer2", grants, { ...access, person: id(key) });
  expect((await grantTo("chief")).status).toBe(422);
  expect((await grantTo("schoolStaff")).status).toBe(303);
  const row = (key: PersonKey) => sql`insert into law_accesses
    (proposal_id, part_id, person_id, reader_department, reader_role, purpose, reason, granted_by, granted_at, ends_at)
    values (${proposalId}, ${partIds[0]}, ${id(key)}, '課', '担当', 'audit', '監査', ${id("officer2")}, now(), now() + interval '5 days')`;
  const deputy = actingFor("officer2", "chief", "chief");
  await expect(past(deputy, row("chief"))).rejects.toThrow(/row-level security/);
  await past(deputy, row("finance"));
});

test("an administrator names somebody for a chief who is away already: never themselves, and for nobody else", async () => {
  const page = await requests.get("administrator", "/desk/deputies");
  expect([page.status, page.text.includes("藤原 直樹")]).toEqual([200, true]);
  expect((await name("administrator", "healthHead", "healthStaff")).status).toBe(422);
  expect((await name("administrator", "chief", "officer")).status).toBe(303);
  const { rows } = await city.owner.query(
    "select by_id, subject_id, facts->>'deputy' as deputy from audit_events where kind = 'deputy-named' order by at desc, seq desc limit 1",
  );
  expect(rows).toEqual([{ by_id: id("administrator"), subject_id: id("chief"), deputy: id("officer") }]);
  const deputy = (await city.owner.query<{ id: string }>("select id from deputies where ended_at is null")).rows[0]!.id;
  expect((await requests.post("administrator", `/desk/deputies/${deputy}/ending`, {})).status).toBe(303);

  await city.owner.query(
    "insert into staff_posts (person_id, municipality_id, role, since) values ($1, '272060', 'officer', now())",
    [id("administrator")],
  );
  const self = sql`insert into deputies (person_id, deputy_id, from_day, to_day, reason, named_by, named_at)
    values (${id("chief")}, ${id("administrator")}, '2026-11-24', '2026-11-27', 'x', ${id("administrator")}, now())`;
  await expect(past(city.person("administrator"), self)).rejects.toThrow(/row-level security/);
  await city.owner.query("delete from staff_posts where person_id = $1 and role = 'officer'", [id("administrator")]);
});

test("who could be whose deputy is answered to whom it concerns alone", async () => {
  const ask = async (key: PersonKey) =>
    (
      (await past(city.person(key), sql`select app.may_deputise(${id("chief")}, ${id("officer")}) as may`)) as {
        rows: { may: boolean }[];
      }
    ).rows[0]!.may;
  for (const key of ["chief", "administrator"] as const) expect([key, await ask(key)]).toEqual([key, true]);
  for (const key of ["representative", "healthHead", "finance", "officer2"] as const)
    expect([key, await ask(key)]).toEqual([key, false]);
});

test("a challenge whose approver is away is approved in their place, by nobody who wrote it, checked it or sent it there", async () => {
  const { id: challenge } = await aChallenge(city, "checked");
  const page = `/desk/challenges/${challenge}`;
  const { rows: route } = await city.owner.query(
    "select person_id, named_by from challenge_approvals where challenge_id = $1",
    [challenge],
  );
  expect(route).toEqual([{ person_id: id("finance"), named_by: id("officer") }]);
  expect((await requests.get("schoolStaff", page)).status).toBe(404);
  expect((await name("finance", "finance", "schoolStaff")).status).toBe(303);
  expect((await name("finance", "finance", "healthStaff")).status).toBe(303);
  const writer = await requests.post("healthStaff", `${page}/approval`, { version: "" });
  expect(writer.status).toBe(403);
  const approve = (
    by: PersonKey,
  ) => sql`update challenge_approvals set decision = 'approved', decided_at = now(), decided_by = ${id(by)}
    where challenge_id = ${challenge}`;
  await expect(past(actingFor("healthStaff", "finance", "approver"), approve("healthStaff"))).rejects.toThrow(/wrote/);
  await expect(past(actingFor("officer", "finance", "approver"), approve("officer"))).rejects.toThrow(/wrote/);
  // Nor in another's name.
  const forged = past(actingFor("schoolStaff", "finance", "approver"), approve("mayorOffice"));
  await expect(forged).rejects.toThrow(/row-level/);
  expect((await requests.get("schoolStaff", page)).text).toContain("承認する");
  expect((await requests.post("schoolStaff", `${page}/approval`, {})).status).toBe(303);
  const { rows } = await city.owner.query(
    "select a.person_id, a.decided_by, s.by_id, s.in_place_of from challenge_approvals a join challenge_steps s on s.challenge_id = a.challenge_id and s.kind = 'approved' where a.challenge_id = $1",
    [challenge],
  );
  expect(rows).toEqual([
    { person_id: id("finance"), decided_by: id("schoolStaff"), by_id: id("schoolStaff"), in_place_of: id("finance") },
  ]);
  expect((await requests.get("finance", page)).text).toContain("大西 健さんの代決");
  goTo(new Date("2026-11-28T09:00:00+09:00"));
  expect((await requests.get("schoolStaff", page)).status).toBe(200);
});

test("whether it is feasible a head judges themselves; a deputy does not, past the program neither", async () => {
  const { proposalId } = await lineTo(city, "method_review");
  await declare("healthStaff", proposalId, "no");
  expect((await name("healthHead", "healthHead", "healthStaff")).status).toBe(303);
  const judged = { answer: "yes", reason: "会場も人もいます。", conditions: "" };
  const answer = await requests.post("healthStaff", `/proposals/${proposalId}/review/feasibility`, judged);
  expect([answer.status, answer.text.includes("代理の人は行えません")]).toEqual([403, true]);
  const deputy: Person = {
    ...actingFor("healthStaff", "healthHead", "head"),
    departments: [{ id: city.department("0507"), name: "保健センター", role: "head", asDeputy: true }],
  };
  const forge = sql`insert into feasibilities (proposal_id, answer, reason, conditions, decided_by, decided_at)
    values (${proposalId}, 'yes', '会場', '[]', ${id("healthStaff")}, now())`;
  await expect(past(deputy, forge)).rejects.toThrow(/no deputy/);
  expect((await requests.post("healthHead", `/proposals/${proposalId}/review/feasibility`, judged)).status).toBe(303);
});

test("an approver with a tie does not choose who decides that paper: the chief does", async () => {
  const method = { day: 3, method: "project_agreement", reason: "一つの分野で続く取組です。", approvals: 0 } as const;
  const { proposalId } = await lineTo(city, "method_review", { ready: true, story: { method } });
  const { rows } = await city.owner.query<{ id: string }>("select id from approval_papers where proposal_id = $1", [
    proposalId,
  ]);
  const page = `/proposals/${proposalId}/papers/${rows[0]!.id}`;
  expect((await name("finance", "finance", "schoolStaff")).status).toBe(303);
  expect((await requests.get("schoolStaff", page)).status).toBe(200);
  await declare("finance", proposalId, "yes");
  expect((await requests.get("schoolStaff", page)).status).toBe(404);
  const decide = sql`update approval_steps set decision = 'approved', decided_at = now(), decided_by = ${id("schoolStaff")}
    where paper_id = ${rows[0]!.id} and person_id = ${id("finance")} returning position`;
  expect(await past(actingFor("schoolStaff", "finance", "approver"), decide)).toMatchObject({ rows: [] });
  expect((await name("chief", "finance", "schoolStaff")).status).toBe(303);
  expect((await requests.get("schoolStaff", page)).status).toBe(200);
});

test("what is wrong in the forms of deputies and of a hand-over is told at once, in the order of the page", async () => {
  const wrong = { from: "きょう", to: "", reason: "", deputy: "" };
  const { status, text } = await requests.post("chief", "/desk/deputies", wrong);
  const summary = summaryOf(text);
  expect([status, [...summary.matchAll(/href="#f-(\w+)/g)].map(([, field]) => field)]).toEqual([
    422,
    ["deputy", "from", "to", "reason"],
  ]);
  await lineTo(city, "received");
  await city.owner.query(
    "insert into assignments (proposal_id, person_id, municipality_id, assigned_by, at) select id, $1, '272060', $1, now() from proposals where submitted_at is not null limit 1 on conflict do nothing",
    [id("officer")],
  );
  const plan = { from: id("officer"), department: "", to: "", onDay: "四月", note: "あ".repeat(2001) };
  const answer = await requests.post("chief", "/desk/hand-overs/new", plan);
  const told = summaryOf(answer.text);
  expect([answer.status, [...told.matchAll(/href="#f-(\w+)/g)].map(([, field]) => field)]).toEqual([
    422,
    ["to", "onDay", "note"],
  ]);
});
