import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createSetupLink } from "../../src/commands/accounts/create-setup-link.ts";
import { createLog } from "../../src/log.ts";
import { appOf } from "../../src/web/app.tsx";
import { aCity, lineTo } from "../support/city.ts";
import { testDatabase } from "../support/database.ts";
import { type Answered, formOn, requestsOf, wordsOf } from "../support/requests.ts";

// Two people at the same moment: the record's lock lets one in after the other, so that exactly one act is done and the other
// answer says what has changed.

const city = await aCity();
afterAll(city.drop);
const { get, post } = requestsOf(city);

async function count(text: string, values: unknown[]): Promise<number> {
  return Number((await city.owner.query<{ n: string }>(`select count(*) as n from ${text}`, values)).rows[0]!.n);
}
const events = (id: string, kind: string) => count("events where proposal_id = $1 and kind = $2", [id, kind]);
async function versionOf(id: string): Promise<string> {
  const { rows } = await city.owner.query<{ version: number }>("select version from proposals where id = $1", [id]);
  return String(rows[0]!.version);
}
const statuses = (answers: readonly Answered[]) => answers.map((answer) => answer.status).sort();
const loserOf = (answers: readonly Answered[]) => wordsOf(answers.find((answer) => answer.status === 409)!.text);

test("two officers press 受け付ける at once: one receives, the other reads that it is received already", async () => {
  const { proposalId: id } = await lineTo(city, "submitted");
  const version = await versionOf(id);
  const answers = await Promise.all(
    (["officer", "officer2"] as const).map((key) => post(key, `/proposals/${id}/receipt`, { version })),
  );
  expect(statuses(answers)).toEqual([303, 409]);
  expect(loserOf(answers)).toContain("ほかの人が先に進めました。いまは「受付済」です。");
  expect([await events(id, "proposal-received"), await versionOf(id)]).toEqual([1, String(Number(version) + 1)]);
});

test("one opens the dialogue while the other holds the proposal: one happens, the other keeps what was typed", async () => {
  const { proposalId: id } = await lineTo(city, "inquiry", { ready: true });
  const version = await versionOf(id);
  const hold = { reason: "予算の編成を待ちます。", untilEvent: "令和9年度予算の成立" };
  await post("officer2", `/proposals/${id}/conflict-declarations`, { hasTie: "no" });
  const answers = await Promise.all([
    post("officer", `/proposals/${id}/dialogue`, { version }),
    post("officer2", `/proposals/${id}/hold`, { version, ...hold }),
  ]);
  expect(statuses(answers)).toEqual([303, 409]);
  expect(loserOf(answers)).toMatch(/ほかの人が先に進めました。いまは「(対話中|保留)」です。/);
  if (answers[1]!.status === 409) expect(loserOf(answers)).toContain(hold.reason);
  expect((await events(id, "dialogue-opened")) + (await events(id, "proposal-held"))).toBe(1);
  const moves = await count("events where proposal_id = $1 and to_status in ('dialogue', 'on_hold')", [id]);
  expect([moves, await versionOf(id)]).toEqual([1, String(Number(version) + 1)]);
});

test("the same form sent twice, at the same moment and again later, is done once and answered alike", async () => {
  const { proposalId: id } = await lineTo(city, "dialogue");
  const typed = { idempotency_key: randomUUID(), message: "会場を二つ見つけました。", send: "yes" };
  const twice = await Promise.all([1, 2, 3].map(() => post("officer", `/proposals/${id}/messages`, typed)));
  const later = await post("officer", `/proposals/${id}/messages`, typed);
  const answers = [...twice, later];
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(new Set(answers.map(({ to }) => to)).size).toBe(1);
  expect(await count("messages where proposal_id = $1 and body = $2", [id, typed.message])).toBe(1);
  expect(await events(id, "message-sent")).toBe(1);
});

test("下書きをつくる pressed twice makes one draft", async () => {
  const before = await count("proposals", []);
  const form = { idempotency_key: randomUUID() };
  const answers = await Promise.all([1, 2].map(() => post("representative", "/proposals", form)));
  expect(new Set(answers.map(({ status, to }) => `${status} ${to}`)).size).toBe(1);
  expect(answers[0]!.status).toBe(303);
  expect(await count("proposals", [])).toBe(before + 1);
});

