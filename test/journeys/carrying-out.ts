import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import type { Hands } from "./hands.ts";
import type { Journey } from "./proposing.ts";
import { journey } from "./texts.ts";

const { initiative, finalReport, lessons } = journey;
const text = journey.case;

/** 9: the lead department registers the initiative, the company reports with its money, both say what they learnt. */
export async function bothCarryOut(story: Journey): Promise<void> {
  story.city.setTime("2027-04-01T10:00");
  const head = await story.people.turnOf("dept-disaster");
  await head.open(paths.proposal.initiatives({ id: story.id }));
  const [indicator] = initiative.indicators;
  await head.fillAll({
    取組の名前: initiative.title,
    行うこと: journey.plan.version1.scope,
    よくなる市民サービス: journey.plan.version1.gains.citizens,
    指標: indicator.name,
    単位: indicator.unit,
    いまの値: String(indicator.baseline),
    めざす値: String(indicator.target),
  });
  await head.fillDate("はじめる日", initiative.start);
  await head.fillDate("おわる日", initiative.end);
  await head.press("取組を登録する");
  await report(story, initiative.reports[0], "2027-10-01T10:00", ["2027-04-01", "2027-09-30"]);
  await report(story, initiative.reports[1], "2028-02-01T10:00", ["2027-10-01", "2028-01-31"]);
  story.city.setTime("2028-04-03T10:00");
  const writer = await story.people.turnOf("dept-disaster");
  await writer.open(paths.proposal.finalReport({ id: story.id }));
  await writer.fill("結果", finalReport.text);
  await writer.press("最終報告を残す");
  await writer.open(paths.proposal.finalReport({ id: story.id }));
  await writer.sees(finalReport.text);
  await learn(await story.people.turnOf("desk-officer"), story.id, lessons[0].text);
  await learn(await story.people.company(), story.id, lessons[1].text);
}

// biome-ignore lint/suspicious/noExplicitAny: a report of the file of texts
async function report(story: Journey, one: any, at: string, [from, to]: readonly [string, string]): Promise<void> {
  story.city.setTime(at);
  const company = await story.people.company();
  await company.open(paths.proposal.initiatives({ id: story.id }));
  await company.follow("報告を書く");
  await company.fillDate("期間のはじまり", from);
  await company.fillDate("期間のおわり", to);
  const [indicator] = initiative.indicators;
  await company.fillAll({
    [`${indicator.name}（${indicator.unit}）`]: String(one.values[0]),
    報告: one.text,
    市が出した額: String(one.citySpentYen),
    貴団体が出した額: `${one.partnerBroughtYen.toLocaleString("ja-JP")}円`,
    市だけで行った場合の額: String(one.cityAloneYen),
  });
  await company.press("報告を残す");
  await company.sees(one.text);
}

async function learn(hands: Hands, id: string, words: string): Promise<void> {
  await hands.open(paths.proposal.lessons({ id }));
  await hands.fill("ふりかえり", words);
  await hands.press("ふりかえりを残す");
  await hands.open(paths.proposal.lessons({ id }));
  await hands.sees(words);
}

/** 10: the case is drafted, shown to the company, consented to, published by the chief; then the partnership is complete. */
export async function bothPublish(story: Journey): Promise<void> {
  const page = paths.proposal.case({ id: story.id });
  const desk = await story.people.turnOf("desk-officer");
  await desk.open(page);
  await writeCase(desk);
  await desk.press("案を保存して、見え方を確かめる");
  await desk.open(page);
  await desk.sees(text.lead, text.changed);
  await desk.press("案を相手方に見せる");
  const company = await story.people.company();
  await company.open(page);
  await company.sees(text.lead, text.why, text.changed, text.caveat, text.notPublished);
  await company.choose("この案への意見", "意見があります(下に書きます)");
  await company.fill("意見", text.comment.text);
  await company.choose("引用・写真・守りたい部分にふれる文の公開", "この案のとおり公開することに同意します");
  await company.press("答えを市に送る");
  const chief = await story.people.turnOf("desk-chief");
  await chief.open(page);
  await chief.sees(text.comment.text);
  await chief.press("事例を公開する");
  await desk.open(page);
  await desk.press("連携を完了にする");
  await desk.sees("完了");
}

async function writeCase(desk: Hands): Promise<void> {
  await desk.fillAll({
    事例の名前: text.title,
    一文のまとめ: text.lead,
    なぜ取り組んだか: text.why,
    どう変わったか: text.changed,
    数字からは言えないこと: text.caveat,
    市だけの費用の計算のしかた: text.money.basis,
    公開していない部分: text.notPublished,
    "事例の名前(英語)": text.en.title,
    "要約(英語)": text.en.summary,
    手順の名前1: text.howToCopy[0].step,
  });
  await desk.tab.getByLabel("手順の説明").first().fill(text.howToCopy[0].text);
  await desk.tick("双方のふりかえりを載せる");
  await desk.tick("写真や守りたい部分にふれるので、相手方の同意を求める");
}

/** The case stands where everybody reads it, with what was not reached, and in the feed. */
export async function visitorReadsCase(story: Journey): Promise<void> {
  const visitor = await story.people.visitor();
  // Public pages are kept for about a second.
  await visitor.tab.waitForTimeout(1500);
  await visitor.open(paths.cases({}));
  await visitor.follow(text.title);
  await visitor.sees(text.title, text.lead, text.why, text.changed, text.caveat, text.notPublished, lessons[1].text);
  const feed = await (await fetch(`${story.city.url}${paths.casesFeed({})}`)).text();
  expect(feed).toContain(text.title);
}
