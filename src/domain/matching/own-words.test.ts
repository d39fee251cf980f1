import { describe, expect, test } from "vitest";
import { readOwnWords, withOwnWords, wordsOfLine } from "./own-words.ts";

const vocabulary = [{ topic: "農業", office: "農業 農地", words: "野菜? 米づくり" }];
const own = (word: string, counts: boolean, side: "people" | "office" = "people") => ({
  ...{ topic: "農業", side, word, counts },
});

describe("a city's own words", () => {
  test("are added to their topic, and a shipped one that was taken away counts no more", () => {
    const [topic] = withOwnWords(vocabulary, [
      own("水なす", true),
      own("米づくり", false),
      own("農政", true, "office"),
    ]);
    expect(topic).toEqual({ topic: "農業", office: "農業 農地 農政", words: "野菜? 水なす" });
  });

  test("a shipped word that only hinted counts in full once the city names it", () => {
    expect(withOwnWords(vocabulary, [own("野菜", true)])[0]!.words).toBe("米づくり 野菜");
  });

  test("of a topic that is not in the vocabulary change nothing", () => {
    expect(withOwnWords(vocabulary, [{ topic: "宇宙", side: "people", word: "月", counts: true }])).toEqual(vocabulary);
  });

  test("a line is shown without the sign of a hint", () => {
    expect(wordsOfLine("野菜? 米づくり")).toEqual(["野菜", "米づくり"]);
  });
});

describe("words as they are typed", () => {
  test("stand apart by spaces, commas or lines, in any width, each once", () => {
    expect(readOwnWords("水なす、ＥＶ　𠮷野桜\n水なす")).toEqual({ ok: true, words: ["水なす", "ev", "𠮷野桜"] });
  });

  test.each([
    ["", "ことばを書いてください。例：子ども食堂 フードパントリー"],
    ["梨", "「梨」は1文字です。2文字以上のことばを書いてください。"],
    ["あ".repeat(21), "長すぎることばがあります。1つのことばは20文字までで、空白で区切ってください。"],
    ["何か?", "「何か?」には、ことばに使えない記号があります。記号を除いてください。"],
    [
      Array.from({ length: 21 }, (_, at) => `ことば${at}`).join(" "),
      "一度に加えられるのは20語までです。いまは21語あります。",
    ],
  ])("%s is refused, and the message says what would be right", (typed, message) => {
    expect(readOwnWords(typed)).toEqual({ ok: false, message });
  });
});
