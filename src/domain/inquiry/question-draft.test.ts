import { expect, test } from "vitest";
import { draftQuestion } from "./question-draft.ts";

const text = {
  version: 1,
  summary: "",
  what: "",
  benefit: "よく眠れる市民が\n増えます。",
  ask: "",
  cost: "",
  period: "",
  submittedAt: null,
};
const organisation = { id: "a", name: "㈱𠮷田ふとん" };

test("a draft names who proposes what, what citizens gain, and asks in three lines", () => {
  expect(draftQuestion({ title: "①眠りの教室", organisation, text }).split("\n")).toEqual([
    "㈱𠮷田ふとんから「①眠りの教室」という提案がありました。",
    "・市民にとってのよい変化：よく眠れる市民が 増えます。",
    "",
    "次のことを教えてください。",
    "1 貴課の事務や計画、進めている事業と関係がありますか。",
    "2 協力できること、協力するときの条件は何ですか。",
    "3 進めるうえで、気になることはありますか。",
  ]);
});

test("what is long is cut in the open, and never inside a character", () => {
  const draft = draftQuestion({ title: "題", organisation, text: { ...text, ask: "👩‍👩‍👧".repeat(141) } });
  expect(draft).toContain(`・市に求めること：${"👩‍👩‍👧".repeat(140)}…(続きは提案の本文)\n`);
  expect(draft).toContain("3 市に求められていることに、応じられますか。");
});

test("without a text there is a question all the same", () => {
  expect(draftQuestion({ title: "題", organisation, text: null })).toContain("次のことを教えてください。");
});
