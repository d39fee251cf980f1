import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { textWithReadings } from "../../web/readings.ts";
import { dateText } from "../date-text.ts";

const texts = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "readings.ts")
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), "utf8") }))
  // Comments are not read by anybody outside; what is filled in stands for a figure.
  .map(({ file, text }) => ({ file, text: text.replace(/\/\*\*.*?\*\//gs, "").replace(/\$\{[^}]*\}/g, "0") }));

test("every kanji of やさしい日本語 has a reading; days after a figure alone have none", () => {
  const without = texts.flatMap(({ file, text }) =>
    [
      ...textWithReadings(text)
        .replace(/<ruby>.*?<\/ruby>/g, "")
        .replace(/0日/g, "")
        .matchAll(/\d日|[\u4e00-\u9fff\u3005]+/gu),
    ]
      .map(([run]) => run)
      .filter((run) => !/\d日/.test(run))
      .map((run) => `${file}: ${run}`),
  );
  expect(without).toEqual([]);
});

test("sentences are short: no more than 60 characters between two full stops", () => {
  const long = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/["`]([^"`\n]*)["`]/g)]
      .flatMap(([, words]) => words!.split(/[。！？]/))
      .filter((sentence) => /[\u3041-\u9fff]/u.test(sentence) && [...sentence].length > 60)
      .map((sentence) => `${file}: ${sentence}`),
  );
  expect(long).toEqual([]);
});

test("dates have the year as abroad and the whole name of the day, times no more than twelve hours", () => {
  expect(dateText("2026-12-01", "long", "easy")).toBe("2026年12月1日（火曜日）");
  expect(dateText("2026-12-01", "short", "easy")).toBe("12月1日（火曜日）");
  expect(dateText(new Date("2026-12-01T17:05:00+09:00"), "time", "easy")).toBe("12月1日（火曜日） 午後5時5分");
  expect(dateText(new Date("2026-12-01T09:00:00+09:00"), "clock", "easy")).toBe("午前9時");
});
