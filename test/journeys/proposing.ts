import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { type Hands, shownText } from "./hands.ts";
import { companyLogin, type People } from "./people.ts";
import type { ServedCity } from "./served-city.ts";
import { journey } from "./texts.ts";

/** What the journey has made so far, handed from chapter to chapter. */
export type Journey = { city: ServedCity; people: People; id: string; number: string };

const { draft, protectedParts } = journey;
const organisation = "例示繊維工業株式会社";
const levels: Record<string, string> = {
  asked_departments: "デスクと、この提案についてたずねた課",
  desk: "デスクの担当者だけ",
  named_departments: "デスクと、名前を挙げる課",
};

/** 1: somebody reads how it goes, signed out. */
export async function visitorReads({ people }: Journey): Promise<void> {
  const visitor = await people.visitor();
  await visitor.open(paths.home({}));
  await visitor.follow("進み方");
  await visitor.follow("募集中の課題");
  await visitor.sees("募集中の課題");
  await visitor.follow("事例");
  await visitor.open(`/en${paths.how({})}`);
}

/** 2a: the company registers its organisation and its representative; by the keyboard alone. */
export async function companyRegisters({ people }: Journey): Promise<void> {
  const company = await people.company();
  await company.open(paths.register({}));
  await typeByKeyboard(company, [
    ["団体の名前", organisation],
    ["団体の名前のふりがな", "れいじせんいこうぎょう"],
    ["企業", " "],
    ["お名前", "山﨑 大輔"],
    ["お名前のふりがな", "やまさき だいすけ"],
    ["メールアドレス", companyLogin.mail],
    ["パスワード", companyLogin.password],
    ["登録して、提案の準備へ進む", "Enter"],
  ]);
  await company.sees(organisation);
}

/** 2b: a draft, with one mistake, two protected parts, and a look through other people's eyes; then it is sent. */
export async function companyProposes(story: Journey): Promise<void> {
  const company = await story.people.company();
  await company.open(paths.newProposal({}));
  await company.press("下書きをつくる");
  story.id = /proposals\/([0-9a-f-]{36})/.exec(company.tab.url())?.[1] ?? "";
  await writeContent(company);
  for (const part of protectedParts) await protect(company, story.id, part);
  await comeBackLater(company, story.id);
  await company.open(paths.proposal.preview({ id: story.id }, { as: "asked" }));
  await company.sees(draft.what, protectedParts[0].heading);
  await company.seesNot(protectedParts[0].secretWords[0], protectedParts[0].reason);
  await company.open(paths.proposal.preview({ id: story.id }, { as: "public" }));
  await company.seesNot(draft.title);
  await submit(company, story);
}

async function writeContent(company: Hands): Promise<void> {
  await company.fillAll({
    提案の名前: draft.titleLong,
    提案の要約: draft.summary,
    何をするか: draft.what,
    市民にとってのよい変化: draft.benefit,
  });
  await company.choose("政策分野", ...draft.fields);
  // 298 characters are too many for a name: the page says so, and everything typed is still there.
  await company.press("次へ：費用・期間・市に求めること", 422);
  await company.sees("次へ進む前に、1か所を直してください");
  await company.holds("提案の名前", draft.titleLong);
  await company.holds("何をするか", draft.what);
  await company.fill("提案の名前", draft.title);
  await company.press("次へ：費用・期間・市に求めること");
  await company.fillAll({ 市に求めること: draft.ask, 費用: draft.cost, 期間: draft.period.text });
  await company.press("保存して、あとで続ける");
}

// biome-ignore lint/suspicious/noExplicitAny: a part of the file of texts
async function protect(company: Hands, id: string, part: any): Promise<void> {
  const isContent = part.section === "what";
  await company.open(paths.proposal.edit({ id }, isContent ? {} : { step: "terms" }));
  await company.press(`この欄に、守りたい部分を書く （${isContent ? "何をするか" : "費用"}）`);
  await company.select("どの欄についての部分か", isContent ? "何をするか" : "費用");
  await company.fillAll({ 守りたい部分の見出し: part.heading, 守りたい理由: part.reason, 守りたい内容: part.content });
  await company.choose("閲覧できる人", levels[part.wished.level]!);
  await company.fillDate("守る期間の終わり", part.wished.until);
  await company.press("この部分を保存する");
}

async function comeBackLater(company: Hands, id: string): Promise<void> {
  await company.open(paths.proposals({}));
  await company.sees(draft.title);
  await company.open(paths.proposal.edit({ id }));
  await company.holds("提案の名前", draft.title);
  await company.holds("何をするか", draft.what);
  await company.sees(protectedParts[0].heading);
  await company.press("次へ：費用・期間・市に求めること");
  await company.holds("費用", draft.cost);
  await company.press("次へ：確かめて提出する");
}

async function submit(company: Hands, story: Journey): Promise<void> {
  await company.open(paths.proposal.submission({ id: story.id }));
  await company.sees(draft.title, draft.summary, draft.what, draft.benefit, draft.ask, draft.cost, draft.period.text);
  for (const box of await company.tab.getByRole("checkbox").all()) await box.check();
  await company.press("この内容で提出する");
  await company.sees("提出しました", "次は市の番です");
  story.number = /提出番号\s*(R\d+-\d+)/u.exec(await shownText(company.tab.locator("body")))?.[1] ?? "";
  expect(story.number).toMatch(/^R8-\d{3}$/);
}

/** Tab until the words of the control that has the focus are the wanted ones, then type; no mouse. */
async function typeByKeyboard(hands: Hands, steps: readonly (readonly [string, string])[]): Promise<void> {
  const { tab } = hands;
  const focused = () =>
    tab.evaluate(() => {
      // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, where there is a document
      const one = (globalThis as any).document.activeElement;
      const words = (one?.labels?.[0] ?? one)?.textContent ?? "";
      return words.replace(/※(必須|任意)/u, "").trim() as string;
    });
  for (const [words, typed] of steps) {
    for (let pressed = 0; (await focused()) !== words; pressed++) {
      if (pressed > 60)
        throw new Error(`${hands.name} does not reach "${words}" by Tab; it stands on "${await focused()}"`);
      await tab.keyboard.press("Tab");
    }
    if (typed === "Enter") {
      await Promise.all([tab.waitForNavigation({ waitUntil: "domcontentloaded" }), tab.keyboard.press("Enter")]);
    } else if (typed === " ") await tab.keyboard.press("Space");
    else await tab.keyboard.insertText(typed);
  }
}
