import { expect, test } from "vitest";
import { likeTexts } from "./like-texts.ts";
import { readTopics } from "./topics.ts";

const topics = readTopics([
  { topic: "防災", office: "防災", words: "避難所 備蓄 冠水" },
  { topic: "道路", office: "道路", words: "道路 路面" },
  { topic: "図書館", office: "図書館", words: "絵本 読書" },
]);
const text = (id: string, title: string) => ({ id, title, summary: "", body: "", fields: [] });
const find = likeTexts(topics, [
  text("1", "大雨で道路が冠水する前に気づきたい"),
  text("2", "絵本を読む場所をふやしたい"),
  text("3", "道路の草を刈りたい"),
]);

test("the text that shares most comes first, with the words that stand in both", () => {
  const found = find(text("", "道路の冠水を測る"), 5);
  expect(found.map(({ id, words }) => ({ id, words }))).toEqual([
    { id: "1", words: ["道路", "冠水"] },
    { id: "3", words: ["道路"] },
  ]);
});

test("what shares no matter is not found, and an empty text finds nothing", () => {
  expect(find(text("", "測る前に気づきたいことがある"), 5)).toEqual([]);
  expect(find(text("", ""), 5)).toEqual([]);
});

test("no more are given than asked for", () => {
  expect(find(text("", "道路の冠水"), 1).map((one) => one.id)).toEqual(["1"]);
});
