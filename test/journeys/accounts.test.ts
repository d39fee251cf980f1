import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliverMail } from "../../src/jobs/deliver-mail.ts";
import { paths } from "../../src/web/paths.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { type Mailbox, startMailbox } from "../support/mailbox.ts";
import { type Hands, handsOf } from "./hands.ts";
import { type ServedCity, serveCity } from "./served-city.ts";

// How people come in where mail leaves the city: a company proves its address, invites a colleague, who takes over; a forgotten
// password. In a real browser, with the mails read from a real mail server; once with JavaScript and once without.

const modes = [
  { mode: "with JavaScript", javaScriptEnabled: true },
  { mode: "without JavaScript", javaScriptEnabled: false },
];

const password = "ふとんと毛布は 夜に干さない 十一月";
const newPassword = "港の灯台と三毛猫の長い散歩道を";

describe.each(modes)("coming in by mail, $mode", ({ javaScriptEnabled }) => {
  let city: ServedCity;
  let mailbox: Mailbox;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  let [company, colleague]: Hands[] = [];
  let broken: string | null = null;

  beforeAll(async () => {
    if (!chromiumPath()) return;
    mailbox = await startMailbox();
    city = await serveCity(["desk-chief", "mayor-office"]);
    city.program.mail = mailbox.mailer;
    browser = await openBrowser();
    company = await newBrowser("the company");
    colleague = await newBrowser("the colleague");
  }, 120_000);
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await city?.stop();
    await mailbox?.stop();
  });

  async function newBrowser(name: string): Promise<Hands> {
    const context = await browser.newContext({
      javaScriptEnabled,
      locale: "ja-JP",
      viewport: { width: 375, height: 800 },
    });
    context.setDefaultTimeout(30_000);
    contexts.push(context);
    return handsOf(name, await context.newPage(), city.url);
  }

  /** The path of the link in the last mail to an address. */
  async function linkTo(address: string): Promise<string> {
    await deliverMail(city.program);
    const text = mailbox.to(address).at(-1)?.text ?? "";
    return new RegExp(`${city.url}(/\\S+)`).exec(text)?.[1] ?? `no link in: ${text}`;
  }

  const step = (name: string, act: () => Promise<void>) =>
    test.skipIf(!chromiumPath())(name, { timeout: 120_000 }, async (context) => {
      if (broken) return context.skip(`"${broken}" broke`);
      broken = name;
      await act();
      broken = null;
    });

  step("a company registers and is told that a letter is under way", async () => {
    await company!.open(paths.register({}));
    await company!.fillAll({
      団体の名前: "株式会社𠮷﨑製作所①㈱",
      団体の名前のふりがな: "よしざきせいさくしょ",
      お名前: "髙橋　葛󠄀子",
      お名前のふりがな: "たかはし かつらこ",
      メールアドレス: "takahashi@yoshizaki.example.jp",
      パスワード: password,
    });
    await company!.choose("団体の種類", "企業");
    await company!.press("登録して、提案の準備へ進む");
    await company!.sees("メールアドレスを確かめるメールを送りました");
    await company!.open(paths.account({}));
    await company!.sees("まだ確かめていません");
    await company!.follow("メールアドレスを確かめる・変える");
    await company!.sees("メールアドレスを確かめてください", "takahashi@yoshizaki.example.jp");
  });

  step("a mail program that opens the link uses nothing up; its button proves the address", async () => {
    const link = await linkTo("takahashi@yoshizaki.example.jp");
    expect((await fetch(`${city.url}${link}`)).status).toBe(200);
    await company!.open(link);
    await company!.sees("株式会社𠮷﨑製作所①㈱", "髙橋　葛󠄀子");
    await company!.press("このアドレスを確かめる");
    await company!.sees("メールアドレスを確かめました", "確かめ済み");
  });

  step("she invites a colleague, who registers by the letter's link", async () => {
    await company!.follow("団体の人を見る・招待する");
    await company!.unfold("団体に招待する");
    await company!.fill("招待する方のメールアドレス", "nitta@yoshizaki.example.jp");
    await company!.choose("加わったあとの役割", "担当者");
    await company!.press("招待のメールを送る");
    await company!.sees("招待のメールを送りました", "返事を待っています");

    await colleague!.open(await linkTo("nitta@yoshizaki.example.jp"));
    await colleague!.sees("髙橋　葛󠄀子さんが、あなたを「株式会社𠮷﨑製作所①㈱」に招待しています");
    await colleague!.fillAll({ お名前: "新田 実", お名前のふりがな: "にった みのる", パスワード: password });
    await colleague!.press("登録して、団体に加わる");
    await colleague!.sees("団体に加わりました", "新田 実", "髙橋　葛󠄀子");
  });

  step("she names him representative and leaves; the proposals are his to answer for", async () => {
    await company!.open(paths.members({}));
    await company!.sees("加わりました");
    await company!.unfold("この団体を離れる");
    await company!.sees("先に、ほかの人を代表者にしてください");
    await company!.press("代表者にする");
    await company!.sees("役割を変えました");
    await company!.unfold("この団体を離れる");
    await company!.press("株式会社𠮷﨑製作所①㈱を離れる");
    await company!.sees("団体を離れました", "団体に所属していません");
    await colleague!.open(paths.members({}));
    await colleague!.sees("新田 実");
    await colleague!.seesNot("髙橋　葛󠄀子さん");
  });

  step("he forgets his password and chooses a new one by mail", async () => {
    const forgetful = await newBrowser("the forgetful colleague");
    await forgetful.open(paths.signIn({}));
    await forgetful.follow("パスワードを決め直す");
    await forgetful.fill("メールアドレス", "nitta@yoshizaki.example.jp");
    await forgetful.press("リンクを送る");
    await forgetful.sees("まもなくメールが届きます");
    await forgetful.open(await linkTo("nitta@yoshizaki.example.jp"));
    await forgetful.fill("パスワード", newPassword);
    await forgetful.press("このパスワードに決める");
    await forgetful.sees("パスワードを決めました");
    await colleague!.open(paths.signIn({}));
    await colleague!.fill("メールアドレス", "nitta@yoshizaki.example.jp");
    await colleague!.fill("パスワード", newPassword);
    await colleague!.press("ログインする");
    await colleague!.seesNot("ログインできませんでした");
  });

  step("each has heard by mail of what concerns their account, and of nothing else", async () => {
    await deliverMail(city.program);
    const subjects = (address: string) =>
      mailbox.to(address).map(({ subject }) => subject.replace("【泉大津市(実演用) 官民連携デスク】", ""));
    expect(subjects("takahashi@yoshizaki.example.jp")).toEqual(["メールアドレスをお確かめください"]);
    expect(subjects("nitta@yoshizaki.example.jp")).toEqual([
      "団体に招待されています",
      "新しいパスワードを決めるためのご案内",
      "パスワードを設定しました",
    ]);
  });

  step("no letter names the inviter, the organisation or a person who registered", async () => {
    for (const mail of mailbox.mails) expect(mail.text).not.toMatch(/髙橋|𠮷﨑/);
  });
});
