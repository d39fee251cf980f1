import { expect, test } from "vitest";
import { isGoalInForce, readPolicyGoal } from "./policy-goal.ts";

const typed = {
  ...{ plan: "𠮷野市総合計画", goal: "①健康寿命を延ばす", fields: ["健康"], faults: [] },
  ...{ validFrom: "2026-04-01", validTo: null },
};

test("a goal is kept as it was written, with its fields and days", () => {
  const { goal, errors } = readPolicyGoal(typed, ["健康", "防災"]);
  expect(errors).toEqual([]);
  expect(goal).toEqual({
    ...{ plan: "𠮷野市総合計画", goal: "①健康寿命を延ばす", fields: ["健康"] },
    ...{ validFrom: "2026-04-01", validTo: null },
  });
});

test("what is missing or cannot be is said for its field", () => {
  const { errors } = readPolicyGoal(
    { ...typed, plan: "", fields: ["宇宙"], validFrom: "2026-04-01", validTo: "2026-03-31" },
    ["健康"],
  );
  expect(errors).toEqual([
    { field: "plan", message: "計画や方針の名前を書いてください。" },
    { field: "fields", message: "政策分野は、一覧にあるものから選んでください。" },
    { field: "validTo", message: "いつまでの日は、いつからの日よりあとにしてください。" },
  ]);
  expect(readPolicyGoal({ ...typed, validFrom: null }, ["健康"]).errors).toEqual([
    { field: "validFrom", message: "いつからの目標かを、年・月・日で書いてください。" },
  ]);
});

test("it stands from its first day to its last", () => {
  const goal = { ...typed, id: "1", version: 1, validTo: "2027-03-31" };
  expect(["2026-03-31", "2026-04-01", "2027-03-31", "2027-04-01"].map((day) => isGoalInForce(goal, day))).toEqual([
    ...[false, true, true, false],
  ]);
});
