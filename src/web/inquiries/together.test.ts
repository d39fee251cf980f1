import { afterAll, expect, test } from "vitest";
import { aCity, lineTo } from "../../../test/support/city.ts";
import { noTies } from "../../../test/support/no-ties.ts";
import { formOn, requestsOf, wordsOf } from "../../../test/support/requests.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const requests = requestsOf(city);
const p = paths.proposal;
const start = new Date("2026-11-24T10:00:00+09:00");

/** Asked: the health centre, crisis management and education policy. @returns their inquiries in this order. */
async function asked(): Promise<{ id: string; inquiries: [string, string, string] }> {
  city.setNow(start);
  const { proposalId: id } = await lineTo(city, "received");
  await noTies(city, id, "officer");
  const codes = ["0507", "0201", "0902"];
  const form = Object.fromEntries(codes.map((code, row) => [`department-${row}`, city.department(code)]));
  await requests.post("officer", p.inquiries({ id }), { question: "会場はありますか。", due: "10", ...form });
  await noTies(city, id, "healthHead", "healthStaff", "disasterHead", "schoolStaff");
  const { rows } = await city.owner.query<{ id: string; code: string }>(
    "select i.id, d.code from inquiries i join departments d on d.id = i.department_id where i.proposal_id = $1",
    [id],
  );
  return { id, inquiries: codes.map((code) => rows.find((row) => row.code === code)!.id) as [string, string, string] };
}

/** A form with a group of checkboxes. */
function send(key: "officer", href: string, name: string, ids: readonly string[], more: Record<string, string> = {}) {
  const body = new URLSearchParams(more);
  for (const id of ids) body.append(name, id);
  return requests.send(key, href, { method: "POST", headers: { "sec-fetch-site": "same-origin" }, body });
}
async function arranged() {
  const { id, inquiries } = await asked();
  expect((await send("officer", p.jointAnswers({ id }), "inquiries", inquiries.slice(0, 2))).status).toBe(303);
  const { rows } = await city.owner.query<{ id: string }>("select id from joint_answers where proposal_id = $1", [id]);
  return { id, inquiries, joint: rows[0]!.id };
}
const outcomes = async (id: string) =>
  (
    await city.owner.query<{ line: string }>(
      `select d.name || ' ' || a.outcome || ' ' || a.answer as line from inquiry_answers a join departments d on d.id = a.department_id
        where a.proposal_id = $1 and a.confirmed_at is not null order by d.code`,
      [id],
    )
  ).rows.map(({ line }) => line);

test("departments that the desk brings together write one text, and each head makes it their department's answer", async () => {
  const { id, joint } = await arranged();
  const draft = { outcome: "conditions", answer: "①夜間の開館が条件です。" };
  expect((await requests.post("healthStaff", p.jointDraft({ id, joint }), draft)).status).toBe(303);
  expect((await requests.post("healthStaff", p.jointConfirmation({ id, joint }))).status).toBe(403);
  const page = (await requests.get("disasterHead", p.together({ id }))).text;
  expect(wordsOf(page)).toContain("①夜間の開館が条件です。");
  // What the desk asked and the proposal in short stand there, too; what is confirmed is read before the button, the form to mend it behind it.
  const places = [
    "危機管理課への照会",
    "会場はありますか。",
    "提案のあらまし",
    "①夜間の開館が条件です。",
    "この案を危機管理課の回答として確定する",
    "案を直す",
  ];
  const at = places.map((words) => page.indexOf(words));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at).not.toContain(-1);
  // Of what the others were asked one reads their own alone, and the desk reads the answer without a question.
  expect(page).not.toContain("保健センターへの照会");
  expect((await requests.get("officer", p.together({ id }))).text).not.toContain("提案のあらまし");
  const confirmation = formOn(page, p.jointConfirmation({ id, joint }));
  expect((await requests.post("disasterHead", p.jointConfirmation({ id, joint }), confirmation)).status).toBe(303);
  expect(await outcomes(id)).toEqual(["危機管理課 conditions ①夜間の開館が条件です。"]);
  // From the first confirmation on the words stand still.
  const late = await requests.post("healthStaff", p.jointDraft({ id, joint }), { ...draft, answer: "書き直し" });
  expect(late.status).toBe(403);
  expect(late.text).toContain("書き直し");
  const own = formOn((await requests.get("healthHead", p.together({ id }))).text, p.jointConfirmation({ id, joint }));
  expect((await requests.post("healthHead", p.jointConfirmation({ id, joint }), own)).status).toBe(303);
  expect(await outcomes(id)).toEqual([
    "危機管理課 conditions ①夜間の開館が条件です。",
    "保健センター conditions ①夜間の開館が条件です。",
  ]);
});

