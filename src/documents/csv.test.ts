import { expect, test } from "vitest";
import { csv } from "./csv.ts";

test("every character passes, quotes are doubled, lines end as Excel wants them", () => {
  expect(
    csv([
      ["名前", "数"],
      ['𠮷田 "葛󠄀子"', 3],
      ["一行目\n二行目, つづき", 0],
    ]),
  ).toBe('\uFEFF"名前","数"\r\n"𠮷田 ""葛󠄀子""","3"\r\n"一行目\n二行目, つづき","0"\r\n');
});

test("no name is a formula", () => {
  expect(csv([["=HYPERLINK(1)", "+81", "-1", "@x", "\t=1", -1]])).toBe(
    `\uFEFF"'=HYPERLINK(1)","'+81","'-1","'@x","'\t=1","-1"\r\n`,
  );
});

test("nor is one that begins with a full-width sign or with a new line", () => {
  expect(csv([["＝HYPERLINK(1)", "＋81", "－1", "＠SUM(1)", "\n=1", "\r=1"]])).toBe(
    `\uFEFF"'＝HYPERLINK(1)","'＋81","'－1","'＠SUM(1)","'\n=1","'\r=1"\r\n`,
  );
});
