import { afterAll, beforeAll, expect, test } from "vitest";
import { type StandIn, startGBizInfo } from "../../test/support/gbizinfo.ts";
import { gBizInfo } from "./gbizinfo.ts";

// Against a stand-in on this machine that answers as api.info.gbiz.go.jp/hojin/v2 does.

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startGBizInfo();
});
afterAll(() => standIn.stop());
const find = (number: string, token = standIn.token, say?: (line: string) => void) =>
  gBizInfo({ url: new URL(standIn.url), token }, say).find(number);

test("finds a corporation by its number; every character passes", async () => {
  standIn.know({
    corporate_number: "7000012050002",
    name: "株式会社𠮷﨑髙橋㈱葛󠄀",
    kana: "ヨシザキタカハシ",
    location: "大阪府泉大津市東雲町９番１２号",
    status: "-",
    close_date: "Null",
  });
  expect(await find("7000012050002")).toEqual({
    number: "7000012050002",
    name: "株式会社𠮷﨑髙橋㈱葛󠄀",
    kana: "ヨシザキタカハシ",
    address: "大阪府泉大津市東雲町９番１２号",
    isClosed: false,
  });
  expect(standIn.asked.at(-1)).toEqual({ path: "/hojin/v2/hojin/7000012050002", token: standIn.token });
});

test("a slash behind the address does no harm, and another version is another address", async () => {
  const older = gBizInfo({ url: new URL(standIn.url.replace("/v2", "/v1")), token: standIn.token });
  expect(await older.find("7000012050002")).toMatchObject({ number: "7000012050002" });
  expect(standIn.asked.at(-1)!.path).toBe("/hojin/v1/hojin/7000012050002");
  expect(await gBizInfo({ url: new URL(`${standIn.url}/`), token: standIn.token }).find("7000012050002")).toMatchObject(
    {
      number: "7000012050002",
    },
  );
});

test("what is missing is null or the word Null; who is closed is said to be", async () => {
  standIn.know({ corporate_number: "5050005005266", name: "閉じた法人", kana: null, location: "Null", status: "閉鎖" });
  expect(await find("5050005005266")).toMatchObject({ name: "閉じた法人", kana: "", address: "", isClosed: true });
  standIn.know({ corporate_number: "5050005005266", name: "x", status: "-", close_date: "2024-03-31" });
  expect(await find("5050005005266")).toMatchObject({ isClosed: true });
});

test("an unknown number is unknown, and so is an answer about somebody else", async () => {
  expect(await find("1180301018771")).toBe("unknown");
  standIn.answer(200, JSON.stringify({ "hojin-infos": [{ corporate_number: "1", name: "別の法人" }] }));
  expect(await find("1180301018771")).toBe("unknown");
  standIn.answer(null);
});

test.each([
  ["a wrong token", 401, "{}", "status 401"],
  ["a broken server", 500, "{}", "status 500"],
  ["no JSON", 200, "<html>", "SyntaxError"],
  ["JSON of something else", 200, '{"message":"x"}', "no answer of gBizINFO"],
  ["another place to ask", 302, "", "TypeError"],
  ["more than one corporation can be", 200, `"${"x".repeat(600_000)}"`, "too much"],
])("%s is no answer; the log has a word for it and no number", async (_, status, body, reason) => {
  const lines: string[] = [];
  standIn.answer(status, body);
  expect(await find("7000012050002", standIn.token, (line) => lines.push(line))).toBe("away");
  expect(lines).toEqual([`gBizINFO does not answer: ${reason}`]);
  standIn.answer(null);
});

test("after two seconds nobody waits any longer", async () => {
  standIn.answer("never");
  const began = performance.now();
  expect(await find("7000012050002")).toBe("away");
  expect(performance.now() - began).toBeLessThan(3000);
  standIn.answer(null);
});
