import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passwords } from "../../src/commands/accounts/passwords.ts";
import { deliverMail } from "../../src/jobs/deliver-mail.ts";
import { paths } from "../../src/web/paths.ts";
import { faultsOn } from "../accessibility/scan.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { type Mailbox, startMailbox } from "../support/mailbox.ts";
import { type Hands, handsOf, shownText } from "./hands.ts";
import { type ServedCity, serveCity } from "./served-city.ts";

// Passkeys on `localhost`, with the virtual device of Chromium: added with the password, used instead of password and code and after the
// password, taken away. And what is there without a script: nothing of it, and the same page works.

const password = "港から見える 三つの灯台と朝の船";
const company = "company-a";
const login = "company-a@sign-in.example.jp";
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const device = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

describe("a passkey", () => {
  let city: ServedCity;
  let browser: Browser;
  let box: Mailbox;
  let hands: Hands;
  let complaints: string[];
  /** Whether the device believes that it is its owner who holds it. */
  let isOwner: (verified: boolean) => Promise<void>;
  let recovery = "";
  let broken: string | null = null;
  const opened: BrowserContext[] = [];

  beforeAll(async () => {
    if (!chromiumPath()) return;
    city = await serveCity(["desk-chief", "mayor-office"], "localhost");
    browser = await openBrowser();
    box = await startMailbox();
    await city.owner.query(
      "insert into accounts (person_id, municipality_id, login, password_hash) values ($1, $2, $3, $4)",
      [city.seeded.people.get(company), city.program.municipality, login, await passwords.hash(password)],
    );
    hands = await newMachine("the company", true);
    complaints = [];
    hands.tab.on("console", (message) => {
      if (message.type() === "error" && !/status of 422/.test(message.text())) complaints.push(message.text());
    });
    hands.tab.on("pageerror", (error) => complaints.push(error.message));
    const session = await hands.tab.context().newCDPSession(hands.tab);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options: device });
    isOwner = async (isUserVerified) => {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    };
  }, 120_000);

  afterAll(async () => {
    for (const context of opened) await context.close();
    await box?.stop();
    await browser?.close();
    await city?.stop();
  });

  const chapter = (name: string, tell: () => Promise<void>) =>
    test.skipIf(!chromiumPath())(name, { timeout: 120_000 }, async (context) => {
      if (broken) return context.skip(`"${broken}" broke`);
      broken = name;
      await tell();
      broken = null;
    });

  async function newMachine(name: string, javaScriptEnabled: boolean): Promise<Hands> {
    const context = await browser.newContext({ javaScriptEnabled, locale: "ja-JP", userAgent });
    context.setDefaultTimeout(20_000);
    opened.push(context);
    return handsOf(name, await context.newPage(), city.url);
  }

  async function givesPassword(who: Hands): Promise<void> {
    await who.open(paths.signIn({}));
    await who.fill("メールアドレス", login);
    await who.fill("パスワード", password);
    await who.press("ログインする");
  }

  async function signsOut(): Promise<void> {
    const menu = hands.tab.locator("form[action='/sign-out']").first();
    await Promise.all([
      hands.tab.waitForNavigation(),
      menu.evaluate((form) => (form as unknown as { submit: () => void }).submit()),
    ]);
  }

  async function mails(): Promise<string[]> {
    await deliverMail({ ...city.program, mail: box.mailer });
    const { mail } = city.world.people.find((one) => one.key === company)!;
    return box.to(mail).map(({ subject }) => subject.replace(/^【.*】/, ""));
  }

  chapter("is added with the password, and recovery codes come with it", async () => {
    await givesPassword(hands);
    await hands.open(paths.account({}));
    await hands.follow("パスキーを登録・確認する");
    await hands.sees("パスキーは、まだ登録していません");
    expect(await faultsOn(hands.tab, "no passkey yet")).toEqual([]);
    await hands.fill("いまのパスワード", "ちがう言葉を並べたもの");
    await hands.press("パスキーを登録する", 422);
    await hands.sees("いまのパスワードが違います");
    await hands.fill("いまのパスワード", password);
    await hands.press("パスキーを登録する");
    await hands.sees("予備のコードを控える");
    recovery = (await hands.tab.locator(".recovery-codes code").allInnerTexts())[0]!;
    await hands.follow("控えました。つづける");
    await hands.sees("登録しているパスキー", "まだ使っていません", "LinuxのChrome");
    expect(await faultsOn(hands.tab, "one passkey")).toEqual([]);
    expect(await mails()).toEqual(["パスキーを登録しました"]);
  });

  chapter("signs in without a password, and only for its owner", async () => {
    await signsOut();
    await hands.open(paths.signIn({}, { next: paths.account({}) }));
    expect(await faultsOn(hands.tab, "the sign-in with a passkey")).toEqual([]);
    await isOwner(false);
    await hands.tab.getByRole("button", { name: "パスキーでログインする" }).click();
    await hands.tab.getByText("パスキーを使いませんでした").waitFor();
    await isOwner(true);
    await hands.press("パスキーでログインする");
    await hands.sees("団体とアカウント");
    const { rows } = await city.owner.query(
      "select facts ->> 'by' as by from audit_events where kind = 'signed-in' order by seq desc limit 1",
    );
    expect(rows).toEqual([{ by: "passkey" }]);
  });

  chapter("an answer works once: sent again by who has caught it, it opens nothing", async () => {
    await signsOut();
    await hands.open(paths.signIn({}));
    const [sent] = await Promise.all([
      hands.tab.waitForRequest((request) => request.method() === "POST"),
      hands.press("パスキーでログインする"),
    ]);
    const again = await fetch(`${city.url}${paths.signInPasskey({})}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams(sent.postData() ?? ""),
    });
    expect([again.status, again.headers.getSetCookie()]).toEqual([422, []]);
    const made = await fetch(`${city.url}${paths.signInPasskey({})}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ answer: '{"id":"AAAAAAAAAAAAAAAAAAAAAAAA"}' }),
    });
    expect(made.status).toBe(422);
  });

  chapter("after the password the passkey goes on where a code would", async () => {
    await signsOut();
    await givesPassword(hands);
    await hands.sees("確認コードを書く");
    await hands.press("パスキーでログインする");
    await hands.open(paths.account({}));
    await hands.sees("団体とアカウント");
  });

  chapter("without a script nothing of it is shown, and a recovery code does", async () => {
    const plain = await newMachine("the company without a script", false);
    await plain.open(paths.signIn({}));
    expect(await plain.tab.getByRole("button", { name: "パスキーでログインする" }).count()).toBe(0);
    await givesPassword(plain);
    await plain.fill("確認コード", recovery);
    await plain.press("ログインする");
    await plain.open(paths.passkeys({}));
    await plain.sees("JavaScriptを使えるブラウザーが必要です");
  });

  chapter("is taken away with the password, and then the password alone signs in again", async () => {
    await hands.open(paths.passkeys({}));
    await hands.choose("外すパスキー", (await shownText(hands.tab.locator("#removal .choice label").first())).trim());
    await hands.tab.locator("#removal").getByLabel("いまのパスワード").fill("ちがう言葉を並べたもの");
    await hands.press("このパスキーを外す", 422);
    await hands.tab.locator("#removal").getByLabel("いまのパスワード").fill(password);
    await hands.press("このパスキーを外す");
    await hands.sees("パスキーを外しました", "パスキーは、まだ登録していません");
    await signsOut();
    await hands.open(paths.signIn({}));
    await hands.press("パスキーでログインする", 422);
    await hands.sees("このパスキーではログインできませんでした");
    await givesPassword(hands);
    await hands.open(paths.account({}));
    await hands.sees("団体とアカウント");
    expect((await mails()).at(-1)).toBe("パスキーを外しました");
    expect(complaints).toEqual([]);
  });
});