test("drafts submitted at once get numbers that differ and leave no gap", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push((await lineTo(city, "draft")).proposalId);
  const pledges = { noOrganisedCrime: "yes", trueStatements: "yes", disclosureRead: "yes" };
  const answers = await Promise.all(
    ids.map((id) => post("representative", `/proposals/${id}/submission`, { ...pledges, version: "1" })),
  );
  expect(statuses(answers)).toEqual([303, 303, 303, 303, 303]);
  const { rows } = await city.owner.query<{ serial: number }>(
    "select serial from proposals where serial is not null order by serial",
  );
  expect(rows.map(({ serial }) => serial)).toEqual(rows.map((_, index) => index + 1));
});

test("two save the same draft from the same words: the second sees the first one's words beside its own", async () => {
  const { proposalId: id } = await lineTo(city, "draft");
  const page = await get("representative", `/proposals/${id}/edit`);
  const form = formOn(page.text, `/proposals/${id}/edit`);
  const answers = await Promise.all(
    (["representative", "member"] as const).map((key) =>
      post(key, `/proposals/${id}/edit?step=content`, { ...form, fields: "健康", summary: `${key}の文章`, go: "next" }),
    ),
  );
  expect(statuses(answers)).toEqual([303, 409]);
  const loser = loserOf(answers) + answers.find(({ status }) => status === 409)!.text;
  expect(loser).toContain("representativeの文章");
  expect(loser).toContain("memberの文章");
});

test("both sides save the next version of the plan at once: one version is made, the other's words stay on the page", async () => {
  const { proposalId: id } = await lineTo(city, "dialogue", { ready: true });
  const plans = await count("plans where proposal_id = $1", [id]);
  const people = [
    ["officer", "市の書いた目的"],
    ["member", "会社の書いた目的"],
  ] as const;
  const forms = await Promise.all(
    people.map(async ([key]) => {
      const page = await get(key, `/proposals/${id}/plan/edit`);
      return formOn(page.text, `/proposals/${id}/plan/edit`);
    }),
  );
  const answers = await Promise.all(
    people.map(([key, purpose], index) => {
      const { more: _more, ...form } = forms[index]!;
      return post(key, `/proposals/${id}/plan/edit`, { ...form, purpose, reason: "目的を書き直した。" });
    }),
  );
  expect(statuses(answers)).toEqual([303, 409]);
  const lost = answers.findIndex(({ status }) => status === 409);
  expect(answers[lost]!.text).toContain(people[lost]![1]);
  expect(answers[lost]!.text).toContain(`第${plans + 1}版ができました`);
  expect(await count("plans where proposal_id = $1", [id])).toBe(plans + 1);
  expect(await events(id, "plan-edited")).toBe(plans + 1);
});

test("one side edits the plan while the other approves it: what was approved is never what was not read", async () => {
  const { proposalId: id } = await lineTo(city, "dialogue", { ready: true });
  const page = await get("member", `/proposals/${id}/plan/edit`);
  const { more: _more, ...form } = formOn(page.text, `/proposals/${id}/plan/edit`);
  const version = form.base_version!;
  const edit = { ...form, purpose: "承認のあいだに書き直した目的", reason: "目的を書き直した。" };
  const [edited, approved] = await Promise.all([
    post("member", `/proposals/${id}/plan/edit`, edit),
    post("officer", `/proposals/${id}/plan/approval`, { plan_version: version }),
  ]);
  expect(edited.status).toBe(303);
  expect([303, 409]).toContain(approved.status);
  const { rows } = await city.owner.query<{ version: number; approved: boolean }>(
    "select version, city_approved_at is not null as approved from plans where proposal_id = $1 order by version",
    [id],
  );
  expect(rows).toEqual([
    { version: Number(version), approved: approved.status === 303 },
    { version: Number(version) + 1, approved: false },
  ]);
});

test("an approver approves and sends back in two windows at once: one decision stands", async () => {
  const { proposalId: id, paper } = await aPaperOnItsRoute();
  const href = `/proposals/${id}/papers/${paper}`;
  const form = formOn((await get("finance", href)).text, `${href}/decision`);
  const answers = await Promise.all([
    post("finance", `${href}/decision`, { ...form, idempotency_key: randomUUID(), decision: "approved", comment: "" }),
    post("finance", `${href}/decision`, {
      ...form,
      idempotency_key: randomUUID(),
      decision: "sent_back",
      comment: "費用の根拠を加えてください。",
    }),
  ]);
  expect(statuses(answers)).toEqual([303, 409]);
  expect(loserOf(answers)).toMatch(/承認済み|差し戻し済み/);
  expect(await count("approval_steps where paper_id = $1 and decision is not null", [paper])).toBe(1);
  expect((await events(id, "paper-approved")) + (await events(id, "paper-sent-back"))).toBe(1);
});

