import type { Browser, BrowserContext } from "playwright-core";
import { paths } from "../../src/web/paths.ts";
import { signIn } from "../support/sign-in.ts";
import { type Hands, handsOf } from "./hands.ts";
import type { ServedCity } from "./served-city.ts";

/** The people of the journey, each in a browser of their own; who is not there yet signs in when their turn comes. */
export type People = {
  /** Somebody of the city's world, by key: signed in at the time of now. */
  turnOf: (key: string) => Promise<Hands>;
  visitor: () => Promise<Hands>;
  /** Somebody at a machine of their own, signed in nowhere yet. */
  atMachine: (name: string) => Promise<Hands>;
  /** The company signs in by the page, when its session has ended. */
  company: () => Promise<Hands>;
  /** For a reader who only fetches: the cookie to send, as the person. */
  cookieOf: (key: string) => Promise<string>;
  companyCookie: () => Promise<string>;
  /** What a browser complained of: errors of scripts and pages, requests to other hosts, answers that broke. */
  complaints: readonly string[];
  /** Who of the city was asked before their first look, and said that there is no tie (P2). */
  declared: ReadonlySet<string>;
  close: () => Promise<void>;
};

export const companyLogin = { mail: "company-b@partner.example.jp", password: "ふとんと毛布は 夜に干さない 十一月" };

export function peopleOf(city: ServedCity, browser: Browser, javaScriptEnabled: boolean): People {
  const complaints: string[] = [];
  const declared = new Set<string>();
  const rooms = new Map<string, { context: BrowserContext; hands: Hands; signedInAt: number }>();
  const roomOf = async (key: string, name: string) => {
    const known = rooms.get(key);
    if (known) return known;
    const context = await browser.newContext({
      javaScriptEnabled,
      locale: "ja-JP",
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(30_000);
    const tab = await context.newPage();
    listen(tab, `${name}`, city.url, complaints);
    const room = { context, hands: handsOf(name, tab, city.url), signedInAt: 0 };
    rooms.set(key, room);
    return room;
  };
  const isFresh = (room: { signedInAt: number }) => city.program.now().getTime() - room.signedInAt < 2 * 3_600_000;
  const cookieOf = async (key: string) => (await signIn(city.program, city.seeded.people.get(key)!)).headers.cookie;
  return {
    atMachine: async (name) => (await roomOf(`the machine of ${name}`, name)).hands,
    visitor: async () => (await roomOf("visitor", "a visitor")).hands,
    turnOf: async (key) => {
      const id = city.seeded.people.get(key);
      if (!id) throw new Error(`the city has nobody called ${key}`);
      const room = await roomOf(key, key);
      if (!isFresh(room)) {
        await room.context.addCookies([(await signIn(city.program, id)).cookie]);
        room.signedInAt = city.program.now().getTime();
      }
      return whoDeclares(key, room.hands, declared);
    },
    company: async () => {
      const room = await roomOf("company", "the company");
      if (room.signedInAt > 0 && !isFresh(room)) await signInByPage(room.context, room.hands);
      room.signedInAt = city.program.now().getTime();
      return room.hands;
    },
    cookieOf,
    companyCookie: async () => {
      const room = await roomOf("company", "the company");
      if (!isFresh(room)) await signInByPage(room.context, room.hands);
      const cookies = await room.context.cookies(city.url.replace(/^http:/, "https:"));
      return cookies.map((one) => `${one.name}=${one.value}`).join("; ");
    },
    complaints,
    declared,
    close: async () => {
      for (const { context } of rooms.values()) await context.close();
    },
  };
}

/** P2: whoever is asked, before the first look or before the first act, says that there is no tie, and comes to the page that they wanted. */
function whoDeclares(key: string, hands: Hands, declared: Set<string>): Hands {
  const answer = async () => {
    const question = hands.tab.getByText("内容を読む前に、一つだけお答えください。");
    const before = hands.tab.getByText("この提案で何かをする前に、一つだけお答えください");
    if ((await before.count()) > 0) await hands.unfold("利害の関係を申告する");
    else if ((await question.count()) === 0) return;
    if (declared.has(key)) throw new Error(`${key} is asked twice whether there is a tie`);
    await hands.tab.getByRole("button", { name: "ありません", exact: true }).click();
    // The rest of the page comes to where the question stood; without JavaScript the page comes anew.
    await question.waitFor({ state: "detached" });
    await before.waitFor({ state: "detached" });
    await hands.tab.waitForLoadState();
    declared.add(key);
  };
  const then =
    <A extends unknown[]>(act: (...words: A) => Promise<void>) =>
    async (...words: A) => {
      await act(...words);
      await answer();
    };
  return { ...hands, open: then(hands.open), follow: then(hands.follow), press: then(hands.press) };
}

async function signInByPage(context: BrowserContext, hands: Hands): Promise<void> {
  await context.clearCookies();
  await hands.open(paths.signIn({}));
  await hands.fill("メールアドレス", companyLogin.mail);
  await hands.fill("パスワード", companyLogin.password);
  await hands.press("ログインする");
}

function listen(tab: Hands["tab"], name: string, url: string, complaints: string[]): void {
  tab.on("console", (message) => {
    // A form that has to be mended answers 422: the browser notes it, and nothing is wrong.
    if (message.type() === "error" && !/status of (422|404)/.test(message.text()))
      complaints.push(`${name}: ${message.text()}`);
  });
  tab.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
  tab.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:"))
      complaints.push(`${name} was sent to another host: ${request.url()}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${name}: ${response.url()} answered ${response.status()}`);
  });
  tab.on("dialog", (dialog) => {
    complaints.push(`${name} was asked: ${dialog.type()} ${dialog.message()}`);
    void dialog.accept();
  });
}
