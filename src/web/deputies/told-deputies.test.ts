import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aCity, lineTo, startOfTests, type TestCity } from "../../../test/support/city.ts";
import { type Mailbox, startMailbox } from "../../../test/support/mailbox.ts";
import { requestsOf, wordsOf } from "../../../test/support/requests.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { beginDeputyships } from "../../commands/deputies/begin-deputyships.ts";
import type { Program } from "../../db/program.ts";
import { deliverMail } from "../../jobs/deliver-mail.ts";
import { mailNotices } from "../../jobs/mail-notices.ts";
import { listNotices } from "../../queries/notices.ts";

let city: TestCity;
let box: Mailbox;
let program: Program;
beforeAll(async () => {
  [city, box] = await Promise.all([aCity(), startMailbox()]);
  program = { ...city.program, mail: box.mailer };
});
beforeEach(async () => {
  city.setNow(startOfTests);
  await city.owner.query("update deputies set ended_at = now() where ended_at is null");
});
afterAll(async () => {
  await box.stop();
  await city.drop();
});

const id = (key: PersonKey) => city.person(key).id;
const on = (day: string) => city.setNow(new Date(`${day}T09:00:00+09:00`));
const name = (by: PersonKey, of: PersonKey, deputy: PersonKey, from: string, to: string) =>
  requestsOf(city).post(by, "/desk/deputies", { deputy: `${id(of)} ${id(deputy)}`, from, to, reason: "手術①" });
const endOf = async (by: PersonKey) => {
  const { rows } = await city.owner.query<{ id: string }>("select id from deputies where ended_at is null");
  return requestsOf(city).post(by, `/desk/deputies/${rows[0]!.id}/ending`, {});
};
const forget = () => city.owner.query("delete from notices where proposal_id is null");
/** What they are told of being a deputy, the newest first. */
const told = async (key: PersonKey) =>
  (await listNotices(program, city.person(key), null)).notices.filter((one) => one.deputyship).map(({ what }) => what);
const mailed = async (key: PersonKey) => {
  await mailNotices(program);
  await deliverMail(program);
  const mails = box.mails.splice(0);
  const { rows } = await city.owner.query("select email from contacts where person_id = $1", [id(key)]);
  return mails.filter(({ to }) => to.address === rows[0]!.email);
};
const paperFor = async () => {
  const method = { day: 3, method: "project_agreement", reason: "一つの分野で続く取組です。", approvals: 0 } as const;
  return lineTo(city, "method_review", { ready: true, story: { method } });
};

test("who is named a deputy finds it in the notices and gets a letter: for whom, from when until when, and what they may do", async () => {
  await forget();
  await mailed("schoolStaff");
  expect((await name("finance", "finance", "schoolStaff", "令和8年12月1日", "令和8年12月4日")).status).toBe(303);
  const inbox = wordsOf((await requestsOf(city).get("schoolStaff", "/inbox")).text);
  const away = city.person("finance").name;
  expect(inbox).toContain("代理に決まりました");
  expect(inbox).toContain(`${away}さんの代理。12月1日(火)から12月4日(金)まで。できること：決裁・合議と、課題の承認`);
  const [letter, ...others] = await mailed("schoolStaff");
  expect(others).toEqual([]);
  expect(letter!.subject).toBe("【試験市 官民連携デスク】代理に決まりました");
  expect(letter!.text).toContain(`不在の人：${away}さん`);
  expect(letter!.text).toContain("期間：令和8年12月1日(火)から令和8年12月4日(金)まで");
  expect(letter!.text).toContain("・決裁・合議と、課題の承認");
  // Why somebody is away stays in the program.
  expect(letter!.text).not.toContain("手術");
  expect(await told("finance")).not.toContain("deputy-named");
});

test("on the first day the deputy is told that it begins, and of the turns that wait already; once", async () => {
  const { proposalId } = await paperFor();
  await forget();
  await name("finance", "finance", "schoolStaff", "令和8年12月1日", "令和8年12月4日");
  const waiting = async () =>
    (
      await city.owner.query("select what from notices where person_id = $1 and proposal_id = $2 and kind = 'turn'", [
        id("schoolStaff"),
        proposalId,
      ])
    ).rows;
  expect(await beginDeputyships(program)).toBe(0);
  expect(await waiting()).toEqual([]);
  expect((await requestsOf(city).get("schoolStaff", "/desk/board")).text).not.toContain(">決裁</a>");
  on("2026-12-01");
  expect(await beginDeputyships(program)).toBe(1);
  expect(await beginDeputyships(program)).toBe(0);
  expect(await waiting()).toEqual([{ what: "decidePaper" }]);
  expect(await told("schoolStaff")).toEqual(["deputy-began", "deputy-named"]);
  // While they act for an approver 決裁 stands in their navigation, and only then.
  expect((await requestsOf(city).get("schoolStaff", "/desk/board")).text).toContain(">決裁</a>");
  expect((await requestsOf(city).get("healthStaff", "/desk/board")).text).not.toContain(">決裁</a>");
  on("2026-12-05");
  expect((await requestsOf(city).get("schoolStaff", "/desk/board")).text).not.toContain(">決裁</a>");
});

