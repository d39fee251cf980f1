import { expect, test } from "vitest";
import { finestFirst, readTopics } from "./topics.ts";

const topics = readTopics([
  { topic: "デジタル化", means: true, office: "デジタル", words: "VR オンライン" },
  { topic: "デジタルデバイド", near: "デジタル化", office: "情報格差", words: "スマホ教室" },
  { topic: "高齢者", office: "高齢", words: "お年寄り 敬老会" },
  { topic: "文化財", office: "文化財", words: "古墳" },
  { topic: "子育て支援", office: "子育て", words: "シングルマザー 育児" },
  { topic: "ひとり親", near: "子育て支援", office: "ひとり親", words: "シングルマザー" },
]);
const amounts = (text: string) =>
  Object.fromEntries(topics.ofText([{ text, weight: 2 }]).map(({ topic, amount }) => [topic, amount]));

test("a word for whom something is, or by what means, counts less beside one that says what it is", () => {
  expect(amounts("お年寄りのスマホ教室")).toEqual({ 高齢者: 1 / 1.5, デジタルデバイド: 1 });
  expect(amounts("古墳をVRで見る")).toEqual({ 文化財: 1, デジタル化: 1 / 1.5 });
});

test("it counts in full where nothing else says what it is", () => {
  expect(amounts("お年寄りの集い")).toEqual({ 高齢者: 1 });
  expect(amounts("お年寄りとVR")).toEqual({ 高齢者: 1, デジタル化: 1 });
  expect(amounts("お年寄りの集い。敬老会")).toEqual({ 高齢者: 1 + 1 / 1.5 });
});

test("a word of a topic that an office has counts half for the wider topic, and in full where no office has it", () => {
  const found = topics.ofText([{ text: "シングルマザーの育児", weight: 2 }]);
  const of = (has: readonly string[]) =>
    Object.fromEntries(
      finestFirst(found, topics, (topic) => has.includes(topic)).map(({ topic, amount, words }) => [
        topic,
        [amount, ...words],
      ]),
    );
  expect(of(["子育て支援", "ひとり親"])).toEqual({
    子育て支援: [1.5, "育児", "シングルマザー"],
    ひとり親: [1, "シングルマザー"],
  });
  expect(of(["子育て支援"])).toEqual({ 子育て支援: [2, "シングルマザー", "育児"], ひとり親: [1, "シングルマザー"] });
});

test("a circle of neighbours ends", () => {
  const round = readTopics([
    { topic: "一", near: "二", office: "", words: "" },
    { topic: "二", near: "一", office: "", words: "" },
  ]);
  expect(round.widerThan("一")).toEqual(["二"]);
});
