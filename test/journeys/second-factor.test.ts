import { generate } from "otplib";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passwords } from "../../src/commands/accounts/passwords.ts";
import { deliverMail } from "../../src/jobs/deliver-mail.ts";
import { paths } from "../../src/web/paths.ts";
import { faultsOn } from "../accessibility/scan.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { type Mailbox, startMailbox } from "../support/mailbox.ts";
import { type Hands, handsOf, shownText } from "./hands.ts";
import { type People, peopleOf } from "./people.ts";
import { type ServedCity, serveCity } from "./served-city.ts";

// Signing in with a second factor, and losing it, by the people themselves in a real browser, with the mails that it causes. The city is as
// a set-up link leaves it: staff need a second factor.

const password = "港から見える 三つの灯台と朝の船";
const [officer, company] = ["desk-officer", "company-a"];

const modes = [
  { mode: "with JavaScript", javaScript: true },
  { mode: "without JavaScript", javaScript: false },
];

describe.each(modes)("a second factor, $mode", ({ javaScript }) => {
  let city: ServedCity;
  let browser: Browser;
  let box: Mailbox;
  let people: People;
  /** What the officer keeps: the app on the telephone, the codes on paper. */
  let [appKey, codes]: [string, string[]] = ["", []];
  let broken: string | null = null;
  let minutes = 0;
  const opened: BrowserContext[] = [];

  beforeAll(async () => {
    if (!chromiumPath()) return;
    city = await serveCity(["desk-chief", "mayor-office"]);
    browser = await openBrowser();
    box = await startMailbox();
    people = peopleOf(city, browser, javaScript);
    for (const key of [officer, company])
      await city.owner.query(
        "insert into accounts (person_id, municipality_id, login, password_hash) values ($1, $2, $3, $4)",
        [city.seeded.people.get(key!), city.program.municipality, loginOf(key!), await passwords.hash(password)],
      );
  }, 120_000);

  afterAll(async () => {
    for (const context of opened) await context.close();
    await people?.close();
    await box?.stop();
    await browser?.close();
    await city?.stop();
  });

  /** The chapters follow on each other: after one that broke, the rest cannot be told. Each begins five minutes later. */
  const chapter = (name: string, tell: () => Promise<void>) =>
    test.skipIf(!chromiumPath())(name, { timeout: 120_000 }, async (context) => {
      if (broken) return context.skip(`"${broken}" broke`);
      broken = name;
      fiveMinutesOn();
      await tell();
      broken = null;
    });

  const fiveMinutesOn = () => {
    minutes += 5;
    const hour = 10 + Math.floor(minutes / 60);
    city.setTime(`2026-11-24T${hour}:${String(minutes % 60).padStart(2, "0")}`);
  };
  const loginOf = (key: string) => `${key}@sign-in.example.jp`;
  const codeNow = (secret: string) => generate({ secret, epoch: Math.floor(city.program.now().getTime() / 1000) });

  /** Somebody at a machine that they have never used here. */
  async function newMachine(name: string): Promise<Hands> {
    const context = await browser.newContext({ javaScriptEnabled: javaScript, locale: "ja-JP" });
    opened.push(context);
    return handsOf(name, await context.newPage(), city.url);
  }

  async function givesPassword(hands: Hands, key: string): Promise<void> {
    await hands.open(paths.signIn({}));
    await hands.fill("メールアドレス", loginOf(key));
    await hands.fill("パスワード", password);
    await hands.press("ログインする");
  }

  /** Reads the key off the page as somebody without a camera does, and types what the app shows. @returns the key and the recovery codes. */
  async function setsUpApp(hands: Hands, isInAccount = false): Promise<[string, string[]]> {
    await hands.unfold("カメラを使わずに登録する");
    const secret = (await shownText(hands.tab.locator("code.secret-key"))).replaceAll(" ", "");
    await hands.fill("確認コード", await codeNow(secret));
    // Who has a session has not shown yet that it is theirs.
    if (isInAccount) await hands.fill("いまのパスワード", password);
    await hands.press("登録して、予備のコードを見る");
    await hands.sees("予備のコードを控える");
    return [secret, await hands.tab.locator(".recovery-codes code").allInnerTexts()];
  }

  async function hasNoFaults(hands: Hands, name: string): Promise<void> {
    if (javaScript) expect(await faultsOn(hands.tab, name)).toEqual([]);
  }

  async function mailsTo(key: string): Promise<string[]> {
    await deliverMail({ ...city.program, mail: box.mailer });
    const { mail } = city.world.people.find((one) => one.key === key)!;
    return box.to(mail).map(({ subject }) => subject.replace(/^【.*】/, ""));
  }

  chapter("an officer signs in for the first time and gets nowhere before an app is set up", async () => {
    const hands = await newMachine("the officer");
    await hands.open(paths.board({}));
    await givesPassword(hands, officer!);
    await hands.sees("認証アプリを登録する", "登録がすむまで、ほかの画面は開けません");
    await hasNoFaults(hands, "setting up an app at sign-in");
    await hands.open(paths.board({}));
    await hands.sees("認証アプリを登録する");
    await hands.fill("確認コード", "000000");
    await hands.press("登録して、予備のコードを見る", 422);
    await hands.sees("数字が違います");
    await hasNoFaults(hands, "a wrong first code");
    [appKey, codes] = await setsUpApp(hands);
    expect(codes).toHaveLength(10);
    await hasNoFaults(hands, "recovery codes");
    await hands.follow("控えました。つづける");
    await hands.sees("ボード");
    expect(await mailsTo(officer!)).toEqual(["認証アプリを登録しました"]);
  });

  chapter("the next time the password alone opens nothing, and the code does", async () => {
    const hands = await newMachine("the officer");
    await givesPassword(hands, officer!);
    await hands.sees("確認コードを書く");
    await hasNoFaults(hands, "the code at sign-in");
    await hands.open(paths.board({}));
    await hands.sees("確認コードを書く");
    await hands.fill("確認コード", "000000");
    await hands.press("ログインする", 422);
    await hands.sees("確認コードが違うか、すでに使われています");
    await hasNoFaults(hands, "a wrong code");
    await hands.fill("確認コード", await codeNow(appKey));
    await hands.press("ログインする");
    await hands.sees("ボード");
  });

  chapter("the telephone is lost: a recovery code signs in, and new ones are made", async () => {
    const hands = await newMachine("the officer");
    await givesPassword(hands, officer!);
    await hands.sees("予備のコード(16文字)を1つ");
    await hands.fill("確認コード", codes[0]!);
    await hands.press("ログインする");
    await hands.sees("使える予備のコード", "9個");
    await hasNoFaults(hands, "one's own second factor");
    expect(await mailsTo(officer!)).toEqual(["認証アプリを登録しました", "予備のコードでログインがありました"]);
  });

  chapter(
    "everything is lost: the administrator takes the app off, the officer hears of it and sets up another",
    async () => {
      const signedIn = await newMachine("the officer");
      await givesPassword(signedIn, officer!);
      await signedIn.fill("確認コード", codes[1]!);
      await signedIn.press("ログインする");
      const admin = await people.turnOf("admin");
      await admin.open(paths.person({ person: city.seeded.people.get(officer!)! }));
      await admin.unfold("登録を外す手続を開く");
      const { name } = city.world.people.find((one) => one.key === officer)!;
      await admin.press(`${name}さんの認証アプリの登録を外す`);
      await admin.sees("認証アプリの登録を外し、ログインをすべて終えました");
      await signedIn.open(paths.board({}));
      await signedIn.sees("ログイン");
      expect((await mailsTo(officer!)).at(-1)).toBe("システムの管理者が、認証アプリの登録を外しました");
      fiveMinutesOn();
      const hands = await newMachine("the officer");
      await givesPassword(hands, officer!);
      const [newKey] = await setsUpApp(hands);
      expect(newKey).not.toBe(appKey);
      await hands.follow("控えました。つづける");
      await hands.sees("ボード");
    },
  );

  chapter("a company adds an app by itself, signs in with it in English, and takes it off again", async () => {
    const hands = await newMachine("the company");
    await givesPassword(hands, company!);
    await hands.open(paths.account({}));
    await hands.follow("認証アプリを登録する");
    await hasNoFaults(hands, "setting up an app in the account");
    const [secret] = await setsUpApp(hands, true);
    await hands.follow("控えました。つづける");
    await hands.sees("認証アプリを登録しています");
    fiveMinutesOn();
    const english = await newMachine("the company");
    await english.open(`/en${paths.signIn({})}`);
    const types = (label: string, text: string) => english.tab.getByLabel(label).first().fill(text);
    await types("E-mail address", loginOf(company!));
    await types("Password", password);
    await english.press("Sign in");
    await english.sees("Write the code");
    await hasNoFaults(english, "the code in English");
    await types("Code", await codeNow(secret));
    await english.press("Sign in");
    fiveMinutesOn();
    await english.open(`/en${paths.secondFactor({})}`);
    await hasNoFaults(english, "one's own second factor in English");
    await english.tab
      .locator("#removal")
      .getByLabel("Code")
      .fill(await codeNow(secret));
    await english.press("Take it off");
    await english.sees("The authenticator app is taken off.");
    expect(await mailsTo(company!)).toEqual(["認証アプリを登録しました", "認証アプリの登録を外しました"]);
  });
});