test("of a proposal in which the deputy, or who named them, has a tie they are told nothing on the first day either", async () => {
  const [own, naming] = [await paperFor(), await paperFor()];
  const tie = (who: PersonKey, proposalId: string) =>
    requestsOf(city).post(who, `/proposals/${proposalId}/conflict-declarations`, { hasTie: "yes", what: "元の勤め先" });
  await name("finance", "finance", "schoolStaff", "令和8年11月24日", "令和8年11月27日");
  await tie("schoolStaff", own.proposalId);
  await tie("finance", naming.proposalId);
  await beginDeputyships(program);
  const { rows } = await city.owner.query(
    "select 1 from notices where person_id = $1 and proposal_id = any ($2::uuid[])",
    [id("schoolStaff"), [own.proposalId, naming.proposalId]],
  );
  expect(rows).toEqual([]);
});

test("the deputy is told when it is ended before its day, not when they end it themselves; what ended at once sends one letter", async () => {
  await forget();
  await mailed("healthStaff");
  await name("healthHead", "healthHead", "healthStaff", "令和8年11月24日", "令和8年11月27日");
  expect((await endOf("healthHead")).status).toBe(303);
  expect(await told("healthStaff")).toEqual(expect.arrayContaining(["deputy-ended", "deputy-named"]));
  const letters = await mailed("healthStaff");
  expect(letters.map(({ subject }) => subject)).toEqual(["【試験市 官民連携デスク】代理が、予定より早く終わりました"]);
  expect(letters[0]!.text).toContain("もう代わりに行うことはありません");
  await forget();
  await name("healthHead", "healthHead", "healthStaff", "令和8年11月24日", "令和8年11月27日");
  expect((await endOf("healthStaff")).status).toBe(303);
  expect(await told("healthStaff")).toEqual(["deputy-named"]);
});

test("a deputyship that ended before the letters left sends that it ended alone, no turn; one whose last day passed sends none either", async () => {
  await paperFor();
  await forget();
  const begun = async () => {
    await city.owner.query("delete from notices where person_id = $1", [id("schoolStaff")]);
    await name("finance", "finance", "schoolStaff", "令和8年11月24日", "令和8年11月27日");
    await beginDeputyships(program);
  };
  const subjects = async () => (await mailed("schoolStaff")).map(({ subject }) => subject).toSorted();
  const named = "【試験市 官民連携デスク】代理に決まりました";
  await begun();
  expect(await subjects()).toEqual([expect.stringMatching(/(お知らせ \d+件|あなたの番です：決裁する)$/), named]);
  await endOf("finance");
  await begun();
  await endOf("finance");
  expect(await subjects()).toEqual(["【試験市 官民連携デスク】代理が、予定より早く終わりました"]);
  city.setNow(new Date("2026-11-27T23:00:00+09:00"));
  await city.owner.query("delete from notices where person_id = $1", [id("schoolStaff")]);
  await name("finance", "finance", "schoolStaff", "令和8年11月27日", "令和8年11月27日");
  await beginDeputyships(program);
  city.setNow(new Date("2026-11-28T08:00:00+09:00"));
  expect(await subjects()).toEqual([named]);
});

test("nobody reads another's notice of a deputyship, and what a deputy may do is answered of one's own alone", async () => {
  await forget();
  await name("chief", "chief", "officer2", "令和8年11月24日", "令和8年11月27日");
  expect(await told("officer")).toEqual([]);
  const { rows } = await city.owner.query<{ id: string }>("select id from deputies where ended_at is null");
  const parts = async (key: PersonKey) =>
    (
      await city.program.db.asActor(city.person(key), (tx) =>
        tx.selectNoFrom((db) => db.fn<string[]>("app.deputy_parts", [db.val(rows[0]!.id)]).as("parts")).execute(),
      )
    )[0]!.parts;
  expect([await parts("officer2"), await parts("officer")]).toEqual([["chief"], []]);
});
