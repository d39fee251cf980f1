import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { good } from "../../../test/support/dialogue.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { createDraft } from "../../commands/create-draft.ts";
import { saveDraft } from "../../commands/save-draft.ts";
import { submitProposal } from "../../commands/submit-proposal.ts";
import { pledges } from "../../domain/proposal/pledge.ts";
import { appOf } from "../app.tsx";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { app } = appOf(program, pino({ level: "silent" }));
const p = paths.proposal;

const cookies = new Map<PersonKey, { cookie: string }>();
async function headersOf(key: PersonKey) {
  const known = cookies.get(key) ?? (await signIn(program, person(key).id)).headers;
  cookies.set(key, known);
  return known;
}
async function get(key: PersonKey, href: string) {
  const answer = await app.request(href, { headers: await headersOf(key) });
  return { status: answer.status, text: await answer.text() };
}
async function post(key: PersonKey, href: string, form: Record<string, string> = {}) {
  const headers = { ...(await headersOf(key)), "sec-fetch-site": "same-origin" };
  const body = new URLSearchParams({ idempotency_key: randomUUID(), ...form });
  const answer = await app.request(href, { method: "POST", headers, body });
  return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
}
async function submitted(): Promise<string> {
  const created = await createDraft(program, { actor: person("representative"), formKey: randomUUID() });
  if (!created.ok) throw new Error("no draft");
  const { id } = created.value;
  const as = { actor: person("representative"), proposalId: id };
  const words = {
    title: "布団の工場で眠りの教室",
    summary: "工場を開きます。",
    what: "教室です。",
    benefit: "よく眠れます。",
  };
  good(await saveDraft(program, { ...as, words, fields: ["健康"] }));
  good(await submitProposal(program, { ...as, pledges }));
  return id;
}
async function asked(): Promise<{ id: string; inquiry: string }> {
  const id = await submitted();
  await post("officer", p.receipt({ id }));
  await post("officer", p.conflict({ id }), { hasTie: "no" });
  const form = { "department-0": city.department("0507"), "question-0": "会場はありますか。", "due-0": "10" };
  expect((await post("officer", p.inquiries({ id }), form)).status).toBe(303);
  await post("healthHead", p.conflict({ id }), { hasTie: "no" });
  const page = await get("healthHead", p.show({ id }));
  return { id, inquiry: /inquiries\/([0-9a-f-]{36})/.exec(page.text)![1]! };
}

