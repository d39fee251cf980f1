import { describe, expect, test } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { faultsOn } from "../accessibility/scan.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { type Hands, shownText } from "./hands.ts";
import { companyLogin } from "./people.ts";
import { serveCity } from "./served-city.ts";
import { journey, type Stage } from "./stage.ts";

// A company's first proposal, from the home page to the receipt: begun before anybody has registered, left and found again, taken into
// the new account, protected, printed, submitted; then the desk asks for additions, and reads what the new version changed. Each mail that
// it causes is read from a real mail server.

const organisation = "株式会社𠮷田毛布";
const texts = {
  title: "毛布の端材でつくる、避難所の敷物",
  summary: "毛布工場の端材を敷物にして、避難所の体育館に備えます。",
  what: "令和9年の春に、工場の端材で敷物を200枚つくり、体育館2か所に置きます。髙橋が担当します。",
  benefit: "避難した方が床の冷たさをしのげます。200人分を見込んでいます。",
  ask: "体育館の倉庫の一角(2平方メートル)",
  cost: "およそ60万円を当社が負担します。市の支出はありません。",
  period: "令和9年4月から5月まで",
};
const secret = "端材を三層に重ね、𠮷田式の縫い目で留めます。";
const request = "敷物を洗う方法と、置く期間を書いてください。";
const added = "敷物は年に一度、当社が引き取って洗います。";

const desks = ["desk-chief", "desk-officer-2", "desk-officer"];

journey("a company's first proposal", (chapter) => {
  let company: Hands;
  let id = "";
  let number = "";

  const isAccessible = async ({ isScripted }: Stage, hands: Hands, name: string) =>
    expect(isScripted ? await faultsOn(hands.tab, name) : []).toEqual([]);
  const savedByItself = () =>
    company.tab.locator(".saved-by-itself", { hasText: /^保存しました \d\d:\d\d$/ }).waitFor({ timeout: 10_000 });

  chapter("it begins from the home page without registering", async (stage) => {
    company = await stage.people.company();
    await company.open(paths.home({}));
    await company.follow("提案を書きはじめる");
    await company.sees("登録しなくても、いま書きはじめられます", "知られると困ることは、登録のあとに書けます");
    await isAccessible(stage, company, "the page before the first word");
    await company.follow("登録せずに書きはじめる");
    await company.sees("送ったあとに起きること", "目標日数 3開庁日");
    await company.unfold("ほかの例を見る");
    await company.sees("毛布の端材を使った、小学生のものづくり教室");
    await isAccessible(stage, company, "the form before registering");
    await company.fillAll({ 提案の名前: texts.title, 提案の要約: texts.summary, 何をするか: texts.what });
  });

  chapter("it leaves in the middle, and finds everything again", async (stage) => {
    if (stage.isScripted) await savedByItself();
    else await company.press("下書きを保存する");
    // What is near to the written words appears beside them, with a script while the form stays open.
    const near = company.tab.locator("desk-hints", { hasText: "関わりがありそうな課" });
    await near.filter({ hasText: "危機管理課" }).waitFor({ timeout: 15_000 });
    await company.open(paths.home({}));
    await company.open(paths.newProposal({}));
    await company.sees("書きかけの下書きがあります", texts.title);
    await company.follow("続きを書く");
    await company.holds("何をするか", texts.what);
    await company.fill("市民にとってのよい変化", texts.benefit);
    await company.choose("政策分野", "防災");
    await company.press("次へ：費用・期間・市に求めること");
    await company.fillAll({ 市に求めること: texts.ask, 費用: texts.cost, 期間: texts.period });
    await company.press("次へ：登録する");
    await company.sees("登録して、続きを書く", texts.summary, texts.cost);
    await isAccessible(stage, company, "the third step before registering");
  });

  chapter("it registers, and its words are its organisation's draft", async (stage) => {
    await company.follow("団体を登録して続ける");
    await company.fillAll({
      団体の名前: organisation,
      団体の名前のふりがな: "よしだもうふ",
      お名前: "髙橋 𠮷子",
      お名前のふりがな: "たかはし よしこ",
      メールアドレス: companyLogin.mail,
      パスワード: companyLogin.password,
    });
    await company.tab.getByLabel("企業", { exact: true }).check();
    await company.press("登録して、提案の準備へ進む");
    await company.sees("この下書きを、続けて書きますか", texts.what);
    await isAccessible(stage, company, "taking the draft into the account");
    await company.press(`${organisation}の下書きにして続ける`);
    await company.holds("提案の名前", texts.title);
    await company.holds("何をするか", texts.what);
    id = /proposals\/([0-9a-f-]{36})/.exec(company.tab.url())?.[1] ?? "";
    const { rows } = await stage.city.owner.query("select 1 from early_drafts");
    expect(rows).toEqual([]);
  });

  chapter("now it can protect a part, and it prints the paper for its own decision", async (stage) => {
    await company.press("この欄に、守りたい部分を書く （何をするか）");
    await company.fillAll({
      守りたい部分の見出し: "敷物の縫い方",
      守りたい理由: "特許を出願する準備をしており、先に知られると権利を得られなくなるため",
      守りたい内容: secret,
    });
    await company.choose("閲覧できる人", "デスクの担当者だけ");
    await company.fillDate("守る期間の終わり", "2027-12-31");
    await company.press("この部分を保存する");
    await company.open(paths.proposal.print({ id }));
    await company.sees(organisation, texts.what, "敷物の縫い方", "(この紙には載せていません)", "社内の確認");
    await company.seesNot(secret);
    await isAccessible(stage, company, "the paper for the organisation's own decision");
    await company.tab.getByLabel(/^敷物の縫い方/).check();
    await company.press("選んだとおりに表示する");
    await company.sees(secret);
  });

  chapter("its representative proves the address by the mail before anything goes to the city", async ({ post }) => {
    expect(await post.arrived()).toEqual([`${companyLogin.mail}: メールアドレスをお確かめください`]);
    await company.open(await post.linkTo(companyLogin.mail));
    await company.press("このアドレスを確かめる");
    await company.sees("メールアドレスを確かめました");
  });

  chapter("she submits, and receives the number by page and by mail", async (stage) => {
    await company.open(paths.proposal.submission({ id }));
    await company.sees(texts.title, texts.benefit, texts.period);
    for (const box of await company.tab.getByRole("checkbox").all()) await box.check();
    await company.press("この内容で提出する");
    await company.sees("提出しました", "次は市の番です");
    number = /提出番号\s*(R\d+-\d+)/u.exec(await shownText(company.tab.locator("body")))?.[1] ?? "";
    expect(number).toMatch(/^R8-\d{3}$/);
    expect(await stage.post.arrived()).toEqual([
      `${companyLogin.mail}: 提案 ${number} が届きました`,
      ...desks.map((key) => `${key}@city.example.jp: ${number} あなたの番です：提案を確かめて、受け付ける`),
    ]);
  });

  chapter("the desk asks for additions, and the company answers with a new version", async (stage) => {
    const desk = await stage.people.turnOf("desk-officer");
    await desk.open(paths.proposal.show({ id }));
    await desk.follow("追記をお願いする");
    await desk.fill("追記のお願い", request);
    await desk.press("追記をお願いする");
    expect(await stage.post.arrived()).toEqual([
      `${companyLogin.mail}: ${number} あなたの番です：追記のお願いに応えてください`,
    ]);
    await company.open(await stage.post.linkTo(companyLogin.mail));
    await company.follow("提案に書き足す");
    await company.sees(request);
    await company.fill("何をするか", `${texts.what}\n${added}`);
    if (stage.isScripted) await savedByItself();
    await desk.open(paths.proposal.text({ id }));
    await desk.seesNot(added);
    await company.press("次へ：費用・期間・市に求めること");
    await company.fill("期間", "令和9年4月から7月まで");
    await company.press("次へ：確かめて提出する");
    await company.follow("前の版から変わったところを見る");
    await company.sees("第1版から第2版で変わったところ", request, added);
    await company.follow("確かめて、もう一度提出する");
    await company.press("書き足した提案を、もう一度提出する");
  });

  chapter("the desk reads what changed beside what it had asked for", async (stage) => {
    expect(await stage.post.arrivedAt("desk-officer@city.example.jp")).toEqual([
      `${number} あなたの番です：提案を確かめて、受け付ける`,
    ]);
    const desk = await stage.people.turnOf("desk-officer");
    await desk.open(await stage.post.linkTo("desk-officer@city.example.jp"));
    await desk.sees("追記のお願いに答えて、第2版が提出されました");
    await desk.follow("変わったところを見る");
    await desk.sees(request, "髙橋 𠮷子さんが提出", "変わっていない欄");
    expect(await shownText(desk.tab.locator(".diff ins").first())).toContain(added);
    expect(await shownText(desk.tab.locator(".diff del").last())).toContain("5");
    await desk.seesNot(secret);
    await isAccessible(stage, desk, "what a version changed");
  });

  chapter("no browser complained, and no mail and no log has a word of it", async (stage) => {
    stage.post.holdsOnlyNumbersAndLinks([...Object.values(texts), secret, request, added, "敷物の縫い方"]);
    expect(stage.people.complaints).toEqual([]);
    expect(stage.city.log()).not.toContain(secret);
    expect(stage.city.log()).not.toContain(texts.summary);
  });
});

