import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { signIn } from "../support/sign-in.ts";
import { alreadyThere } from "./already-there.ts";
import { type ServedCity, serveCity } from "./served-city.ts";

// Two people have the same talk open. What one of them does appears in the other's window by itself, and disturbs nobody who is writing there.

const p = paths.proposal;
const typed = "半分だけ書いた返事です。𠮷";

describe.skipIf(!chromiumPath())("a page that is open keeps up", () => {
  let city: ServedCity;
  let browser: Browser;
  let id = "";

  beforeAll(async () => {
    city = await serveCity(["desk-chief", "mayor-office"]);
    browser = await openBrowser();
    ({ proposalId: id } = await alreadyThere(city, "dialogue"));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await city?.stop();
  });

  /** A window of somebody, whose clock is in our hands, and what it asked for. */
  const windowOf = async (key: string, href: string) => {
    const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 700 } });
    context.setDefaultTimeout(15_000);
    await context.addCookies([(await signIn(city.program, city.seeded.people.get(key)!)).cookie]);
    const tab = await context.newPage();
    await tab.clock.install();
    const asked: string[] = [];
    const complaints: string[] = [];
    tab.on("request", (request) => asked.push(new URL(request.url()).pathname));
    tab.on("pageerror", (error) => complaints.push(String(error)));
    tab.on("console", (line) => {
      if (line.type() === "error" && !/Failed to load resource/.test(line.text())) complaints.push(line.text());
    });
    await tab.goto(`${city.url}${href}`);
    /** What was asked has been answered, and the script has taken it; also on a machine that does much else. */
    const settled = () => setTimeout(1500);
    const later = async (seconds = 26) => {
      await tab.clock.runFor(seconds * 1000);
      await settled();
    };
    return { tab, asked, complaints, settled, later, close: () => context.close() };
  };
  const news = (asked: readonly string[]) => asked.filter((path) => path === p.talkNews({ id })).length;
  const sign = (tab: Page) => tab.locator("desk-live [role=status]");
  const press = (tab: Page, button: string | RegExp) =>
    Promise.all([tab.waitForNavigation(), tab.getByRole("button", { name: button }).first().click()]);
  const send = async (tab: Page, words: string) => {
    await tab.getByLabel("提案者へ書く").fill(words);
    await press(tab, /へ送る$/);
    await press(tab, /へ送る$/);
  };

  test("a message appears above what somebody is typing, and neither text, focus nor place on the screen moves", {
    timeout: 150_000,
  }, async () => {
    const desk = await windowOf("desk-officer", p.messages({ id }));
    const company = await windowOf("company-a", p.messages({ id }));
    const box = company.tab.locator("#write-message textarea");
    await box.fill(typed);
    await box.press("ArrowLeft");
    await company.tab.mouse.wheel(0, 120);
    await company.settled();
    const place = async () => (await box.boundingBox())!.y;
    const before = await place();
    await send(desk.tab, "図面を見ました。\n次は会場です。");
    await company.later();
    const arrived = company.tab.locator(".message", { hasText: "図面を見ました。" });
    expect(await arrived.count()).toBe(1);
    expect(await arrived.getByText("新着", { exact: true }).count()).toBe(1);
    expect(await sign(company.tab).textContent()).toBe("新しい書き込みが1件あります。 見る");
    expect(await box.inputValue()).toBe(typed);
    expect(
      await box.evaluate((one) => [
        one.matches(":focus"),
        (one as unknown as { selectionStart: number }).selectionStart,
      ]),
    ).toEqual([true, typed.length - 2]);
    expect(Math.abs((await place()) - before)).toBeLessThan(2);
    // Nobody has touched the window yet: to the desk nothing is read.
    await desk.later();
    expect(await desk.tab.locator(".message", { hasText: "図面を見ました。" }).textContent()).toContain(
      "まだ読んでいません",
    );
    await box.press("End");
    await company.settled();
    await desk.later();
    expect(await desk.tab.locator(".message", { hasText: "図面を見ました。" }).textContent()).toContain(
      "提案者が読みました",
    );
    // A mark of what was read is shown, and not read out.
    expect(await sign(desk.tab).textContent()).toBe("");
    expect([company.complaints, desk.complaints]).toEqual([[], []]);
    await desk.close();
    await company.close();
  });

  test("what is unfolded stays unfolded, and a mark of what is new stays until the page is left", {
    timeout: 150_000,
  }, async () => {
    const desk = await windowOf("desk-officer", p.messages({ id }));
    const company = await windowOf("company-a", p.messages({ id }));
    for (const words of ["一つめ", "二つめ", "三つめ"]) await send(desk.tab, words);
    await company.later();
    await company.tab.locator("body").press("Shift");
    await send(desk.tab, "四つめ");
    await desk.tab.getByRole("link", { name: /四つめ/ }).click();
    await desk.tab.getByLabel("直した文").fill("四つめを直しました");
    await press(desk.tab, "直した文に置きかえる");
    await press(desk.tab, /に見える文を直す$/);
    await company.later();
    const shown = await company.tab.locator("[data-live=messages] .message-body > .prose").allTextContents();
    expect(shown.slice(0, 4)).toEqual(["四つめを直しました", "三つめ", "二つめ", "一つめ"]);
    expect(await company.tab.locator(".message", { hasText: "一つめ" }).getByText("新着").count()).toBe(1);
    await company.tab.getByText("直す前の文(1件)").click();
    await send(desk.tab, "五つめ");
    await company.later();
    expect(await company.tab.locator(".message details[open]").count()).toBe(1);
    await desk.close();
    await company.close();
  });

  test("an internal note appears at a colleague's, and the company's window neither shows it nor asks for a page", {
    timeout: 150_000,
  }, async () => {
    const desk = await windowOf("desk-officer", p.show({ id }));
    const chief = await windowOf("desk-chief", p.show({ id }));
    const company = await windowOf("company-a", p.show({ id }));
    company.asked.length = 0;
    await desk.tab.getByLabel("庁内だけに残す").fill("封印された庁内の見立て");
    await press(desk.tab, "庁内メモに残す");
    await chief.later();
    expect(await chief.tab.locator(".lane.limited .message").first().textContent()).toContain("封印された庁内の見立て");
    await company.later();
    await company.later();
    expect(await company.tab.content()).not.toContain("封印された庁内の見立て");
    expect(news(company.asked)).toBeGreaterThanOrEqual(2);
    expect(company.asked.filter((path) => path !== p.talkNews({ id }) && !path.startsWith("/assets/"))).toEqual([]);
    await Promise.all([desk, chief, company].map((one) => one.close()));
  });

  test("a meeting that is asked for, answered and moved appears on the pages that are open; what is typed there stays", {
    timeout: 150_000,
  }, async () => {
    const list = await windowOf("desk-officer", p.meetings({ id }));
    const company = await windowOf("company-a", p.meetings({ id }));
    const day = company.tab.getByRole("group", { name: /^日にち/ });
    await day.getByLabel("年", { exact: true }).fill("2026");
    await day.getByLabel("月", { exact: true }).fill("12");
    await day.getByLabel("日", { exact: true }).fill("4");
    await company.tab.getByLabel(/^時刻/).first().fill("14:00");
    await company.tab.getByLabel(/^場所/).fill("市役所3階");
    await company.tab.getByLabel(/^参加する人/).fill("当社2名");
    await company.tab.getByLabel(/^話したいこと/).fill("会場");
    await press(company.tab, "市に面談を申し入れる");
    await list.later();
    const row = list.tab.locator("[data-live=meetings] li", { hasText: "市役所3階" });
    expect(await row.textContent()).toContain("更新");
    expect(await sign(list.tab).textContent()).toBe("このページの内容が変わりました。");
    await row.getByRole("link").click();
    await list.tab.waitForLoadState();
    await company.tab.locator("[data-live=meetings] li a").first().click();
    await company.tab.getByText("この面談を取りやめる").click();
    await company.tab.getByLabel(/^取りやめる理由/).fill("まだ考えている理由");
    await press(list.tab, "この日時で決める");
    await company.later();
    expect(await company.tab.locator("[data-live=meeting]").textContent()).toContain("日時が決まりました");
    expect(await company.tab.getByLabel(/^取りやめる理由/).inputValue()).toBe("まだ考えている理由");
    expect(await sign(company.tab).textContent()).toBe("新しい内容があります。 表示する");
    expect([...list.complaints, ...company.complaints]).toEqual([]);
    await list.close();
    await company.close();
  });

  test("a note that is half written stays when a message is sent beside it, and nobody is asked whether to leave", {
    timeout: 150_000,
  }, async () => {
    const desk = await windowOf("desk-officer", p.messages({ id }));
    const dialogs: string[] = [];
    desk.tab.on("dialog", (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });
    const note = desk.tab.locator("#write-note textarea");
    // Typed by hand: the browser asks only whom somebody has touched.
    await note.pressSequentially("①半分だけのメモ");
    await send(desk.tab, "会場の図面を送ります。");
    expect(await note.inputValue()).toBe("①半分だけのメモ");
    expect(dialogs).toEqual([]);
    // With nothing sent the browser still asks: closing the window would lose what the tab keeps.
    await note.pressSequentially("、続き");
    await desk.tab.goto(`${city.url}${p.show({ id })}`);
    expect(dialogs).toEqual(["beforeunload"]);
    await desk.close();
  });

  test("who is signed out meanwhile is told so once, and the page asks no further", { timeout: 150_000 }, async () => {
    const company = await windowOf("company-a", p.messages({ id }));
    await company.tab.locator("#write-message textarea").fill(typed);
    await city.owner.query("delete from sessions where person_id = $1", [city.seeded.people.get("company-a")]);
    company.asked.length = 0;
    await company.later();
    expect(await sign(company.tab).textContent()).toContain("サインインが切れたため、新しい内容を表示できません。");
    await company.later(600);
    expect(news(company.asked)).toBe(1);
    expect(await company.tab.locator("#write-message textarea").inputValue()).toBe(typed);
    await company.close();
  });

  test("who may not read the proposal any more is told no word of it, and the page asks no further", {
    timeout: 150_000,
  }, async () => {
    const company = await windowOf("company-a", p.messages({ id }));
    await city.owner.query("update memberships set ended_at = now() where person_id = $1", [
      city.seeded.people.get("company-a"),
    ]);
    company.asked.length = 0;
    await company.later();
    await city.owner.query("update memberships set ended_at = null where person_id = $1", [
      city.seeded.people.get("company-a"),
    ]);
    expect(await sign(company.tab).textContent()).toBe("この提案の新しい内容は、表示できなくなりました。");
    await company.later(600);
    expect(news(company.asked)).toBe(1);
    await company.close();
  });

  test("a server in trouble is asked less and less often, and what came meanwhile appears when it is back", {
    timeout: 150_000,
  }, async () => {
    const company = await windowOf("company-a", p.messages({ id }));
    let isBroken = true;
    await company.tab.route(/talk-news/, (route) => (isBroken ? route.fulfill({ status: 503 }) : route.continue()));
    company.asked.length = 0;
    for (let minute = 0; minute < 12; minute += 1) await company.later(60);
    // Every 20 seconds it would be 36 times: it is after 20, 40, 80, 160 and 320 more.
    expect(news(company.asked)).toBeLessThanOrEqual(6);
    expect(await sign(company.tab).textContent()).toContain("いま、新しい内容を確かめられません。");
    isBroken = false;
    for (let minute = 0; minute < 8; minute += 1) await company.later(60);
    expect(await sign(company.tab).textContent()).toBe("");
    await company.close();
  });
});
