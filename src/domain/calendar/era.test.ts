import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eraOf, formatEra, formatEraWithDay, formatMonthDay, readDate } from "./era.ts";
import { fiscalYearDays, fiscalYearLabel, fiscalYearName, fiscalYearOf } from "./fiscal-year.ts";
import { addDays, calendarDaysBetween, instantInTokyo, isPlainDate, todayInTokyo } from "./tokyo-date.ts";

describe("和暦", () => {
  test.each([
    ["2026-11-24", "令和8年11月24日"],
    ["2019-05-01", "令和元年5月1日"],
    ["2019-04-30", "平成31年4月30日"],
    ["1989-01-08", "平成元年1月8日"],
    ["1989-01-07", "昭和64年1月7日"],
    ["1926-12-25", "昭和元年12月25日"],
    ["1926-12-24", "1926年12月24日"],
  ])("%s は %s", (date, expected) => {
    expect(formatEra(date)).toBe(expected);
  });

  test("曜日つきで書ける", () => {
    expect(formatEraWithDay("2026-11-24")).toBe("令和8年11月24日(火)");
    expect(formatMonthDay("2026-12-01")).toBe("12月1日(火)");
  });

  test("実行環境の和暦と、どの日も一致する", () => {
    const reference = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
      era: "long",
      year: "numeric",
      month: "long",
      day: "numeric",
      timeZone: "Asia/Tokyo",
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 45_000 }), (days) => {
        const date = addDays("1926-12-25", days);
        expect(formatEra(date)).toBe(reference.format(instantInTokyo(date)));
      }),
    );
  });
});

describe("書かれた日付", () => {
  test.each([
    ["令和8年11月24日"],
    ["令和８年１１月２４日"],
    ["令和8年11月24日(火)"],
    ["令和8年11月24日（火曜日）"],
    ["R8.11.24"],
    ["r8/11/24"],
    ["Ｒ８．１１．２４"],
    ["R8-11-24"],
    ["2026-11-24"],
    ["2026/11/24"],
    ["2026.11.24"],
    ["２０２６－１１－２４"],
    ["2026年11月24日"],
    [" 令和 8 年 11 月 24 日 "],
  ])("%s は2026年11月24日", (typed) => {
    expect(readDate(typed)).toEqual({ ok: true, date: "2026-11-24" });
  });

  test("令和を書かない年。西暦の下2けたかもしれない20年からは、たずね返す", () => {
    expect(readDate("8年11月24日")).toEqual({ ok: true, date: "2026-11-24" });
    expect(readDate("１０/４/１")).toEqual({ ok: true, date: "2028-04-01" });
    expect(readDate("20年4月1日").ok).toBe(false);
  });

  test("元年と、改元の前後", () => {
    expect(readDate("令和元年5月1日")).toEqual({ ok: true, date: "2019-05-01" });
    expect(readDate("H31.4.30")).toEqual({ ok: true, date: "2019-04-30" });
    expect(readDate("S64.1.7")).toEqual({ ok: true, date: "1989-01-07" });
  });

  test.each([
    ["", "日付は年・月・日を書いてください(例：令和8年11月24日、R8.11.24、2026-11-24)。"],
    ["来週", "日付は年・月・日を書いてください(例：令和8年11月24日、R8.11.24、2026-11-24)。"],
    [
      "26年11月24日",
      "年は西暦4けたか、令和などの元号を付けて書いてください(例：令和8年11月24日、R8.11.24、2026-11-24)。",
    ],
    ["令和8年2月29日", "「令和8年2月29日」という日はありません。月と日を確かめてください。"],
    ["2026-13-01", "「2026-13-01」という日はありません。月と日を確かめてください。"],
    ["令和0年5月1日", "「令和0年5月1日」という日はありません。月と日を確かめてください。"],
    ["平成32年4月1日", "「平成32年4月1日」は平成の期間の外です。令和2年4月1日ではありませんか。"],
    ["令和元年4月30日", "「令和元年4月30日」は令和の期間の外です。平成31年4月30日ではありませんか。"],
    ["令和8年11月24日(水)", "令和8年11月24日は火曜日です。日付か曜日を直してください。"],
  ])("「%s」には、どう直すかを返す", (typed, message) => {
    expect(readDate(typed)).toEqual({ ok: false, message });
  });

  test("書いた和暦を読みなおすと、同じ日になる", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const date = addDays("1926-12-25", days);
        expect(readDate(formatEraWithDay(date))).toEqual({ ok: true, date });
      }),
    );
  });

  test("昭和より前に元号はない", () => {
    expect(eraOf("1900-01-01")).toBeNull();
  });
});

describe("年度", () => {
  test("4月1日に始まり、3月31日に終わる", () => {
    expect(fiscalYearOf("2027-03-31")).toBe(2026);
    expect(fiscalYearOf("2026-04-01")).toBe(2026);
    expect(fiscalYearOf("2026-03-31")).toBe(2025);
    expect(fiscalYearDays(2026)).toEqual({ from: "2026-04-01", to: "2027-03-31" });
  });

  test("番号の頭と名前", () => {
    expect(fiscalYearLabel(2026)).toBe("R8");
    expect([2019, 2018, 1989, 1988].map(fiscalYearName)).toEqual([
      "令和元年度",
      "平成30年度",
      "平成元年度",
      "昭和63年度",
    ]);
  });
});

describe("日本の日付", () => {
  test("協定世界時の午後3時に、日本では次の日になる", () => {
    expect(todayInTokyo(new Date("2026-11-23T14:59:59.999Z"))).toBe("2026-11-23");
    expect(todayInTokyo(new Date("2026-11-23T15:00:00Z"))).toBe("2026-11-24");
  });

  test("ない日は日付ではない", () => {
    expect(["2026-02-29", "2026-2-1", "2026-00-10", "あ", "2024-02-29"].map(isPlainDate)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  test("暦の日数", () => {
    expect(calendarDaysBetween("2026-11-24", "2026-12-01")).toBe(7);
  });
});
