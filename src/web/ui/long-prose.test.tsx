import { describe, expect, it } from "vitest";
import { beginningOf, LongProse } from "./long-prose.tsx";

describe("a long text of a list", () => {
  it("stands whole up to 400 characters and 14 lines", () => {
    expect(beginningOf("あ".repeat(400))).toEqual({ head: "あ".repeat(400), rest: "" });
    expect(beginningOf(Array(14).fill("行").join("\n")).rest).toBe("");
  });
  it("begins with whole sentences, and the rest unfolds", () => {
    const sentence = `${"い".repeat(89)}。`;
    expect(beginningOf(sentence.repeat(5))).toEqual({ head: sentence.repeat(2), rest: sentence.repeat(3) });
  });
  it("begins with eight lines of many", () => {
    const lines = Array.from({ length: 20 }, (_, index) => `・${index}`);
    const { head, rest } = beginningOf(lines.join("\n"));
    expect(head.split("\n")).toHaveLength(8);
    expect(head + rest).toBe(lines.join("\n"));
  });
  it("goes on behind 「…」 where no sentence ends, and never in the middle of a character", () => {
    expect(beginningOf("👨‍👩‍👧".repeat(401))).toEqual({ head: `${"👨‍👩‍👧".repeat(200)}…`, rest: "👨‍👩‍👧".repeat(201) });
  });
  it("unfolds without JavaScript", () => {
    const html = String(<LongProse text={"う".repeat(500)} />);
    expect(html).toContain("<summary>続きを読む</summary>");
    expect(html.match(/う/gu)).toHaveLength(500);
  });
});
