import { expect, test } from "vitest";
import { asWritten, wordFinder } from "./find-words.ts";

test("the longest word is found, and not also the shorter one inside it", () => {
  expect(wordFinder(["水道", "上下水道", "道路"])("上下水道と道路と水道")).toEqual(["上下水道", "道路", "水道"]);
});

test("width, case and compatibility characters do not matter", () => {
  expect(wordFinder(["EV", "DX", "①番"])("ｅｖとＤＸと1番")).toEqual(["ev", "dx", "1番"]);
});

test("a word that was found is told as the text writes it", () => {
  expect(asWritten("ev", "レベルのlevelとＥＶ")).toBe("EV");
  expect(asWritten("eスポーツ", "Eスポーツ大会")).toBe("Eスポーツ");
  expect(asWritten("ev", "電気自動車")).toBe("ev");
});

test("a word that was found is told without a particle at its end, which behind hiragana may be of the word", () => {
  expect(["健診の", "LINEで", "川の", "生きもの", "一人で避難"].map((word) => asWritten(word, ""))).toEqual([
    ...["健診", "LINE", "川", "生きもの", "一人で避難"],
  ]);
  expect(asWritten("lineで", "LINEで予約")).toBe("LINE");
});

test("Latin letters and short katakana stand by themselves", () => {
  const find = wordFinder(["DX", "パン", "バス"]);
  expect(find("DXFとパンフレットとバスケット")).toEqual([]);
  expect(find("市のDXとパンとバス停")).toEqual(["dx", "パン", "バス"]);
});

test("characters beyond the basic plane pass through", () => {
  expect(wordFinder(["𠮷野家", "髙"])("𠮷野家と髙と🏛")).toEqual(["𠮷野家", "髙"]);
});

test("one Chinese character behind another belongs to that word, unless a word of the list ended there", () => {
  const find = wordFinder(["庭", "本の", "犬", "猫"]);
  expect(find("家庭と日本の1本の木")).toEqual([]);
  expect(find("犬猫と庭と本の市")).toEqual(["犬", "猫", "庭", "本の"]);
});

test("a short word of hiragana is not the middle of another", () => {
  const find = wordFinder(["わな", "ごみ", "がん"]);
  expect(find("使わなくなったごみを、がんばって")).toEqual(["ごみ"]);
  expect(find("山のわなに、じがんの、がん検診")).toEqual(["わな", "がん"]);
});
