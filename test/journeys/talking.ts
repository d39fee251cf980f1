import { paths } from "../../src/web/paths.ts";
import type { Hands } from "./hands.ts";
import type { Journey } from "./proposing.ts";
import { innerWords, journey } from "./texts.ts";

const { messages, meeting, plan, protectedParts, internalNotes } = journey;

/** 5a: messages both ways; the city's are shown once more before they go. A note stays inside. */
export async function bothWrite(story: Journey): Promise<void> {
  for (const message of messages) {
    const hands =
      message.actor === "company-b" ? await story.people.company() : await story.people.turnOf(message.actor);
    await hands.open(paths.proposal.show({ id: story.id }));
    if (message.actor === "company-b") {
      await hands.fill("市へ書く", message.text);
      await hands.press("市へ送る");
    } else {
      await hands.fill("提案者へ書く", message.text);
      await hands.press("例示繊維工業株式会社へ送る");
      await hands.sees("このまま送りますか", message.text);
      await hands.press("例示繊維工業株式会社へ送る");
    }
    await hands.sees(message.text);
  }
  for (const note of internalNotes) {
    const hands = await story.people.turnOf(note.actor);
    await hands.open(paths.proposal.show({ id: story.id }));
    await hands.fill("庁内だけに残す", note.text);
    await hands.press("庁内メモに残す");
    await hands.sees(note.text);
  }
  const company = await story.people.company();
  await company.open(paths.proposal.show({ id: story.id }));
  // The newest three stand open beside the box to answer, the older ones behind their number.
  await company.unfold("前のやりとり");
  await company.sees(...messages.map((message: { text: string }) => message.text));
  await company.seesNot(...innerWords);
}

/** 5b: a meeting is proposed by one side, agreed by the other, held, and its minutes confirmed by both (P4). */
export async function bothMeet(story: Journey): Promise<void> {
  const company = await story.people.company();
  await company.open(paths.proposal.meetings({ id: story.id }));
  await company.fillDate("日にち", "2026-12-04");
  await company.fillAll({
    時刻: meeting.time,
    場所: meeting.place,
    参加する人: "例示繊維工業 山﨑 大輔、危機管理課、教育政策課、保健センター、デスク",
    話したいこと: meeting.agenda,
  });
  await company.press("市に面談を申し入れる");
  const desk = await story.people.turnOf("desk-officer");
  await openMeeting(desk, story.id);
  await desk.press("この日時で決める");
  story.city.setTime("2026-12-04T16:30");
  const writer = await story.people.turnOf("desk-officer");
  await openMeeting(writer, story.id);
  await writer.fill("話したこと", meeting.minutes.text);
  await writer.press("記録を残して、双方に確認を求める");
  const head = await story.people.turnOf("desk-officer-2");
  await openMeeting(head, story.id);
  await head.sees(meeting.minutes.text);
  await head.press("この記録を確認する");
  const reader = await story.people.company();
  await openMeeting(reader, story.id);
  await reader.fill("意見", meeting.minutes.partnerConfirm.comment);
  await reader.press("この記録を確認する");
  await reader.sees(meeting.minutes.text, meeting.minutes.partnerConfirm.comment);
}

async function openMeeting(hands: Hands, id: string): Promise<void> {
  await hands.open(paths.proposal.meetings({ id }));
  const meetingPage = await hands.tab.locator("main a[href*='/meetings/']").first().getAttribute("href");
  await hands.open(meetingPage ?? "");
}

/** 5c: the department that was named opens the protected part, with a purpose; the company sees the reading. */
export async function departmentReadsProtectedPart(story: Journey): Promise<void> {
  const [first] = protectedParts;
  const head = await story.people.turnOf("dept-disaster");
  await head.open(paths.proposal.text({ id: story.id }));
  await head.sees(first.heading);
  await head.seesNot(...first.secretWords);
  await head.select("何のために開きますか", "共同計画の作成");
  await head.press("目的を記録して開く");
  await head.sees(first.content);
  const company = await story.people.company();
  await company.open(paths.proposal.show({ id: story.id }));
  await company.sees("危機管理課", "共同計画の作成");
  const school = await story.people.turnOf("dept-school");
  await school.open(paths.proposal.text({ id: story.id }));
  await school.sees(first.heading, "合意された「閲覧できる人」に入っていないため");
}

