import { afterAll, describe, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { formOn } from "../../../test/support/requests.ts";
import { signIn } from "../../../test/support/sign-in.ts";
import type { PersonKey } from "../../../test/support/small-world.ts";
import { addToDo } from "../../commands/add-to-do.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { program, person } = city;
const { app } = appOf(program, createLog("silent"));
const p = paths.proposal;

/** Sessions of a day: cleared when the clock moves on. */
const cookies = new Map<PersonKey, { cookie: string }>();
async function headersOf(key: PersonKey) {
  if (!cookies.has(key)) cookies.set(key, (await signIn(program, person(key).id)).headers);
  return cookies.get(key)!;
}
async function get(key: PersonKey, href: string) {
  const response = await app.request(href, { headers: await headersOf(key) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
async function post(key: PersonKey, href: string, form: Record<string, string>) {
  const response = await app.request(href, {
    method: "POST",
    headers: {
      ...(await headersOf(key)),
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    },
    body: new URLSearchParams(form).toString(),
  });
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

const day = (date: string, place = "") => {
  const [year, month, number] = date.split("-");
  return { [`date${place}-year`]: year!, [`date${place}-month`]: month!, [`date${place}-day`]: number! };
};
const form = { ...day("2026-11-25"), time: "１４時半", place: "工場", people: "双方", purpose: "会場\n時期" };

async function asked(by: PersonKey, id: string): Promise<{ id: string; meeting: string }> {
  expect((await post(by, p.meetings({ id }), form)).status).toBe(303);
  const list = (await get("officer", p.meetings({ id }))).text;
  expect(list).toContain("11/25(水) 14:30");
  return { id, meeting: /meetings\/([0-9a-f-]{36})/.exec(list)![1]! };
}

test("a Sunday or a public holiday is told and not refused: on the form that comes back, and beside the times that are offered", async () => {
  const id = await aDialogue(city);
  const sunday = { ...form, ...day("2026-11-29"), ...day("2027-02-11", "_2"), time_2: "10:00" };
  const back = (await post("member", p.meetings({ id }), { ...sunday, place: "" })).text;
  expect(back).toContain("日曜日で、市役所は休みです。このままでよければ、そのまま送れます。");
  expect(back).toContain("祝日(建国記念の日)で、市役所は休みです。このままでよければ、そのまま送れます。");
  expect((await post("member", p.meetings({ id }), sunday)).status).toBe(303);
  const meeting = /meetings\/([0-9a-f-]{36})/.exec((await get("officer", p.meetings({ id }))).text)![1]!;
  for (const key of ["member", "officer"] as const) {
    const page = (await get(key, p.meeting({ id, meeting }))).text;
    expect(page).toContain("（日曜日で、市役所は休みです）");
    expect(page).toContain("市役所が休みの日があります。このままでよいですか。");
  }
});

test("a time that cannot be read is told together with all else that is to be mended, and is not called absent", async () => {
  const id = await aDialogue(city);
  const { text, status } = await post("member", p.meetings({ id }), { ...form, time: "夕方", place: "", purpose: "" });
  expect(status).toBe(422);
  expect([...text.matchAll(/href="#f-([^"]+)"/gu)].map((match) => match[1])).toEqual(["time", "place", "purpose"]);
  // The first time alone is not taken where a second one cannot be read.
  const second = await post("member", p.meetings({ id }), { ...form, ...day("2026-11-26", "_2"), time_2: "夕方" });
  expect(second.status).toBe(422);
});

test("of times that have passed none can be taken: the page offers other ones, and says so to who waits", async () => {
  const start = program.now();
  const { id, meeting } = await asked("member", await aDialogue(city));
  city.setNow(new Date("2026-11-25T15:00:00+09:00"));
  cookies.clear();
  const page = (await get("officer", p.meeting({ id, meeting }))).text;
  expect(page).not.toContain("この日時で決める");
  expect(page).toContain("示された日時は過ぎました。");
  expect(page).toMatch(/<details class="fold" id="counter" open/);
  expect((await get("member", p.meeting({ id, meeting }))).text).toContain("相手が別の日時を示すのを待つか");
  city.setNow(start);
  cookies.clear();
});

describe("meetings", () => {
  test("are asked for, agreed, written down and confirmed page by page", async () => {
    const id = await aDialogue(city);
    const wrong = await post("member", p.meetings({ id }), { ...form, time: "昼すぎ" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="昼すぎ"');
    const at = await asked("member", id);
    expect((await post("officer", p.meetingAgreement(at), {})).status).toBe(303);
    expect((await post("member", p.meetingAgreement(at), {})).status).toBe(409);
    const before = program.now();
    city.setNow(new Date("2026-11-25T17:00:00+09:00"));
    cookies.clear();
    expect((await post("member", p.minutes(at), { ...form, said: "x" })).status).toBe(403);
    const draft = (await get("officer", p.meeting(at))).text;
    expect(draft).toContain("【会場】\n\n【時期】\n</textarea>");
    expect(draft).toContain("髙橋 亮");
    expect((await post("officer", p.minutes(at), { ...form, said: "" })).status).toBe(422);
    const attendance = person("member").id;
    const written = { ...form, said: "・会場は2階\n・時期は冬", decisions: "冬に始める", attendance };
    expect((await post("officer", p.minutes(at), written)).status).toBe(303);
    const empty = await post("member", p.minutesObjection(at), { comment: "" });
    expect(empty.status).toBe(422);
    expect((await post("member", p.minutesObjection(at), { comment: "会場は3階です。" })).status).toBe(422);
    const objection = { comment: "会場は3階です。", minutes_version: "1" };
    expect((await post("member", p.minutesObjection(at), objection)).status).toBe(303);
    expect((await get("officer", p.show({ id }))).text).toContain("面談の記録への意見を読んで、書き直す");
    const second = {
      ...written,
      said: "・会場は3階\n・時期は冬",
      base_version: "1",
      objections: "1",
      reason: "階を直した",
    };
    expect((await post("officer", p.minutes(at), { ...second, base_version: "0" })).status).toBe(409);
    expect((await post("officer", p.minutes(at), second)).status).toBe(303);
    expect((await post("officer", p.minutesConfirmation(at), { minutes_version: "2" })).status).toBe(303);
    const thanks = { comment: "ありがとうございました。" };
    const blind = await post("representative", p.minutesConfirmation(at), thanks);
    expect([blind.status, blind.text.includes("どの版の記録かが届きませんでした。")]).toEqual([422, true]);
    expect(blind.text).toContain("ありがとうございました。</textarea>");
    expect((await post("representative", p.minutesConfirmation(at), { ...thanks, minutes_version: "2" })).status).toBe(
      303,
    );
    const page = (await get("member", p.meeting(at))).text;
    for (const shown of [
      "記録を双方が確認しました",
      "ありがとうございました。",
      "会場は3階です。",
      "<del>2</del>",
      "髙橋 亮、双方",
    ])
      expect(page).toContain(shown);
    expect((await post("officer", p.reviewOpening({ id }), { version: "1" })).status).toBe(409);
    city.setNow(before);
    cookies.clear();
  });

  test("several times are offered, others offered back, one is taken and moved; nothing typed is lost", async () => {
    const id = await aDialogue(city);
    const two = { ...form, ...day("2026-12-01", "_2"), time_2: "10:00" };
    const half = await post("member", p.meetings({ id }), { ...two, time_2: "" });
    expect(half.status).toBe(422);
    expect(half.text).toContain("時刻を書いてください。");
    const online = await post("member", p.meetings({ id }), { ...two, place: "オンライン" });
    expect([online.status, online.location]).toEqual([303, expect.stringContaining("done=meetingAskedOfCity")]);
    const list = (await get("officer", p.meetings({ id }))).text;
    expect(list).toContain("（ほか1つの候補）");
    const meeting = /meetings\/([0-9a-f-]{36})/.exec(list)![1]!;
    const at = { id, meeting };
    expect((await get("officer", p.meeting(at))).text).toContain("オンラインのアドレスが、まだ書かれていません");
    expect((await get("officer", p.meeting(at))).text).toContain("令和8年12月1日(火) 10時00分");
    expect((await post("officer", p.meetingAgreement(at), { round: "1" })).status).toBe(422);
    const wrong = await post("officer", p.meetingCounters(at), {
      ...day("2026-12-02"),
      time: "",
      note: "その週は議会",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("その週は議会</textarea>");
    const other = { ...day("2026-12-02"), time: "9:30", place: "市役所", note: "その週は議会", round: "1" };
    expect((await post("officer", p.meetingCounters(at), { ...other, online_url: "http://x" })).status).toBe(422);
    expect(
      (await post("officer", p.meetingCounters(at), { ...other, online_url: "https://meet.example/a" })).status,
    ).toBe(303);
    const stale = await post("member", p.meetingAgreement(at), { round: "1", starts_at: "2026-12-01T01:00:00.000Z" });
    expect(stale.status).toBe(409);
    expect((await post("member", p.meetingAgreement(at), { round: "2" })).status).toBe(303);
    expect((await get("member", p.meeting(at))).text).toContain('href="https://meet.example/a"');
    expect((await get("member", p.meetingMoving(at))).status).toBe(200);
    const moving = await post("member", p.meetingMoving(at), { ...other, note: "" });
    expect(moving.status).toBe(422);
    expect((await post("member", p.meetingMoving(at), { ...other, note: "展示会" })).status).toBe(303);
    expect((await post("member", p.meetingCancelling(at), { cancel_reason: "" })).status).toBe(422);
    expect((await post("member", p.meetingCancelling(at), { cancel_reason: "担当が急病" })).status).toBe(303);
    expect((await get("officer", p.meeting(at))).text).toContain("担当が急病");
  });

  test("an agreed meeting is a file for one's calendar, with its number and no word of the proposal; nobody else gets it", async () => {
    const id = await aDialogue(city, "封印語の提案名");
    const at = await asked("member", id);
    expect((await get("member", p.meetingCalendar(at))).status).toBe(404);
    await post("officer", p.meetingAgreement(at), {});
    const file = await get("member", p.meetingCalendar(at));
    expect(file.headers.get("content-type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
    expect(file.headers.get("content-disposition")).toContain(".ics");
    expect(file.text).toContain("DTSTART:20261125T053000Z\r\n");
    expect(file.text).toMatch(/SUMMARY:官民連携の面談 R8-\d{3}\r\n/);
    expect(file.text).not.toMatch(/封印語|会場|時期/);
    for (const nobody of ["otherCompany", "disasterHead", "schoolStaff", "administrator"] as const)
      expect((await get(nobody, p.meetingCalendar(at))).status).toBe(404);
    // P2: the question about ties comes before the first look at anything.
    expect((await get("healthStaff", p.meetingCalendar(at))).status).toBe(200);
    await city.owner.query("delete from conflict_declarations where proposal_id = $1 and person_id = $2", [
      id,
      person("healthStaff").id,
    ]);
    expect((await get("healthStaff", p.meetingCalendar(at))).status).toBe(404);
    await post("officer", p.meetingCancelling(at), { cancel_reason: "災害のため" });
    const gone = (await get("member", p.meetingCalendar(at))).text;
    expect(gone).toContain("METHOD:CANCEL\r\n");
    expect(gone).toContain("SEQUENCE:2\r\n");
    expect(gone).not.toContain("災害");
  });
});

test("nobody stands twice among who was there, what is not done is offered and not filled in, and the card tells of this meeting", async () => {
  const id = await aDialogue(city);
  const people = `${person("member").name}、来客2名`;
  expect((await post("member", p.meetings({ id }), { ...form, people })).status).toBe(303);
  const meeting = /meetings\/([0-9a-f-]{36})/.exec((await get("officer", p.meetings({ id }))).text)![1]!;
  const at = { id, meeting };
  expect((await get("officer", p.meeting(at))).text).toContain("面談の日時に返事をする");
  await post("officer", p.meetingAgreement(at), {});
  expect((await get("member", p.show({ id }))).text).not.toContain("面談の記録を書いています");
  const before = program.now();
  city.setNow(new Date("2026-11-25T17:00:00+09:00"));
  cookies.clear();
  await addToDo(program, {
    actor: person("officer"),
    proposalId: id,
    what: "図面を送る①",
    bearer: { side: "partner", departmentId: null, personId: null },
    due: "2026-12-08",
  });
  const page = (await get("officer", p.meeting(at))).text;
  const begun = formOn(page, p.minutes(at));
  expect([begun.people, begun.open_questions]).toEqual(["来客2名", ""]);
  expect(page).toContain("終わっていないこと（1件）を見る");
  const attendance = person("member").id;
  expect((await post("officer", p.minutes(at), { ...form, people, said: "・会場", attendance })).status).toBe(303);
  const shown = (await get("officer", p.meeting(at))).text;
  expect(shown).toContain("<dd>髙橋 亮、来客2名</dd>");
  // Of this meeting the partner is waited for; the desk's own next step is another one.
  expect(shown).toContain("面談の記録を確かめる");
  const odd = await post("member", p.meetings({ id }), { ...form, "date-day": "32" });
  expect(odd.text).toContain("面談の日は、1から30までの数で書いてください");
  expect(odd.text).not.toContain("日の日は");
  city.setNow(before);
  cookies.clear();
});
