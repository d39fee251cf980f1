import { expect, test } from "vitest";
import { requestsAnsweredBy, textChanges } from "./text-changes.ts";

const first = {
  version: 1,
  summary: "体育館で教室を開きます。",
  what: "6月から8月に月2回、教室を開きます。",
  benefit: "60%に増える見込みです。",
  ask: "",
  cost: "当社が負担します。",
  period: "",
  submittedAt: new Date("2026-11-20T10:00:00+09:00"),
};
const second = {
  ...first,
  version: 2,
  what: "6月から9月に月2回、教室を開きます。",
  period: "令和9年6月から",
  submittedAt: new Date("2026-11-27T10:00:00+09:00"),
};

test("a version shows word by word what it changed, and names what stayed", () => {
  const { changed, same } = textChanges(first, second);
  expect(changed.map(({ section }) => section)).toEqual(["what", "period"]);
  expect(changed[0]!.parts).toEqual([
    { kind: "same", text: "6月から" },
    { kind: "del", text: "8" },
    { kind: "ins", text: "9" },
    { kind: "same", text: "月に月2回、教室を開きます。" },
  ]);
  expect(changed[1]!.parts).toEqual([{ kind: "ins", text: "令和9年6月から" }]);
  // What is empty in both is not worth a word.
  expect(same).toEqual(["summary", "benefit", "cost"]);
});

test("beside a version stand the requests that it answers, and no others", () => {
  const at = (day: number) => new Date(`2026-11-${day}T10:00:00+09:00`);
  const additions = [
    { request: "期間を", askedAt: at(24), answeredAt: at(27) },
    { request: "費用を", askedAt: at(28), answeredAt: null },
  ];
  const asked = (text: { submittedAt: Date | null }) => requestsAnsweredBy(text, additions).map((one) => one.request);
  expect(asked(first)).toEqual([]);
  expect(asked(second)).toEqual(["期間を"]);
  expect(asked({ submittedAt: null })).toEqual(["費用を"]);
});
