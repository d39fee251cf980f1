import { expect, test } from "vitest";
import { unwrittenOf } from "./unwritten.ts";

const complete = {
  title: "歩き方の測定",
  fields: ["健康"],
  challenge: null,
  text: { summary: "測ります。", what: "月に1回測ります。", benefit: "早く気づけます。" },
};

test("a proposal that says everything lacks nothing", () => {
  expect(unwrittenOf(complete)).toEqual([]);
});

test("a new draft lacks name, summary, what is done, the benefit to citizens and a policy field, in the order of the form", () => {
  const lacking = unwrittenOf({ title: "", fields: [], challenge: null, text: null });
  expect(lacking.map((one) => one.field)).toEqual(["title", "summary", "what", "benefit", "fields"]);
});

test("blanks are nothing written", () => {
  const lacking = unwrittenOf({ ...complete, text: { ...complete.text, benefit: " \n" } });
  expect(lacking).toEqual([
    { field: "benefit", principle: "P1", sentence: "市民にとってのよい変化を書いてください。" },
  ]);
});

test("who answers a challenge need not choose a policy field", () => {
  const challenge = {
    id: "c",
    code: "C01",
    title: "水につかる道路",
    deadline: null,
    isSealed: false,
    isWithdrawn: false,
  };
  expect(unwrittenOf({ ...complete, fields: [], challenge })).toEqual([]);
});
