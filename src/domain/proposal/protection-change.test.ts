import { describe, expect, test } from "vitest";
import type { ProtectedPart } from "../process/record.ts";
import {
  areSameTerms,
  askedAtTheEnd,
  changeAskedBy,
  isPeriodOver,
  isWider,
  releasesFrom,
} from "./protection-change.ts";

const terms = (level: ProtectedPart["level"], ...departmentIds: string[]) => ({ level, departmentIds });

test("wider is what nobody loses by and somebody gains from", () => {
  const wider: [ReturnType<typeof terms>, ReturnType<typeof terms>][] = [
    [terms("desk"), terms("named_departments", "a")],
    [terms("desk"), terms("staff")],
    [terms("named_departments", "a"), terms("named_departments", "a", "b")],
    [terms("named_departments", "a", "b"), terms("asked_departments")],
    [terms("asked_departments"), terms("staff")],
  ];
  const notWider: [ReturnType<typeof terms>, ReturnType<typeof terms>][] = [
    [terms("desk"), terms("desk")],
    [terms("staff"), terms("asked_departments")],
    [terms("named_departments", "a"), terms("desk")],
    [terms("named_departments", "a"), terms("named_departments", "b", "c")],
    [terms("named_departments", "a", "b"), terms("named_departments", "a")],
  ];
  for (const [from, to] of wider) expect([from, to, isWider(from, to)]).toEqual([from, to, true]);
  for (const [from, to] of notWider) expect([from, to, isWider(from, to)]).toEqual([from, to, false]);
});

test("its proposer can open it to every wider level, and end the protection", () => {
  expect(releasesFrom(terms("desk"))).toEqual(["asked_departments", "staff", "released"]);
  expect(releasesFrom(terms("named_departments", "a"))).toEqual(["asked_departments", "staff", "released"]);
  expect(releasesFrom(terms("asked_departments"))).toEqual(["staff", "released"]);
  expect(releasesFrom(terms("staff"))).toEqual(["released"]);
});

test("the order in which departments are named makes no other terms", () => {
  const until = "2027-03-31";
  const one = { ...terms("named_departments", "a", "b"), until };
  expect(areSameTerms(one, { ...terms("named_departments", "b", "a"), until })).toBe(true);
  expect(areSameTerms(one, { ...terms("named_departments", "a"), until })).toBe(false);
  expect(areSameTerms(one, { ...one, until: "2027-04-01" })).toBe(false);
});

describe("the end of the period", () => {
  const part = (
    act: NonNullable<ProtectedPart["said"]>["act"],
    at: string,
    state: ProtectedPart["state"] = "agreed",
  ) => ({
    state,
    until: "2026-11-23",
    said: { act, side: "partner" as const, at: new Date(at) },
  });
  const agreed = part("agree", "2026-04-01T10:00:00+09:00");

  test("comes with the day after its last day, and opens nothing by itself: the desk asks", () => {
    expect([isPeriodOver(agreed, "2026-11-23"), askedAtTheEnd(agreed, "2026-11-23")]).toEqual([false, null]);
    expect([isPeriodOver(agreed, "2026-11-24"), askedAtTheEnd(agreed, "2026-11-24")]).toEqual([true, "ask"]);
  });

  test("once asked, its proposer says what shall be; kept, nobody is asked again", () => {
    expect(askedAtTheEnd(part("ask_end", "2026-11-24T10:00:00+09:00"), "2026-11-25")).toBe("answer");
    expect(askedAtTheEnd(part("refuse_change", "2026-11-24T10:00:00+09:00"), "2026-11-25")).toBe("answer");
    expect(askedAtTheEnd(part("keep", "2026-11-24T10:00:00+09:00"), "2026-11-25")).toBe(null);
  });

  test("what was said on the last evening, in Tokyo, was said before it", () => {
    expect(askedAtTheEnd(part("refuse_change", "2026-11-23T23:59:59+09:00"), "2026-11-24")).toBe("ask");
    expect(askedAtTheEnd(part("refuse_change", "2026-11-24T00:00:00+09:00"), "2026-11-24")).toBe("answer");
  });

  test("while a change is talked about that is asked first, and of what is not agreed nothing is asked", () => {
    const changing = part("propose_change", "2026-11-24T10:00:00+09:00");
    expect([changeAskedBy(changing), askedAtTheEnd(changing, "2026-11-24")]).toEqual(["partner", null]);
    for (const state of ["requested", "countered", "left_out", "released"] as const)
      expect(askedAtTheEnd(part("request", "2026-04-01T10:00:00+09:00", state), "2026-11-24")).toBe(null);
  });
});