/** 6: the desk writes the joint plan, the company edits it, both approve the same version; then the review begins. */
export async function bothPlan(story: Journey): Promise<void> {
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.proposal.plan({ id: story.id }));
  await desk.follow("共同計画を書きはじめる");
  await desk.press("すべての部分を開く");
  await writePlan(desk);
  await desk.press("第1版として保存する");
  await desk.sees(plan.version1.purpose, plan.version1.gains.citizens);
  const company = await story.people.company();
  await company.open(paths.proposal.plan({ id: story.id }));
  await company.follow("修正案を出す");
  await company.press("すべての部分を開く");
  const place = company.within("リスク4");
  const { risk, response } = plan.version2.addRisk;
  await place.fill("起きるかもしれないこと", risk);
  await place.select("負担者", "市と提案者で分担");
  await place.fill("分担のとき、市の割合", "50");
  await place.fill("そうならないように、なったら", response);
  await company.fill("変えた理由", plan.version2.changeReason);
  await company.press("第2版として保存する");
  await company.sees(plan.version2.changeReason, risk);
  await company.press("第2版を承認する");
  await desk.open(paths.proposal.plan({ id: story.id }));
  await desk.sees(plan.version2.changeReason, risk);
  await desk.press("第2版を承認する");
  await desk.sees("第2版を双方が承認しました");
  await desk.open(paths.proposal.show({ id: story.id }));
  await desk.press("手法の検討に進む");
}

const given = [
  { side: "市", kind: "人の時間", what: "延べ90時間", yen: "" },
  { side: "市", kind: "場所・物", what: "倉庫12㎡", yen: "" },
  { side: "市", kind: "データ", what: "避難所ごとの想定の人数", yen: "" },
  { side: "提案者", kind: "予算からのお金", what: "", yen: "370万" },
  { side: "提案者", kind: "人の時間", what: "授業と運搬", yen: "" },
  { side: "提案者", kind: "場所・物", what: "５００包み", yen: "" },
];

async function writePlan(desk: Hands): Promise<void> {
  const { version1 } = plan;
  await desk.fillAll({ 目的: version1.purpose, よくなる市民サービス: version1.gains.citizens, 範囲: version1.scope });
  await desk.fillDate("はじまりの日", journey.draft.period.start);
  await desk.fillDate("終わりの日", journey.draft.period.end);
  for (const [index, goal] of version1.goals.entries()) {
    const place = desk.within(`目標${index + 1}`);
    await openSpare(desk, `目標${index + 1}`);
    await place.fillAll({
      目標: goal.goal,
      "指標(何を数えるか)": `${goal.indicator}（${goal.unit}）`,
      いまの値: String(goal.baseline),
      めざす値: String(goal.target),
      いつまでに: goal.by,
    });
    await place.select("測る人", goal.measuredBy === "city" ? "市" : "提案者");
  }
  await desk.fillAll({
    市の得るもの: version1.gains.city,
    提案者の得るもの: version1.gains.partner,
    市民の得るもの: version1.gains.citizens,
    市民の出すもの: version1.gives.citizens,
    市の役割: version1.roles[0].text,
    提案者の役割: version1.roles[1].text,
  });
  for (const [index, { side, kind, what, yen }] of given.entries()) {
    const place = desk.within(`出すもの${index + 1}`);
    await openSpare(desk, `出すもの${index + 1}`);
    await place.select("出す人", side);
    await place.select("種類", kind);
    await place.fillAll({ 内容: what, 金額: yen });
  }
  await desk.fillAll({ 市だけで行う場合の費用: "560万円", その根拠: version1.cityAloneBasis });
  for (const [index, one] of version1.risks.entries()) {
    const place = desk.within(`リスク${index + 1}`);
    await openSpare(desk, `リスク${index + 1}`);
    await place.fill("起きるかもしれないこと", one.risk);
    await place.select("負担者", one.bearer === "city" ? "市" : "提案者");
    await place.fill("そうならないように、なったら", one.response);
  }
}

/** Rows that wait closed are opened by their summary. */
async function openSpare(hands: Hands, legend: string): Promise<void> {
  const row = hands.tab
    .locator("fieldset", { has: hands.tab.locator("legend", { hasText: new RegExp(`^\\s*${legend}\\s*$`) }) })
    .last();
  if (!(await row.isVisible())) await row.locator("xpath=ancestor::details[1]").locator("> summary").click();
}
