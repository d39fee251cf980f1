import { expect, test } from "vitest";
import { spellingsOf } from "./spellings.ts";
import { readTopics } from "./topics.ts";

test("a word is known in each way in which people write it, its own first", () => {
  expect(spellingsOf("子ども食堂")).toEqual(["子ども食堂", "こども食堂", "子供食堂"]);
  expect(spellingsOf("空家対策")).toEqual(["空家対策", "空き家対策"]);
  expect(spellingsOf("引っ越し先")).toEqual(["引っ越し先", "引越し先", "引越先"]);
  expect(spellingsOf("給食")).toEqual(["給食"]);
});

test("a word with a particle in it is known with those that it takes in a title", () => {
  expect(spellingsOf("住まいを失")).toEqual(["住まいを失", "住まいも失", "住まいが失", "住まいは失"]);
  expect(spellingsOf("足が不自由")).toEqual(["足が不自由", "足も不自由", "足の不自由", "足は不自由"]);
  expect(spellingsOf("つながりづくり")).toEqual(["つながりづくり"]);
});

test("a text and a duty meet in different spellings, and a topic with both counts them as one word", () => {
  const topics = readTopics([{ topic: "障がい", office: "障がい福祉", words: "障がいのある 障害のある" }]);
  expect([...topics.ofOffice("障害福祉サービスに関すること")]).toEqual([["障がい", ["障害福祉"]]]);
  const amounts = ["障がいのある人", "障害のある人", "障碍のある人"].map((text) =>
    topics.ofText([{ text, weight: 2 }]).map((one) => one.amount),
  );
  expect(amounts).toEqual([[1], [1], [1]]);
});

test("a word that only hints stays a hint in a title, where it is all there is", () => {
  const topics = readTopics([{ topic: "地域", office: "自治会", words: "担い手? 町内会" }]);
  const amountOf = (text: string) => topics.ofText([{ text, weight: 2 }])[0]!.amount;
  expect(amountOf("町内会")).toBe(1);
  expect(amountOf("担い手")).toBe(0.35);
});