describe("two tabs of one browser", () => {
  test.skipIf(!chromiumPath())(
    "the older one stops saving by itself, says so, and then shows both texts",
    { timeout: 120_000 },
    async () => {
      const city = await serveCity(["desk-chief", "mayor-office"]);
      const browser = await openBrowser();
      try {
        const context = await browser.newContext({ locale: "ja-JP" });
        const [first, second] = [await context.newPage(), await context.newPage()];
        const address = `${city.url}${paths.earlyDraft({})}`;
        await first.goto(address);
        await first.getByLabel(/^何をするか/).fill("はじめの文");
        await first.locator(".saved-by-itself", { hasText: "保存しました" }).waitFor();
        await second.goto(address);
        await second.getByLabel(/^何をするか/).fill("二つ目の画面の文");
        await second.locator(".saved-by-itself", { hasText: "保存しました" }).waitFor();
        await first.getByLabel(/^何をするか/).fill("一つ目の画面で続けた文");
        await first.locator(".saved-by-itself", { hasText: "別の画面で、先に保存されています" }).waitFor();
        const stored = await city.owner.query<{ what: string }>("select words->>'what' as what from early_drafts");
        expect(stored.rows.map(({ what }) => what)).toEqual(["二つ目の画面の文"]);
        await first.getByRole("button", { name: "下書きを保存する" }).click();
        await first.getByText("別の画面で、先に保存されています").first().waitFor();
        expect(await first.getByLabel(/^何をするか/).inputValue()).toBe("一つ目の画面で続けた文");
        expect(await shownText(first.locator(".callout-warning"))).toContain("二つ目の画面の文");
        await context.close();
      } finally {
        await browser.close();
        await city.stop();
      }
    },
  );
});
