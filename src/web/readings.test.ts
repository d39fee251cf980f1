import { expect, test } from "vitest";
import { textWithReadings, withReadings } from "./readings.ts";

test("every word of a run is known, or none gets a reading", () => {
  expect(textWithReadings("提案する")).toBe("<ruby>提案<rt>ていあん</rt></ruby>する");
  expect(textWithReadings("提案者")).toBe("提案者");
  expect(textWithReadings("泉大津市")).toBe("泉大津市");
  expect(textWithReadings("健康課")).toBe("<ruby>健康<rt>けんこう</rt></ruby><ruby>課<rt>か</rt></ruby>");
});

test("kana beside a character decide how it is read", () => {
  const read = (text: string) =>
    textWithReadings(text)
      .replace(/<\/?ruby>|<\/rt>/g, "")
      .replaceAll("<rt>", "/");
  expect(read("出す")).toBe("出/だす");
  expect(read("出ている")).toBe("出/でている");
  expect(read("ページを開く")).toBe("ページを開/ひらく");
  expect(read("書いて下さい。下に")).toBe("書/かいて下/ください。下/したに");
  expect(read("市役所が開いている日")).toBe("市役所/しやくしょが開/あいている日/ひ");
  expect(read("真ん中の進み方")).toBe("真/まん中/なかの進/すすみ方/かた");
});

test("a counter is read after a figure alone, minutes by their figure, and days not at all", () => {
  const read = (text: string) =>
    textWithReadings(text)
      .replace(/<\/?ruby>|<\/rt>/g, "")
      .replaceAll("<rt>", "/");
  expect(read("20人と5分と10分と3日")).toBe("20人/にんと5分/ふんと10分/ぷんと3日");
  expect(read("その人")).toBe("その人/ひと");
});

test("tags, attributes, options, titles, drawings and English stay as they are", () => {
  for (const html of [
    '<a title="提案" href="/easy/提案">&amp;</a>',
    "<title>提案</title>",
    '<select><option value="1">提案</option></select>',
    "<textarea>提案</textarea>",
    '<svg class="a"><text>提案</text></svg>',
    '<span lang="en">提案</span>',
  ])
    expect(withReadings(html)).toBe(html);
  expect(withReadings("<svg><g><text>提案</text></g></svg><p>提案</p>")).toBe(
    "<svg><g><text>提案</text></g></svg><p><ruby>提案<rt>ていあん</rt></ruby></p>",
  );
});

test("what people typed is put into no other tag than it stood in", () => {
  expect(withReadings("<p>&lt;img&gt;提案</p>")).toBe("<p>&lt;img&gt;<ruby>提案<rt>ていあん</rt></ruby></p>");
});
