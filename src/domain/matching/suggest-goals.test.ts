import { expect, test } from "vitest";
import { suggestGoals } from "./suggest-goals.ts";
import { readTopics } from "./topics.ts";

const topics = readTopics([
  { topic: "防災", office: "防災", words: "避難所 備蓄 冠水" },
  { topic: "図書館", office: "図書館", words: "絵本 読書" },
]);
const goals = [
  { id: "1", plan: "子ども計画", goal: "読書の時間をふやす", fields: ["教育"] },
  { id: "2", plan: "地域防災計画", goal: "避難所の備蓄をそろえる", fields: ["防災"] },
  { id: "3", plan: "教育大綱", goal: "学びの場をひらく", fields: ["教育"] },
];
const written = { title: "絵本の読書会", summary: "", body: "", fields: ["教育"] };

test("goals that share words come before those that share a field alone, each with why; the others are not suggested", () => {
  expect(suggestGoals(written, goals, topics, 5)).toEqual([
    { id: "1", reasons: ["「読書」がどちらにもある", "分野「教育」が同じ"] },
    { id: "3", reasons: ["分野「教育」が同じ"] },
  ]);
  expect(suggestGoals(written, goals, topics, 1).map((one) => one.id)).toEqual(["1"]);
});
