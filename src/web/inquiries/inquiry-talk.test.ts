import { afterAll, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { formOn, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const requests = requestsOf(city);
const p = paths.proposal;

async function asked(): Promise<{ id: string; inquiry: string }> {
  const { proposalId: id } = await lineTo(city, "received");
  await noTies(city, id, "officer");
  const form = { question: "①会場はありますか。", due: "10", "department-0": city.department("0507") };
  expect((await requests.post("officer", p.inquiries({ id }), form)).status).toBe(303);
  await noTies(city, id, "healthHead", "healthStaff");
  const { rows } = await city.owner.query<{ id: string }>("select id from inquiries where proposal_id = $1", [id]);
  return { id, inquiry: rows[0]!.id };
}

test("the form holds a draft of the question from the open parts of the proposal, and the day of the city's target", async () => {
  const { proposalId: id } = await lineTo(city, "received");
  await noTies(city, id, "officer");
  const page = (await requests.get("officer", p.inquiries({ id }))).text;
  const draft = /<textarea[^>]*name="question"[^>]*>([\s\S]*?)<\/textarea>/.exec(page)![1]!;
  expect(draft).toContain("という提案がありました");
  expect(page).toMatch(/name="due"[^>]*value="10"|value="10"[^>]*name="due"/);
});

test("whoever asks nobody anything is told where it is missing, at the field that holds it for all", async () => {
  const { proposalId: id } = await lineTo(city, "received");
  await noTies(city, id, "officer");
  const form = { question: "", due: "", "department-2": city.department("0507"), "due-2": "きのう" };
  const wrong = await requests.post("officer", p.inquiries({ id }), form);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('href="#f-question"');
  expect(wrong.text).toContain('href="#f-due-2"');
  expect(wrong.text).toContain("きのう");
});

test("a person of the department reads question and proposal on one screen, and nothing is lost of what they typed", async () => {
  const { id, inquiry } = await asked();
  const address = p.inquiry({ id, inquiry });
  const page = wordsOf((await requests.get("healthStaff", address)).text);
  expect(page).toContain("①会場はありますか。");
  expect(page).toContain("提案のあらまし");
  for (const choice of ["対話を希望", "条件つきで対話を希望", "当課の所管ではない", "対話は難しい"])
    expect(page).toContain(choice);
  const long = "あ".repeat(1001);
  const wrong = await requests.post("healthStaff", p.inquiryAskBack({ id, inquiry }), { askBack: long });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain(long);
  expect(wrong.text).toMatch(/<details[^>]*id="ask-back" open/);
});

test("an answer that is being written is not lost by asking the desk or by naming a colleague: whatever button is pressed, all is sent along", async () => {
  const { id, inquiry } = await asked();
  const at = { id, inquiry };
  const page = (await requests.get("healthStaff", p.inquiry(at))).text;
  const form = formOn(page, p.inquiryAnswer(at));
  expect(Object.keys(form)).toEqual(expect.arrayContaining(["answer", "askBack", "note", "handler"]));
  const typed = { answer: "①春は人手が足りません。𠮷", outcome: "no" };
  const asking = { ...form, ...typed, askBack: "どの季節ですか。", note: "まだ途中です" };
  const after = await requests.post("healthStaff", p.inquiryAskBack(at), asking);
  expect(after.status).toBe(200);
  expect(wordsOf(after.text)).toContain("問い返しの答えを待っています");
  expect(after.text).toMatch(/<desk-form[^>]* unsaved/);
  const again = formOn(after.text, p.inquiryAnswer(at));
  expect(again).toMatchObject({ ...typed, note: "まだ途中です", askBack: "" });
  const handed = { ...again, handler: city.person("healthStaff").id, askBack: "もう一つ" };
  const kept = formOn((await requests.post("healthStaff", p.inquiryHandler(at), handed)).text, p.inquiryAnswer(at));
  expect(kept).toMatchObject({ ...typed, askBack: "もう一つ", note: "" });
  const saved = await requests.post("healthStaff", p.inquiryAnswer(at), kept);
  expect(formOn(saved.text, p.inquiryAnswer(at))).toMatchObject({ answer: typed.answer, askBack: "もう一つ" });
  // What is stored is not drawn again as if it were not.
  const drafted = await requests.post("healthStaff", p.inquiryAnswer(at), {
    ...formOn(saved.text, p.inquiryAnswer(at)),
    askBack: "",
  });
  expect(drafted.status).toBe(303);
  expect((await requests.get("healthStaff", p.inquiry(at))).text).toContain("①春は人手が足りません。𠮷</textarea>");
});

test("a question back goes to the desk, its answer to the department, and neither to the proposer", async () => {
  const { id, inquiry } = await asked();
  const address = p.inquiry({ id, inquiry });
  expect((await requests.get("officer", address)).text).not.toContain("課への答え");
  await requests.post("healthStaff", p.inquiryAskBack({ id, inquiry }), { askBack: "①どの会場ですか。" });
  const desk = (await requests.get("officer", address)).text;
  expect(wordsOf(desk)).toContain("①どの会場ですか。");
  // Who asked back still reads on the card of the inquiry who has it: the desk.
  const card = (await requests.get("healthStaff", address)).text;
  expect(wordsOf(card)).toMatch(/いまは、 ?デスク ?の番 ?です 課からの問い返しに答えます/);
  expect(wordsOf((await requests.get("officer", paths.board({}))).text)).toContain("課からの問い返しに答える");
  expect(wordsOf((await requests.get("officer", p.inquiries({ id }))).text)).toContain("問い返し中");
  const empty = await requests.post("officer", p.inquiryAskBackAnswer({ id, inquiry }), { askBack: "" });
  expect(empty.status).toBe(422);
  expect((await requests.post("chief", p.inquiryAskBackAnswer({ id, inquiry }), { askBack: "二階" })).status).toBe(403);
  await requests.post("officer", p.inquiryAskBackAnswer({ id, inquiry }), { askBack: "二階の𠮷野室です。" });
  expect(wordsOf((await requests.get("healthHead", address)).text)).toContain("二階の𠮷野室です。");
  const outside = wordsOf((await requests.get("representative", p.history({ id }))).text);
  expect(outside).not.toContain("問い返");
});

test("a colleague is named, is told, and stands on the page; an office that is named is asked at once", async () => {
  const { id, inquiry } = await asked();
  const handed = { handler: city.person("healthStaff").id, note: "よろしく" };
  expect((await requests.post("healthHead", p.inquiryHandler({ id, inquiry }), handed)).status).toBe(303);
  expect(wordsOf((await requests.get("healthStaff", p.inquiry({ id, inquiry }))).text)).toContain("谷口 翔さん");
  expect(wordsOf((await requests.get("healthStaff", paths.inbox({}))).text)).toContain("課への照会の担当になりました");
  const theirs = { outcome: "not_ours", answer: "学校のことです。", suggested: city.department("0902") };
  const passed = await requests.post("healthHead", p.inquiryConfirmation({ id, inquiry }), theirs);
  expect(passed.to).toBe(`${paths.board({})}?done=inquiryPassedTo`);
  expect((await requests.get("healthHead", p.inquiry({ id, inquiry }))).status).toBe(404);
  expect(wordsOf((await requests.get("schoolStaff", paths.board({}))).text)).toContain("照会に回答する");
});