test("the desk receives, is asked for ties before it reads, and meets every mistake in its own form", async () => {
  const id = await submitted();
  expect((await get("officer", p.show({ id }))).text).toContain("受け付ける");
  expect((await post("healthHead", p.receipt({ id }))).status).toBe(403);
  expect(await post("officer", p.receipt({ id }), { version: "1" })).toMatchObject({ status: 409 });
  expect((await post("officer", p.receipt({ id }), { version: "2" })).to).toBe(`${p.show({ id })}?done=received`);
  const question = (await get("officer", p.show({ id }))).text;
  expect(question).toContain("利害の関係がありますか");
  expect(question).not.toContain("工場を開きます。");
  expect((await get("officer", p.text({ id }))).text).not.toContain("教室です。");
  expect((await post("officer", p.conflict({ id }), { hasTie: "yes" })).status).toBe(422);
  expect((await post("officer", p.conflict({ id }), { hasTie: "no" })).status).toBe(303);
  expect((await get("officer", p.show({ id }))).text).toContain("工場を開きます。");
  const wrong = await post("officer", p.inquiries({ id }), {
    "department-0": city.department("0507"),
    "question-0": "",
    "due-0": "いつか",
    "department-1": "",
    "question-1": "書きかけの問い",
    "due-1": "10",
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("書きかけの問い");
  expect(wrong.text).toContain("いつか");
  expect((await post("officer", p.hold({ id }), { reason: "", "until-year": "2027" })).status).toBe(422);
  expect((await post("officer", p.dialogue({ id }))).status).toBe(409);
});

test("a rejected form of five departments comes back whole, and a rejected choice of the lead leaves the other form its draft", async () => {
  const { id } = await asked();
  const rows = [0, 1, 2, 3, 4].map((row) => [`question-${row}`, `${row + 1}つ目の問い`]);
  const five = await post("officer", p.inquiries({ id }), { due: "いつか", ...Object.fromEntries(rows) });
  expect(five.status).toBe(422);
  expect(five.text).toContain("5つ目の問い");
  const lead = await post("officer", p.lead({ id }), { inquiry: "" });
  expect(lead.status).toBe(422);
  const question = /<textarea[^>]*name="question"[^>]*>([^<]*)</.exec(lead.text)![1];
  expect(question).toContain("布団の工場で眠りの教室");
  expect(lead.text).toMatch(/name="due" value="10"/);
});

test("several departments are asked at once, what all are asked written once; each may have a question and a day of its own", async () => {
  const id = await submitted();
  await post("officer", p.receipt({ id }));
  await post("officer", p.conflict({ id }), { hasTie: "no" });
  const [health, school, disaster] = ["0507", "0902", "0201"].map((code) => city.department(code));
  const form = (await get("officer", `${p.inquiries({ id })}?with=${health}&with=${school}`)).text;
  for (const department of [health, school]) expect(form).toContain(`value="${department}" selected`);
  const asking = {
    ...{ question: "会場と参加者の募集に協力できますか。", due: "10" },
    ...{ "department-0": health!, "question-0": "", "due-0": "" },
    ...{ "department-1": school!, "question-1": "", "due-1": "12月18日" },
    ...{ "department-2": disaster!, "question-2": "備蓄の考えと合いますか。", "due-2": "" },
  };
  expect((await post("officer", p.inquiries({ id }), asking)).status).toBe(303);
  const { rows } = await city.owner.query(
    `select i.department_id, i.due, q.question from inquiry_questions q join inquiries i on i.id = q.inquiry_id where i.proposal_id = $1`,
    [id],
  );
  expect(new Map(rows.map((row) => [row.department_id, [row.question, row.due]]))).toEqual(
    new Map([
      [health, ["会場と参加者の募集に協力できますか。", "2026-12-08"]],
      [school, ["会場と参加者の募集に協力できますか。", "2026-12-18"]],
      [disaster, ["会場と参加者の募集に協力できますか。\n\n備蓄の考えと合いますか。", "2026-12-08"]],
    ]),
  );
});

test("whoever declares a tie comes back to the board, and the proposal does not exist for them any more", async () => {
  const id = await submitted();
  await post("officer2", p.receipt({ id }));
  const declared = await post("officer2", p.conflict({ id }), { hasTie: "yes", what: "弟が役員です。" });
  expect(declared.to).toBe(`${paths.board({})}?done=tieDeclared`);
  for (const href of [p.show({ id }), p.text({ id }), p.inquiries({ id }), p.decline({ id }), p.history({ id })])
    expect((await get("officer2", href)).status).toBe(404);
  expect((await get("officer2", paths.proposalsInside({}))).text).not.toContain(id);
  expect((await get("officer2", paths.board({}))).text).not.toContain(id);
});

test("a department answers on its own page; a released one gets 404 everywhere", async () => {
  const { id, inquiry } = await asked();
  const address = p.inquiry({ id, inquiry });
  expect((await get("healthHead", paths.board({}))).text).toContain("照会に回答する");
  const question = (await get("healthStaff", `${address}?from=mail`)).text;
  expect(question).toContain("利害の関係がありますか");
  // Answered by a click on the screen that was asked for, which comes with the answer: the address with its anchor, and no page between.
  expect(question).toMatch(/<button [^>]*name="hasTie" value="no"/);
  expect(question).toContain(`value="${address}?from=mail#answer"`);
  expect(question).not.toContain("提案のあらまし");
  const next = `${address}?from=mail#answer`;
  expect((await post("healthStaff", p.conflict({ id }), { hasTie: "no", what: "兄がいます。", next })).status).toBe(
    422,
  );
  expect((await post("healthStaff", p.conflict({ id }), { hasTie: "no", next })).to).toBe(
    `${address}?from=mail&done=noTieDeclared#answer`,
  );
  const answering = (await get("healthStaff", address)).text;
  expect(answering).toContain("提案のあらまし");
  expect(answering).toContain("✓ ありません(申告済み)");
  expect((await get("schoolStaff", address)).status).toBe(404);
  expect((await get("representative", address)).status).toBe(403);
  expect((await post("healthStaff", p.inquiryConfirmation({ id, inquiry }), {})).status).toBe(403);
  const unfinished = await post("healthHead", p.inquiryAnswer({ id, inquiry }), { outcome: "", answer: "書きかけ" });
  expect(unfinished.status).toBe(422);
  expect(unfinished.text).toContain("書きかけ");
  const answer = { outcome: "dialogue", answer: "二階の会議室が使えます。" };
  expect((await post("healthHead", p.inquiryConfirmation({ id, inquiry }), answer)).status).toBe(303);
  expect((await get("officer", p.inquiries({ id }))).text).toContain("二階の会議室が使えます。");
  expect((await get("representative", p.show({ id }))).text).not.toContain("二階の会議室");
  expect((await post("officer", p.inquiryRelease({ id, inquiry }))).status).toBe(303);
  expect((await get("representative", p.show({ id }))).text).toContain("二階の会議室");
  expect((await post("officer", p.departmentRelease({ id, inquiry }))).status).toBe(303);
  for (const href of [address, p.show({ id }), p.text({ id }), p.inquiries({ id })])
    expect((await get("healthHead", href)).status).toBe(404);
});

test("the proposer does not meet a decline before the chief has sent it", async () => {
  const { id } = await asked();
  const form = {
    ground: "市が担う事務の範囲にない",
    explanation: "市の事務ではありません。",
    whatWouldHelp: "府の窓口にご相談ください。",
    departmentsHeard: "保健センター",
  };
  expect((await post("officer", p.decline({ id }), { ...form, explanation: "" })).status).toBe(422);
  expect((await post("officer", p.decline({ id }), form)).status).toBe(303);
  expect((await get("representative", p.decline({ id }))).status).toBe(404);
  expect((await get("healthHead", p.decline({ id }))).status).toBe(404);
  expect((await get("representative", p.show({ id }))).text).not.toContain("見送り");
  expect((await post("officer", p.declineConfirmation({ id }))).status).toBe(403);
  const question = await post("chief", p.declineConfirmation({ id }));
  expect(question.status).toBe(403);
  expect(question.text).toContain("先に、提案者と利害の関係があるかどうかを申告してください。");
  expect(question.text).toContain(`${p.conflict({ id })}?next=`);
  expect((await post("chief", p.conflict({ id }), { hasTie: "no", next: p.decline({ id }) })).to).toBe(
    `${p.decline({ id })}?done=noTieDeclared`,
  );
  expect((await post("chief", p.declineReturn({ id }), { reason: "" })).status).toBe(422);
  expect((await post("chief", p.declineReturn({ id }), { reason: "窓口の名前を書く。" })).to).toBe(
    `${p.decline({ id })}?done=declineSentBack`,
  );
  const returned = (await get("officer", p.decline({ id }))).text;
  expect(returned).toContain("この案は差し戻されました");
  expect(returned).toContain("窓口の名前を書く。");
  expect((await get("officer", p.show({ id }))).text).toContain("差し戻された見送りの案を、書き直すか取り下げる");
  expect((await get("representative", p.decline({ id }))).status).toBe(404);
  expect((await post("officer", p.declineDrop({ id }))).to).toBe(`${p.show({ id })}?done=declineDropped`);
  expect((await post("officer", p.decline({ id }), form)).status).toBe(303);
  expect((await post("chief", p.declineConfirmation({ id }))).status).toBe(303);
  const letter = (await get("representative", p.decline({ id }))).text;
  expect(letter).toContain("府の窓口にご相談ください。");
  expect(letter).toContain("行政処分ではありません");
  expect(letter).not.toContain("藤原 直樹");

  // On every page of the proposal the box says what it means and where to go on.
  const history = (await get("representative", p.history({ id }))).text;
  expect(history).toContain("ほかの相談先をお知らせしています。");
  expect(history).toContain(`href="${p.show({ id })}#declined"`);
  expect((await get("representative", p.show({ id }))).text).toContain('id="declined"');
  const inside = (await get("officer", p.show({ id }))).text;
  expect(inside).toContain("この提案は、もう動きません。");
  expect(inside).toContain(`href="${p.decline({ id })}"`);
});

test("the record names the department that was asked to the desk, and to nobody outside", async () => {
  const { id } = await asked();
  expect((await get("officer", p.history({ id }))).text).toContain("保健センターにたずねました");
  const outside = (await get("representative", p.history({ id }))).text;
  expect(outside).toContain("課にたずねました");
  expect(outside).not.toContain("保健センター");
});

test("before the question about ties is answered, the box names what each reader can do already", async () => {
  const sent = await submitted();
  const show = async (key: PersonKey, id: string) => (await get(key, p.show({ id }))).text;
  expect(await show("officer2", sent)).toContain("読むこと、受け付けること、追記をお願いすることは、いまもできます。");
  expect(await show("chief", sent)).toContain("担当者を決めることは、いまもできます。");
  const { id } = await asked();
  expect(await show("officer2", id)).toContain(
    "読むことは、いまもできます。書く・決める・確かめるための欄は、提案者と利害の関係があるかを申告すると出ます。",
  );
});

test("of the desk and not assigned one reads at once; the question about ties stands on the page, and leads back to it", async () => {
  const { id } = await asked();
  const show = (await get("officer2", p.show({ id }))).text;
  expect(show).toContain("この提案で何かをする前に、一つだけお答えください");
  expect(show).toContain("利害の関係がありますか");
  expect(show).toContain(`<input type="hidden" name="next" value="${p.show({ id })}"`);
  const question = p.conflict({ id }, { next: p.inquiries({ id }) });
  const page = (await get("officer2", question)).text;
  expect(page).toContain("利害の関係がありますか");
  expect(page).toContain(`value="${p.inquiries({ id })}"`);
  expect((await get("officer2", p.conflict({ id }, { next: "https://example.org/" }))).text).toContain(
    `value="${p.show({ id })}"`,
  );
  expect((await post("officer2", p.conflict({ id }), { hasTie: "no", next: p.inquiries({ id }) })).to).toBe(
    `${p.inquiries({ id })}?done=noTieDeclared`,
  );
  expect((await get("officer2", p.show({ id }))).text).not.toContain("何かをする前に");
  expect((await get("officer2", question)).status).toBe(303);
  expect((await get("representative", question)).status).toBe(403);
  expect((await get("schoolStaff", question)).status).toBe(404);
});

test("nobody in the city meets a draft, on no page and in no count", async () => {
  const before = (await get("chief", paths.board({}))).text;
  const created = await createDraft(program, { actor: person("representative"), formKey: randomUUID() });
  if (!created.ok) throw new Error("no draft");
  const { id } = created.value;
  for (const key of ["officer", "chief", "healthHead", "finance"] as const)
    expect((await get(key, p.show({ id }))).status).toBe(404);
  const tiles = (text: string) => text.match(/class="figure">\d+/g);
  expect(tiles((await get("chief", paths.board({}))).text)).toEqual(tiles(before));
  expect((await get("administrator", paths.board({}))).status).toBe(403);
});

test("the board finds by number, words and stage, and says so when nothing is found", async () => {
  await submitted();
  const found = async (query: Record<string, string>) => (await get("chief", paths.board({}, query))).text;
  expect(await found({ q: "R8-001" })).toContain("R8-001");
  expect(await found({ q: "眠りの" })).toContain("布団の工場で眠りの教室");
  expect(await found({ q: "％存在しない%" })).toContain("この条件で待っているものはありません");
  expect(await found({ status: "inquiry", holder: "desk", deadline: "late" })).toContain("条件をすべて外す");
  expect(await found({ assigned: "nobody" })).toContain("担当が未定");
});
