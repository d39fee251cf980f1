import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { aCity, type TestCity } from "../../../test/support/city.ts";
import { type StandIn, startGBizInfo } from "../../../test/support/gbizinfo.ts";
import { wordsOf } from "../../../test/support/requests.ts";
import { aBrowser, type VisitingBrowser } from "../../../test/support/visiting-browser.ts";
import { gBizInfo } from "../../gbizinfo/gbizinfo.ts";
import { createLog } from "../../log.ts";
import { appOf } from "../app.tsx";

// Registering with the 法人番号, against a stand-in for gBizINFO on this machine.

// The same hasher at a small cost: half a second for each password would make these tests wait.
vi.mock("../../commands/accounts/passwords.ts", async () => {
  const { passwordHasher } = await import("../../accounts/password-hash.ts");
  return { passwords: passwordHasher({ logN: 10, r: 8, p: 1 }) };
});

let city: TestCity;
let standIn: StandIn;
let browser: VisitingBrowser;

beforeAll(async () => {
  city = await aCity();
  standIn = await startGBizInfo();
  standIn.know({
    corporate_number: "7000012050002",
    name: "株式会社𠮷﨑髙橋㈱葛󠄀",
    kana: "ヨシザキタカハシ",
    location: "大阪府泉大津市東雲町９番１２号",
    status: "-",
  });
});
afterAll(async () => {
  await city.drop();
  await standIn.stop();
});
// A new program each time: the limit on one address begins anew.
beforeEach(() => {
  city.program.corporateRegister = gBizInfo({ url: new URL(standIn.url), token: standIn.token });
  browser = aBrowser(appOf(city.program, createLog("silent")).app);
  standIn.answer(null);
  standIn.asked.length = 0;
});

/** What stands in a field of a page. */
function fieldOf(page: string, name: string): string | undefined {
  const tag = new RegExp(`<input[^>]*\\sname="${name}"[^>]*>`).exec(page)?.[0] ?? "";
  return /\svalue="([^"]*)"/.exec(tag)?.[1];
}

test("without a register nobody is asked, and the page does not speak of it", async () => {
  city.program.corporateRegister = null;
  const page = await browser.get("/register?number=7000012050002&take=yes");
  expect(page.text).not.toContain("法人番号から書きはじめる");
  expect(page.text).not.toContain("𠮷﨑髙橋");
  expect(standIn.asked).toEqual([]);
});

test("the page alone asks nobody; a number is looked up and its name proposed, and written only when it is taken", async () => {
  const first = await browser.get("/register");
  expect(first.text).toContain("法人番号から書きはじめる");
  expect(standIn.asked).toEqual([]);
  const found = await browser.get("/register?number=T".replace("T", encodeURIComponent("７０００-0120-50002")));
  expect(wordsOf(found.text)).toContain(
    "この法人でしょうか 名前 株式会社𠮷﨑髙橋㈱葛󠄀 所在地 大阪府泉大津市東雲町９番１２号",
  );
  expect(fieldOf(found.text, "corporateNumber")).toBe("7000012050002");
  expect(fieldOf(found.text, "organisationName")).toBe("");
  expect(standIn.asked).toEqual([{ path: "/hojin/v2/hojin/7000012050002", token: standIn.token }]);
  const way = /href="(\/register\?number=7000012050002&amp;take=yes)"/.exec(found.text)![1]!.replaceAll("&amp;", "&");
  const taken = await browser.get(way);
  expect(fieldOf(taken.text, "organisationName")).toBe("株式会社𠮷﨑髙橋㈱葛󠄀");
  expect(fieldOf(taken.text, "organisationKana")).toBe("ヨシザキタカハシ");
  expect(wordsOf(taken.text)).toContain("下の欄に書き入れました");
});

test("a wrong check digit is said here, and nobody is asked", async () => {
  const page = await browser.get("/register?number=7000012050003");
  expect(page.text).toContain("法人番号の数字のどれかが違うようです");
  expect(fieldOf(page.text, "number")).toBe("7000012050003");
  expect((await browser.get("/en/register?number=7000012050003")).text).toContain("13 digits");
  expect(standIn.asked).toEqual([]);
});

test("an unknown number, and a register that is away, leave what was typed, and registering goes on", async () => {
  const unknown = await browser.get("/register?number=1180301018771");
  expect(unknown.text).toContain("この番号の法人は見つかりませんでした");
  expect(fieldOf(unknown.text, "corporateNumber")).toBe("1180301018771");
  standIn.answer(500, "<b>raw words</b>");
  const away = await browser.get("/register?number=7000012050002");
  expect([away.status, away.text.includes("raw words")]).toEqual([200, false]);
  expect(away.text).toContain("いま調べられませんでした");
  const count = standIn.asked.length;
  const registered = await browser.post("/register", {
    organisationName: "株式会社𠮷﨑髙橋㈱葛󠄀",
    organisationKana: "よしざき",
    kind: "company",
    corporateNumber: "7000012050002",
    name: "髙橋 葛󠄀子",
    kana: "たかはし",
    mail: "lookup@a.example.jp",
    password: "青い自転車で港まで走った朝の匂い",
  });
  expect(registered.status).toBe(303);
  expect(standIn.asked).toHaveLength(count);
});

test("a corporation that is closed is shown as such", async () => {
  standIn.know({ corporate_number: "5050005005266", name: "閉じた法人", status: "閉鎖" });
  expect((await browser.get("/register?number=5050005005266")).text).toContain("登記が閉鎖された法人");
});

test("who asks for one number after the other waits, and can register meanwhile", async () => {
  const answers = [];
  for (let n = 0; n < 7; n++) answers.push((await browser.get("/register?number=7000012050002")).text);
  expect(answers.at(-1)).toContain("続けて調べたため");
  expect(standIn.asked).toHaveLength(5);
  expect(answers.at(-1)).toContain("登録して、提案の準備へ進む");
});