test("one department alone, or one that has answered, is no joint answer, and the form comes back with what was chosen", async () => {
  const { id, inquiries } = await asked();
  const alone = await send("officer", p.jointAnswers({ id }), "inquiries", inquiries.slice(0, 1));
  expect(alone.status).toBe(422);
  expect(wordsOf(alone.text)).toContain("二つ以上選んでください");
  expect(alone.text).toMatch(new RegExp(`value="${inquiries[0]}" checked`));
  const no = { outcome: "no", answer: "難しいです。" };
  await requests.post("healthHead", p.inquiryConfirmation({ id, inquiry: inquiries[0] }), no);
  expect((await send("officer", p.jointAnswers({ id }), "inquiries", inquiries.slice(0, 2))).status).toBe(422);
});

test("a head confirms the words that they have read: a draft that was mended meanwhile is read again", async () => {
  const { id, joint } = await arranged();
  await requests.post("healthStaff", p.jointDraft({ id, joint }), { outcome: "dialogue", answer: "はじめの案" });
  const read = formOn((await requests.get("healthHead", p.together({ id }))).text, p.jointConfirmation({ id, joint }));
  city.hoursLater(1);
  await requests.post("disasterHead", p.jointDraft({ id, joint }), { outcome: "no", answer: "別の案" });
  const refused = await requests.post("healthHead", p.jointConfirmation({ id, joint }), read);
  expect(refused.status).toBe(403);
  expect(wordsOf(refused.text)).toContain("案が書き直されました");
  expect(await outcomes(id)).toEqual([]);
});

test("an asked department that was not brought in sees neither the joint answer nor the meeting, and cannot write in them", async () => {
  const { id, inquiries, joint } = await arranged();
  const call = { "on-year": "令和8", "on-month": "12", "on-day": "1", time: "14:00", place: "3階", agenda: "分担" };
  expect((await send("officer", p.departmentMeetings({ id }), "called", inquiries.slice(0, 2), call)).status).toBe(303);
  const outside = wordsOf((await requests.get("schoolStaff", p.together({ id }))).text);
  for (const words of ["保健センター", "危機管理課", "分担"]) expect(outside).not.toContain(words);
  const draft = { outcome: "no", answer: "割り込み" };
  expect((await requests.post("schoolStaff", p.jointDraft({ id, joint }), draft)).status).toBe(404);
  expect((await requests.get("representative", p.together({ id }))).status).toBe(403);
  expect(wordsOf((await requests.get("healthStaff", p.together({ id }))).text)).toContain("分担");
  expect(wordsOf((await requests.get("healthStaff", paths.inbox({}))).text)).toContain("課の打合せに呼ばれています");
  expect(wordsOf((await requests.get("schoolStaff", paths.inbox({}))).text)).not.toContain("打合せ");
});

test("a meeting is in the future, is noted once it was held, and is called off only before", async () => {
  const { id, inquiries } = await asked();
  const call = { "on-year": "令和8", "on-month": "11", "on-day": "24", time: "14:00", place: "3階", agenda: "分担" };
  const past = await send("officer", p.departmentMeetings({ id }), "called", inquiries, { ...call, time: "午前9時" });
  expect(past.status).toBe(422);
  expect(past.text).toContain("分担");
  expect((await send("officer", p.departmentMeetings({ id }), "called", [], call)).status).toBe(422);
  await send("officer", p.departmentMeetings({ id }), "called", inquiries, call);
  const { rows } = await city.owner.query<{ id: string }>("select id from department_meetings where proposal_id = $1", [
    id,
  ]);
  const meeting = rows[0]!.id;
  const note = { meetingNote: "保健センターが会場を持つ。" };
  const calendar = p.departmentMeetingCalendar({ id, meeting });
  expect((await requests.get("schoolStaff", p.together({ id }))).text).toContain(calendar);
  const file = await requests.get("schoolStaff", calendar);
  expect(file.headers.get("content-type")).toContain("text/calendar");
  const number = numberIn((await requests.get("officer", p.show({ id }))).text);
  for (const line of [`SUMMARY:官民連携の庁内打合せ ${number}`, "DTSTART:20261124T050000Z", "LOCATION:3階"])
    expect(file.text).toContain(line);
  expect(file.text).not.toContain("分担");
  for (const nobody of ["representative", "administrator"] as const)
    expect((await requests.get(nobody, calendar)).status).toBe(403);
  expect((await requests.post("officer", p.departmentMeetingNote({ id, meeting }), note)).status).toBe(403);
  city.setNow(new Date("2026-11-24T16:00:00+09:00"));
  expect((await requests.post("officer", p.departmentMeetingCancelling({ id, meeting }))).status).toBe(403);
  expect((await requests.post("officer", p.departmentMeetingNote({ id, meeting }), { meetingNote: "" })).status).toBe(
    422,
  );
  expect((await requests.post("officer", p.departmentMeetingNote({ id, meeting }), note)).status).toBe(303);
  expect(wordsOf((await requests.get("schoolStaff", p.together({ id }))).text)).toContain("保健センターが会場を持つ。");
});

