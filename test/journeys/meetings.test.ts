import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { readCalendar } from "../support/calendar.ts";
import { alreadyThere } from "./already-there.ts";
import type { Hands } from "./hands.ts";
import { journey } from "./stage.ts";

// A dialogue with two meetings: days go to and fro, minutes are contested and confirmed, a to-do is done, a step is asked for. What calendars
// hold comes by mail and as a file. Protected words, places and links stay where they are.

const secret = "封印語己の織り方を四層に重ねます。";
const words = {
  place: "架空工場の見学室、髙階3階",
  link: "https://meet.example.jp/himitsu-no-heya",
  agenda: "会場の広さ ①\n測定の時期",
  counter: "その週は議会の準備があります。",
  said: "【会場の広さ】\n2階の80㎡を使う。",
  wrong: "2階ではなく、𠮷田工場の3階です。",
  better: "【会場の広さ】\n3階の80㎡を使う。",
  toDo: "3階の図面を送る",
  moving: "展示会と重なったため。",
  wish: "予算の時期に間に合わせたいです。",
  notNow: "見積りの金額がそろってから考えます。",
};
const company = "company-a@partner.example.jp";
const colleague = "company-a-member@partner.example.jp";
const officer = "desk-officer@city.example.jp";

journey("a dialogue with two meetings", (chapter) => {
  let id = "";

  chapter("the company offers two times for the first meeting, and the desk is asked by mail", async (stage) => {
    const { city, people, post } = stage;
    ({ proposalId: id } = await alreadyThere(city, "dialogue", { parts: [{ content: secret, level: "desk" }] }));
    await post.empty();
    const hands = await people.turnOf("company-a");
    await hands.open(paths.proposal.meetings({ id }));
    await hands.sees("最初の面談には、デスクも同席します。");
    await hands.fillDate("日にち", "2026-12-01");
    await hands.fillAll({
      時刻: "14:00",
      場所: words.place,
      オンラインのアドレス: words.link,
      参加する人: "当社2名、市2名",
      話したいこと: words.agenda,
    });
    await hands.unfold("ほかの候補の日時を加える");
    await hands.fillDate("候補2の日にち", "2026-12-03");
    await hands.press("市に面談を申し入れる", 422);
    await hands.holds("話したいこと", words.agenda);
    await hands.fill("候補2の時刻", "午前10時");
    await hands.press("市に面談を申し入れる");
    expect(await post.arrivedAt(officer)).toEqual(["R8-001 あなたの番です：面談の日時に返事をする"]);
  });

  chapter("no time suits the desk: it offers another, and the company takes it", async ({ people, post }) => {
    const desk = await people.turnOf("desk-officer");
    await openMeeting(desk, id);
    await desk.sees("令和8年12月1日(火) 14時00分", "令和8年12月3日(木) 10時00分");
    await desk.unfold("都合が合わないとき");
    await desk.fillDate("日にち", "2026-12-04");
    await desk.fillAll({ 時刻: "16:00", 理由: words.counter });
    await desk.press("別の日時を示す");
    expect(await post.arrivedAt(company)).toEqual(["R8-001 あなたの番です：面談の日時に返事をする"]);
    const hands = await people.turnOf("company-a");
    await openMeeting(hands, id);
    await hands.sees(words.counter, "令和8年12月4日(金) 16時00分");
    await hands.press("この日時で決める");
    await hands.sees("日時が決まりました");
  });

  chapter(
    "the day comes by mail as an appointment, and as a file; it says the number and nothing else",
    async (stage) => {
      const { people, post } = stage;
      expect(await post.arrivedAt(officer)).toEqual(["R8-001 面談の日時が決まりました"]);
      const [mailed] = post.calendarsTo(officer).map(readCalendar);
      expect(mailed?.method).toBe("PUBLISH");
      expect(Object.fromEntries(mailed!.event)).toMatchObject({
        SUMMARY: "官民連携の面談 R8-001",
        DTSTART: "20261204T070000Z",
        DTEND: "20261204T080000Z",
        SEQUENCE: "1",
        STATUS: "CONFIRMED",
        ORGANIZER: "mailto:desk@city.example.jp",
      });
      expect(mailed?.event.has("LOCATION")).toBe(false);
      for (const word of Object.values(words)) expect(mailed?.whole).not.toContain(word);
      const hands = await people.turnOf("company-a");
      await openMeeting(hands, id);
      const taken = readCalendar(await textOf(hands, "カレンダーに入れる"));
      expect(taken.event.get("UID")).toBe(mailed?.event.get("UID"));
      expect(taken.event.get("LOCATION")).toBe(`${words.place} ${words.link}`);
      expect(taken.whole).not.toContain(secret);
    },
  );

  chapter("the desk writes the minutes from the draft, and who will do what", async ({ city, people, post }) => {
    city.setTime("2026-12-04T17:15");
    await post.empty();
    const desk = await people.turnOf("desk-officer");
    await openMeeting(desk, id);
    await desk.unfold("やることを加える");
    await desk.fill("やること", words.toDo);
    await desk.select("だれが", "株式会社架空ウェルネス");
    await desk.fillDate("いつまで", "2026-12-11");
    await desk.press("やることに加える");
    await desk.sees(words.toDo);
    await desk.holds("話したこと", "【会場の広さ ①】\n\n【測定の時期】\n");
    await desk.fillAll({ 話したこと: words.said, 決めたこと: "2階を使う" });
    await desk.choose("参加した人", "髙橋 亮（株式会社架空ウェルネス）", "藤原 直樹（デスク）");
    await desk.press("記録を残して、双方に確認を求める");
    expect(await post.arrivedAt(company)).toEqual(
      expect.arrayContaining([
        "R8-001 あなたの番です：面談の記録を確かめる",
        "R8-001 あなたの番です：約束したことを行う",
      ]),
    );
  });

  chapter(
    "the company says what is wrong, the desk writes anew, and both versions stay",
    async ({ city, people, post }) => {
      const member = await people.turnOf("company-a-member");
      await openMeeting(member, id);
      await member.sees(words.said, "髙橋 亮、藤原 直樹（デスク）");
      await member.press("違うところを伝える", 422);
      await member.fill("意見", words.wrong);
      await member.press("違うところを伝える");
      expect(await post.arrivedAt(officer)).toEqual(["R8-001 あなたの番です：面談の記録への意見を読んで、書き直す"]);
      city.setTime("2026-12-07T10:00");
      const desk = await people.turnOf("desk-officer");
      await openMeeting(desk, id);
      await desk.sees(words.wrong);
      await desk.fillAll({ 話したこと: words.better, 決めたこと: "3階を使う", 直したところ: "階を直しました。" });
      await desk.press("新しい版を残して、双方に確認を求める");
      await desk.press("この記録を確認する");
      const hands = await people.turnOf("company-a");
      await openMeeting(hands, id);
      await hands.sees(words.better, "階を直しました。");
      await hands.unfold("第1版と、第2版で直したところ");
      await hands.sees(words.wrong);
      expect(await hands.tab.locator("del").allInnerTexts()).toContain("2");
      await hands.fill("意見", "広さは図面で確かめます。");
      await hands.press("この記録を確認する");
      await hands.sees("記録を双方が確認しました", "意見を添えて確認");
    },
  );

  chapter("the to-do is reminded of two business days before, and done", async ({ city, people, post }) => {
    city.setTime("2026-12-09T10:00");
    await post.empty();
    expect(post.textTo(colleague)).toContain("期日が近づいています：約束したことを行う");
    const member = await people.turnOf("company-a-member");
    await member.open(paths.proposal.show({ id }));
    await member.sees(words.toDo, "12月11日(金)まで");
    await member.follow("すべて見る・書く");
    await member.press("終わったことにする");
    const desk = await people.turnOf("desk-officer");
    await desk.open(paths.proposal.nextSteps({ id }));
    await desk.unfold("終わったこと");
    await desk.sees(words.toDo, "髙橋 亮");
  });

  chapter("a second meeting is agreed, moved with its reason out of calendars, and put in again", async (stage) => {
    const { people, post } = stage;
    const desk = await people.turnOf("desk-officer");
    await desk.open(paths.proposal.meetings({ id }));
    await desk.fillDate("日にち", "2026-12-15");
    await desk.fillAll({ 時刻: "10:00", 場所: "市役所", 参加する人: "双方2名", 話したいこと: "測定の時期" });
    await desk.press("提案者に面談を申し入れる");
    const hands = await people.turnOf("company-a");
    await openMeeting(hands, id);
    await hands.press("この日時で決める");
    await post.empty();
    await hands.follow("日時の変更を申し入れる");
    await hands.fillDate("日にち", "2026-12-16");
    await hands.fill("時刻", "10:00");
    await hands.press("日時の変更を申し入れる", 422);
    await hands.fill("理由", words.moving);
    await hands.press("日時の変更を申し入れる");
    expect(await post.arrivedAt(officer)).toEqual(["R8-001 あなたの番です：面談の日時に返事をする"]);
    const gone = readCalendar(post.calendarsTo(officer).at(-1)!);
    expect([gone.method, gone.event.get("STATUS"), gone.event.get("SEQUENCE")]).toEqual(["CANCEL", "CANCELLED", "2"]);
    await openMeeting(desk, id);
    await desk.sees(words.moving);
    await desk.press("この日時で決める");
    expect(await post.arrivedAt(company)).toEqual(["R8-001 面談の日時が決まりました"]);
    const again = readCalendar(post.calendarsTo(company).at(-1)!);
    expect([again.method, again.event.get("DTSTART"), again.event.get("SEQUENCE")]).toEqual([
      "PUBLISH",
      "20261216T010000Z",
      "3",
    ]);
    expect(again.event.get("UID")).toBe(gone.event.get("UID"));
  });

  chapter("its minutes are confirmed by both", async ({ city, people }) => {
    city.setTime("2026-12-16T11:30");
    const desk = await people.turnOf("desk-officer");
    await openMeeting(desk, id);
    await desk.fill("話したこと", "春から測る。");
    await desk.press("記録を残して、双方に確認を求める");
    await desk.press("この記録を確認する");
    const hands = await people.turnOf("company-a");
    await openMeeting(hands, id);
    await hands.press("この記録を確認する");
    await hands.sees("記録を双方が確認しました");
  });

  chapter("the company asks for the next step, and reads why not now and until when", async ({ people, post }) => {
    const hands = await people.turnOf("company-a");
    await post.empty();
    await hands.open(paths.proposal.nextSteps({ id }));
    await hands.choose("望む一歩", "手法の検討に進む");
    await hands.fill("理由", words.wish);
    await hands.press("市に希望を伝える");
    expect(await post.arrivedAt(officer)).toEqual(["R8-001 あなたの番です：次の一歩についての希望に返事をする"]);
    const desk = await people.turnOf("desk-officer");
    await desk.open(paths.proposal.nextSteps({ id }));
    await desk.follow("返事をする");
    await desk.sees(words.wish);
    await desk.choose("返事", "いまは進めない");
    await desk.press("返事を伝える", 422);
    await desk.fill("返事のことば", words.notNow);
    await desk.fillDate("もう一度考える日", "2027-01-12");
    await desk.press("返事を伝える");
    expect(await post.arrivedAt(company)).toEqual(["R8-001 次の一歩についての希望に、返事が届きました"]);
    await hands.open(paths.proposal.nextSteps({ id }));
    await hands.unfold("これまでの希望と返事");
    await hands.sees(words.notNow, "令和9年1月12日(火)に、もう一度考えます");
  });

  chapter(
    "no mail says more than numbers and links, and nobody else finds the meetings",
    async ({ city, people, post }) => {
      post.holdsOnlyNumbersAndLinks([secret, ...Object.values(words).flatMap((text) => text.split("\n"))]);
      const school = await people.turnOf("dept-school");
      for (const path of [paths.proposal.meetings({ id }), paths.proposal.nextSteps({ id })]) {
        const answer = await school.tab.goto(`${city.url}${path}`);
        expect(answer?.status()).toBe(404);
      }
      expect(people.complaints).toEqual([]);
    },
  );
});

/** The newest meeting, as the list leads to it. */
async function openMeeting(hands: Hands, id: string): Promise<void> {
  await hands.open(paths.proposal.meetings({ id }));
  const href = await hands.tab.locator("main a[href*='/meetings/']").first().getAttribute("href");
  await hands.open(href ?? "");
}

async function textOf(hands: Hands, link: string): Promise<string> {
  return readFile(await (await hands.takeFile(link)).path(), "utf8");
}
