import { expect, test } from "vitest";
import { mentionsIn } from "./mentions.ts";

const people = [
  { id: "ryo", name: "髙橋 亮", place: "" },
  { id: "ryosuke", name: "髙橋 亮介", place: "" },
  { id: "aki", name: "葛󠄀城 美紀", place: "デスク" },
  { id: "aki2", name: "葛󠄀城 美紀", place: "健康課" },
];

test.each([
  ["@髙橋 亮 さん、見てください。", ["ryo"]],
  ["＠髙橋亮さん", ["ryo"]],
  ["@髙橋　亮介と@髙橋 亮に。", ["ryosuke", "ryo"]],
  ["@髙橋 亮 @髙橋 亮", ["ryo"]],
  ["@葛󠄀城 美紀", ["aki", "aki2"]],
  ["髙橋 亮さんに伝えました。", []],
  ["ryo@example.jp @だれか", []],
  ["@", []],
])("%s", (body, ids) => {
  expect(mentionsIn(body, people)).toEqual(ids);
});