test("past the program nobody confirms for another department, takes a confirmation away, or changes confirmed words", async () => {
  const { id, joint } = await arranged();
  await requests.post("healthStaff", p.jointDraft({ id, joint }), { outcome: "dialogue", answer: "案" });
  const set = (key: "healthHead" | "healthStaff" | "disasterHead" | "officer", values: Record<string, unknown>) =>
    city.program.db.asActor(city.person(key), (tx) =>
      tx.updateTable("joint_answers").set(values).where("id", "=", joint).execute(),
    );
  const [health, disaster] = [city.department("0507"), city.department("0201")];
  await expect(set("healthHead", { confirmed_departments: [disaster] })).rejects.toThrow(/own department/);
  await expect(set("healthStaff", { confirmed_departments: [health] })).rejects.toThrow(/own department/);
  await set("healthHead", { confirmed_departments: [health] });
  await expect(set("disasterHead", { confirmed_departments: [disaster] })).rejects.toThrow(/own department/);
  const words = { answer: "別の", drafted_by: city.person("disasterHead").id, drafted_department_id: disaster };
  await expect(set("disasterHead", words)).rejects.toThrow(/own department/);
  await set("officer", { answer: "デスクの" });
  const { rows } = await city.owner.query("select answer from joint_answers where id = $1", [joint]);
  expect(rows).toEqual([{ answer: "案" }]);
});

/** R8-001 */
function numberIn(page: string): string {
  return /R8-\d{3}/.exec(page)![0];
}

test("two departments write at once: the second save is refused, both texts stand on the page, and what was typed is saved after reading", async () => {
  const { id, joint } = await arranged();
  const at = p.jointDraft({ id, joint });
  const first = formOn((await requests.get("healthStaff", p.together({ id }))).text, at);
  const second = formOn((await requests.get("disasterHead", p.together({ id }))).text, at);
  const draft = { outcome: "conditions", answer: "①夜間の開館が条件です。" };
  expect((await requests.post("healthStaff", at, { ...first, ...draft })).status).toBe(303);
  const other = { outcome: "dialogue", answer: "②𠮷日に話せます。" };
  const refused = await requests.post("disasterHead", at, { ...second, ...other });
  expect(refused.status).toBe(409);
  expect(wordsOf(refused.text)).toContain("共同の回答の案が、先に保存されています");
  expect(wordsOf(refused.text)).toContain("①夜間の開館が条件です。");
  const kept = formOn(refused.text, at);
  expect(kept.answer).toBe("②𠮷日に話せます。");
  expect((await requests.post("disasterHead", at, { ...kept, ...other })).status).toBe(303);
  const { rows } = await city.owner.query("select answer from joint_answers where id = $1", [joint]);
  expect(rows).toEqual([{ answer: "②𠮷日に話せます。" }]);
});

test("a draft of the department's answer that a colleague has saved meanwhile is neither written over nor confirmed away", async () => {
  const { id, inquiries } = await asked();
  const of = { id, inquiry: inquiries[0] };
  const page = p.inquiry(of);
  const byStaff = formOn((await requests.get("healthStaff", page)).text, p.inquiryAnswer(of));
  const byHead = formOn((await requests.get("healthHead", page)).text, p.inquiryConfirmation(of));
  const draft = { outcome: "dialogue", answer: "①会場があります。" };
  expect((await requests.post("healthStaff", p.inquiryAnswer(of), { ...byStaff, ...draft })).status).toBe(303);
  const other = { outcome: "no", answer: "②会場がありません。" };
  for (const at of [p.inquiryAnswer(of), p.inquiryConfirmation(of)]) {
    const refused = await requests.post("healthHead", at, { ...byHead, ...other });
    expect(refused.status).toBe(409);
    expect(wordsOf(refused.text)).toContain("回答の下書きが、先に保存されています");
    expect(wordsOf(refused.text)).toContain("いま保存されている「回答」 ①会場があります。");
    expect(formOn(refused.text, p.inquiryConfirmation(of)).answer).toBe("②会場がありません。");
  }
  const read = formOn((await requests.get("healthHead", page)).text, p.inquiryConfirmation(of));
  expect((await requests.post("healthHead", p.inquiryConfirmation(of), { ...read, ...other })).status).toBe(303);
  expect(await outcomes(id)).toEqual(["保健センター no ②会場がありません。"]);
});
