import { paths } from "../../src/web/paths.ts";
import type { Journey } from "./proposing.ts";
import { journey, secretWords } from "./texts.ts";

const { feasibility, facts, fairness, method } = journey;

/** 7a: the head of the lead department decides, with a condition that is met later. */
export async function headDecides(story: Journey): Promise<void> {
  const head = await story.people.turnOf("dept-disaster");
  const review = paths.proposal.review({ id: story.id });
  await head.open(review);
  await head.choose("実施できるか", "条件が満たされれば実施できる");
  await head.fillAll({ 理由: feasibility.text, 条件: feasibility.conditions[0].text });
  await head.press("判断を決めて、提案者に伝える");
  story.city.setTime("2026-12-18T10:00");
  const again = await story.people.turnOf("dept-disaster");
  await again.open(review);
  await again.press("この条件は満たされた");
}

/** 7b: the facts, the advisor's answer, and the fairness check by somebody who did not draft the plan. */
export async function deskAsksAdvisor(story: Journey): Promise<void> {
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.proposal.methodFacts({ id: story.id }));
  await desk.choose("市の支出や、売払い・貸付けの収入が生じるか", "生じない");
  await desk.choose("広く事業者を募る必要があるか", "ない");
  await desk.fill("実施が見込める取組の数", String(facts.answers.initiatives));
  await desk.choose("基本の取り決めを協定にする必要があるか", "ある");
  await desk.choose("同じことができる事業者がほかにもいるか", "いる");
  await desk.fillDate("契約や協定を決める日", facts.answers.date);
  await desk.press("事実を記録して、おすすめを見る");
  const other = await story.people.turnOf(fairness.actor);
  await other.open(paths.proposal.fairness({ id: story.id }));
  const texts = [
    ["otherOperators"],
    ["equalInformation", "howTold"],
    ["exclusivity"],
    ["favours"],
    ["split"],
    ["futureAdvantage"],
    ["conflictOfInterest"],
  ];
  for (const [index, keys] of texts.entries()) {
    const place = other.tab.getByRole("group", { name: new RegExp(`^問${index + 1} `) }).first();
    await place.getByLabel("はい", { exact: true }).check();
    for (const [field, key] of keys.entries()) await place.getByRole("textbox").nth(field).fill(fairness.answers[key]);
  }
  await other.choose("結論", "支障なし");
  await other.press("答えを記録する");
}

/** 7c: the officer proposes, one approver sends it back, the officer mends, two approve; nobody approves their own paper. */
export async function routeApproves(story: Journey): Promise<void> {
  await proposeMethod(story, method.reason);
  await decide(story, "desk-chief", method.approvals[0].text, "承認する");
  await decide(story, "mayor-office", method.sendBack.text, "理由を書いて差し戻す");
  await proposeMethod(story, method.resubmitReason);
  await decide(story, "desk-chief", method.approvals[0].text, "承認する");
  await decide(story, "mayor-office", method.approvals[1].text, "承認する");
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.proposal.review({ id: story.id }));
  await desk.press("準備に進む");
  const company = await story.people.company();
  await company.open(paths.proposal.show({ id: story.id }));
  await company.sees("準備中");
  await company.seesNot(method.sendBack.text);
}

async function proposeMethod(story: Journey, reason: string): Promise<void> {
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.proposal.review({ id: story.id }));
  // One initiative over four fields: the advisor leaves it to people, and they say why.
  await desk.choose("手法", "事業連携協定");
  await desk.fill("理由", reason);
  await desk.fill("おすすめと違う手法を選ぶ理由", method.notChosen[0].reason);
  await desk.press("決裁にまわす");
}

/** Whoever is on the route finds the paper in 決裁, declares that there is no tie, reads it and decides. */
export async function decide(story: Journey, key: string, comment: string, button: string): Promise<void> {
  const hands = await story.people.turnOf(key);
  await hands.open(paths.approvals({}));
  const paper = await hands.tab.locator("main table a").first().getAttribute("href");
  await hands.open(paper ?? "");
  await hands.seesNot(...secretWords);
  await hands.fill("意見・差し戻す理由", comment);
  await hands.press(button);
}
