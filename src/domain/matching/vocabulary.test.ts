import { expect, test } from "vitest";
import { readTopics } from "./topics.ts";
import { circumstanceWords } from "./vocabulary/circumstances.ts";
import { cityVocabulary } from "./vocabulary.ts";

test("each topic has a name of its own, and the topic next to it is in the list", () => {
  const names = cityVocabulary.map((one) => one.topic);
  expect(names.length).toBe(new Set(names).size);
  expect(cityVocabulary.filter(({ near }) => near && !names.includes(near))).toEqual([]);
});

test("a word for whom, where or by what means is a word of some topic as well", () => {
  const topics = readTopics(cityVocabulary);
  const words = circumstanceWords.trim().split(/\s+/u);
  expect(words.filter((word) => topics.ofText([{ text: word, weight: 1 }]).length === 0)).toEqual([]);
});
