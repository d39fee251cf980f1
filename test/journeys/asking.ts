import { paths } from "../../src/web/paths.ts";
import type { Hands } from "./hands.ts";
import type { Journey } from "./proposing.ts";
import { journey, secretWords } from "./texts.ts";

const { protectedParts, inquiries, outlook, additions } = journey;
const departments: Record<string, string> = { "0103": "危機管理課", "0902": "学校教育課", "0507": "保健センター" };

/** 3a: the desk asks for two additions, the company writes them, the desk receives. */
export async function deskReceives(story: Journey): Promise<void> {
  const show = paths.proposal.show({ id: story.id });
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.board({}));
  await desk.sees(story.number);
  await desk.follow(journey.draft.title);
  await desk.open(paths.proposal.text({ id: story.id }));
  await desk.sees(journey.draft.what, protectedParts[0].heading);
  await desk.seesNot(...secretWords);
  await desk.open(show);
  await desk.follow("追記をお願いする");
  await desk.fill("追記のお願い", additions.ask.text);
  await desk.press("追記をお願いする");
  await companyAdds(story);
  const again = await story.people.turnOf("desk-officer");
  await again.open(show);
  await again.press("受け付ける");
  await again.sees("受付済");
}

async function companyAdds(story: Journey): Promise<void> {
  const company = await story.people.company();
  await company.open(paths.proposal.show({ id: story.id }));
  await company.follow("提案に書き足す");
  await company.sees(additions.ask.text);
  await company.fill("何をするか", `${journey.draft.what}\r\n\r\n${additions.answer.appendToWhat}`);
  await company.press("次へ：費用・期間・市に求めること");
  await company.press("次へ：確かめて提出する");
  await company.press("書き足した提案を、もう一度提出する");
}

/** 3b: one protected part is countered and agreed, the other agreed as it was wished; then P1. */
export async function bothAgreeOnProtection(story: Journey): Promise<void> {
  const parts = paths.proposal.parts({ id: story.id });
  const desk = await story.people.turnOf("desk-officer");
  const [first, second] = protectedParts;
  await desk.open(parts);
  await desk.sees(first.reason, second.reason);
  await desk.seesNot(...secretWords);
  await desk.follow("ほかの条件で修正案を出す");
  await desk.choose("閲覧できる人", "デスクと、名前を挙げる課");
  await desk.choose("名前を挙げる課", departments["0103"]!);
  await desk.fillDate("守る期間の終わり", first.talk[0].until);
  await desk.fill("修正案の説明", first.talk[0].text);
  await desk.press("この条件で修正案を出す");
  await desk.press("「デスクの担当者だけ、令和10年3月31日(金)まで」に合意する");
  const company = await story.people.company();
  await company.open(paths.proposal.show({ id: story.id }));
  await company.follow("市の案を見る");
  await company.sees(first.talk[0].text);
  await company.press("「デスクと危機管理課、令和9年12月31日(金)まで」に合意する");
  await desk.open(paths.proposal.publicBenefit({ id: story.id }));
  await desk.fill("公益性の根拠", journey.confirmP1.text);
  await desk.press("公益性を確認する");
}

/** 4a: three departments are asked; staff drafts, the head confirms; the desk shows the answers. */
export async function departmentsAnswer(story: Journey): Promise<void> {
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.proposal.show({ id: story.id }));
  await desk.follow("課にたずねる");
  for (const [row, one] of inquiries.entries()) {
    const place = desk.within(row === 0 ? "1つ目の課" : `${row + 1}つ目の課(たずねるときだけ)`);
    await selectStarting(place, "課", departments[one.department]!);
    await place.fill("この課にだけたずねること", one.question);
  }
  await desk.press("課にたずねる");
  story.city.setTime("2026-11-27T09:30");
  for (const one of inquiries) await answer(story, one);
  const later = await story.people.turnOf("desk-officer");
  for (const one of inquiries) {
    await later.open(paths.proposal.inquiries({ id: story.id }));
    await later.follow(departments[one.department]!);
    await later.sees(one.answer.text);
    await later.press("この回答を提案者に見せる");
  }
}

// biome-ignore lint/suspicious/noExplicitAny: an inquiry of the file of texts
async function answer(story: Journey, one: any): Promise<void> {
  const words: Record<string, string> = { dialogue: "対話を希望", conditional: "条件つきで対話を希望" };
  const department = departments[one.department]!;
  const head = await story.people.turnOf(one.answer.actor);
  const staff = await story.people.turnOf(`${one.answer.actor}-staff`);
  await staff.open(paths.proposal.show({ id: story.id }));
  await staff.follow(department);
  await staff.tab.getByLabel(words[one.answer.kind]!, { exact: true }).check();
  await staff.fill("回答", one.answer.text);
  await staff.press("課長に確かめてもらう");
  await head.open(paths.proposal.show({ id: story.id }));
  await head.follow(department);
  await head.holds("回答", one.answer.text);
  await head.press("回答を確定してデスクに送る");
}

/** 4b: who leads, what to expect, and the dialogue opens. */
export async function deskOpensDialogue(story: Journey): Promise<void> {
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(paths.proposal.inquiries({ id: story.id }));
  await desk.choose("この連携を担う課", departments["0103"]!);
  await desk.press("この課を主管課にする");
  await desk.open(paths.proposal.show({ id: story.id }));
  await desk.follow("見通しを伝える");
  await desk.select("見込まれる手法", "事業連携協定");
  await desk.choose("公募になる見込み", "公募になる可能性は低い");
  await desk.fillAll({ 最も早い開始の時期: "令和9年4月", 提案にとっての意味: outlook.text });
  await desk.press("見通しを提案者に伝える");
  await desk.press("対話をはじめる");
  const company = await story.people.company();
  await company.open(paths.proposal.show({ id: story.id }));
  await company.sees(outlook.text, inquiries[0].answer.text);
}

async function selectStarting(place: Hands, label: string, words: string): Promise<void> {
  const options = await place.tab.getByRole("option").allInnerTexts();
  const option = options.find((one) => one.startsWith(words));
  if (!option) throw new Error(`no option starts with ${words}`);
  await place.select(label, option);
}
