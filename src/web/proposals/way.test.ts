import { expect, test } from "vitest";
import type { Status } from "../../domain/process/status.ts";
import { wayOf } from "./way.ts";

const day = (date: string) => new Date(`${date}T10:00:00+09:00`);
const reached = new Map<Status, Date>([
  ["received", day("2026-09-02")],
  ["inquiry", day("2026-09-09")],
]);
const way = (status: Status, statusBefore: Status | null = null) =>
  wayOf({ status, statusBefore, statusAt: day("2026-10-02") }, reached, day("2026-11-24")).map(
    ({ name, state, note }) => `${name} ${state} ${note ?? ""}`.trim(),
  );

test("a proposal on its way shows what is done, where it is, and what comes", () => {
  expect(way("inquiry")).toEqual([
    "受付 done 9月2日(水)",
    "課にたずねる current 9月9日(水)から",
    "対話 later",
    "手法の検討 later",
    "準備 later",
    "実施 later",
    "完了と公開 later",
  ]);
  expect(way("on_hold", "inquiry")).toEqual(way("inquiry"));
});

test("a step of another year says which", () => {
  const old = new Map<Status, Date>([["received", day("2025-04-04")]]);
  const path = wayOf({ status: "inquiry", statusBefore: null, statusAt: day("2025-04-09") }, old, day("2026-11-24"));
  expect(path[0]?.note).toBe("令和7年4月4日(金)");
});

test("one that ended shows the steps that it went and its end, and nothing that will not come", () => {
  expect(way("declined", "inquiry")).toEqual([
    "受付 done 9月2日(水)",
    "課にたずねる done 9月9日(水)",
    "見送り done 10月2日(金)",
  ]);
  expect(way("withdrawn", "inquiry").at(-1)).toBe("取下げ done 10月2日(金)");
});