test("the next approver cannot pass the one before, however close they come", async () => {
  const { proposalId: id, paper } = await aPaperOnItsRoute();
  const href = `/proposals/${id}/papers/${paper}`;
  const form = formOn((await get("finance", href)).text, `${href}/decision`);
  const decide = (key: "finance" | "mayorOffice") =>
    post(key, `${href}/decision`, { ...form, idempotency_key: randomUUID(), decision: "approved", comment: "" });
  const [first, second] = await Promise.all([decide("finance"), decide("mayorOffice")]);
  expect(first.status).toBe(303);
  // Either it came after the first one, or it was refused as not yet its turn.
  expect([303, 403]).toContain(second.status);
  const { rows } = await city.owner.query<{ position: number }>(
    "select position from approval_steps where paper_id = $1 and decision is not null order by position",
    [paper],
  );
  expect(rows.length).toBe(second.status === 303 ? 2 : 1);
});

test("two officers ask the same department at once: it is asked once", async () => {
  const { proposalId: id } = await lineTo(city, "received", { ready: true });
  for (const key of ["officer", "officer2"] as const)
    await post(key, `/proposals/${id}/conflict-declarations`, { hasTie: "no" });
  const form = (question: string) => ({
    "department-0": city.department("0507"),
    "question-0": question,
    "due-0": "10",
  });
  const answers = await Promise.all([
    post("officer", `/proposals/${id}/inquiries`, form("会場はありますか。")),
    post("officer2", `/proposals/${id}/inquiries`, form("人は足りますか。")),
  ]);
  const lost = answers.findIndex(({ status }) => status !== 303);
  expect(answers.filter(({ status }) => status === 303).length).toBe(1);
  expect(answers[lost]!.status).toBe(422);
  expect(answers[lost]!.text).toContain("この課には、もうたずねています。");
  expect(answers[lost]!.text).toContain(lost === 0 ? "会場はありますか。" : "人は足りますか。");
  expect([await count("inquiries where proposal_id = $1", [id]), await events(id, "department-asked")]).toEqual([1, 1]);
});

test("two browsers open one set-up link: one sets the city up, for the other the link is dead", {
  timeout: 60_000,
}, async () => {
  const empty = await testDatabase();
  try {
    const program = { ...city.program, db: empty.db };
    const { app } = appOf(program, createLog("silent"));
    const link = await createSetupLink(program);
    const form = (mail: string) => ({
      code: "272060",
      cityName: "泉大津市",
      cityNameEn: "Izumiotsu City",
      deskCode: "0102",
      deskDivision: "市長公室",
      deskName: "成長戦略課",
      name: "管理 花子",
      kana: "",
      mail,
      password: "銀の自転車で 港まで 走る 朝",
    });
    const answers = await Promise.all(
      ["one@city.example.jp", "two@city.example.jp"].map((mail) =>
        app.request(link, { method: "POST", body: new URLSearchParams(form(mail)) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
    const { rows } = await empty.owner.query("select role from staff_posts");
    expect(rows).toEqual([{ role: "administrator" }]);
    expect((await empty.owner.query("select id from municipalities")).rows).toHaveLength(1);
  } finally {
    await empty.drop();
  }
});

/** A paper of the method that waits for the first person of its route. */
async function aPaperOnItsRoute(): Promise<{ proposalId: string; paper: string }> {
  const { proposalId } = await lineTo(city, "method_review", {
    ready: true,
    story: { method: { day: 3, method: "project_agreement", reason: "一つの分野で続く取組です。", approvals: 0 } },
  });
  const { rows } = await city.owner.query<{ id: string }>(
    "select id from approval_papers where proposal_id = $1 and state = 'on_route'",
    [proposalId],
  );
  for (const key of ["finance", "mayorOffice"] as const)
    await post(key, `/proposals/${proposalId}/conflict-declarations`, { hasTie: "no" });
  return { proposalId, paper: rows[0]!.id };
}
