import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
  defaultCalendar as city,
  closedDayName,
  countsLater,
  dayOfArrival,
  daysLeft,
  deadline,
  isBusinessDay,
  isOverdue,
} from "./business-days.ts";
import { instantInTokyo } from "./tokyo-date.ts";

const at = (date: string, hour: number, minute = 0) => instantInTokyo(date, hour * 60 + minute);

describe("閉庁日の呼び名", () => {
  const own = { ...city, closed: new Set(["2026-12-15"]), open: new Set(["2026-11-29"]) };
  test.each([
    ["2026-11-27", null],
    ["2026-11-28", "土曜日"],
    ["2026-12-06", "日曜日"],
    ["2027-02-11", "祝日(建国記念の日)"],
    ["2026-12-31", "年末年始"],
    ["2026-12-15", "閉庁日"],
    // The city is open on this Sunday.
    ["2026-11-29", null],
    // The table of holidays ends before; nothing is thrown for a day that somebody typed.
    ["2099-01-04", "日曜日"],
  ])("%s：%s", (date, name) => expect(closedDayName(date, own)).toBe(name));
});

describe("いつから数えるか", () => {
  test.each([
    ["木曜の閉庁時刻ちょうどに届いたら、その日から", at("2026-11-26", 17, 15), at("2026-11-26", 18), null],
    ["木曜の17時16分に届いたら、金曜から", at("2026-11-26", 17, 16), at("2026-11-26", 18), "2026-11-27 after-closing"],
    ["土曜に届いたら、月曜から", at("2026-11-28", 9), at("2026-11-29", 9), "2026-11-30 closed-day"],
    ["その日が来たら、もう言わない", at("2026-11-26", 17, 16), at("2026-11-27", 0), null],
    ["これから始まる時計は、遅く届いたのではない", at("2026-11-26", 18), at("2026-11-25", 9), null],
  ])("%s", (_, from, now, expected) => {
    const later = countsLater(from, now, city);
    expect(later && `${later.day} ${later.because}`).toBe(expected);
  });
});

describe("開庁日", () => {
  test.each([
    ["2026-11-20", true, "金曜日"],
    ["2026-11-21", false, "土曜日"],
    ["2026-11-22", false, "日曜日"],
    ["2026-11-23", false, "勤労感謝の日"],
    ["2026-11-24", true, "火曜日"],
    ["2026-09-22", false, "敬老の日と秋分の日にはさまれた休日"],
    ["2026-05-06", false, "憲法記念日の振替休日"],
    ["2026-12-28", true, "仕事納め"],
    ["2026-12-29", false, "年末"],
    ["2027-01-03", false, "年始"],
    ["2027-01-04", true, "仕事始め"],
  ])("%s は開庁日か: %s (%s)", (date, expected) => {
    expect(isBusinessDay(date, city)).toBe(expected);
  });

  test("市が足した休みの日は閉まり、開けると決めた日は祝日でも開く", () => {
    const own: BusinessCalendar = {
      ...city,
      closed: new Set(["2026-11-25"]),
      open: new Set(["2026-11-23", "2026-12-29"]),
    };
    expect(isBusinessDay("2026-11-25", own)).toBe(false);
    expect(isBusinessDay("2026-11-23", own)).toBe(true);
    expect(isBusinessDay("2026-12-29", own)).toBe(true);
  });

  test("年末年始の休みは市ごとに変えられる", () => {
    const own: BusinessCalendar = { ...city, turnOfYear: { from: "12-30", to: "01-04" } };
    expect(isBusinessDay("2026-12-29", own)).toBe(true);
    expect(isBusinessDay("2027-01-04", own)).toBe(false);
  });

  test("祝日の表がない年は、あてずっぽうの日を返さない", () => {
    expect(() => isBusinessDay("2051-01-04", city)).toThrow(RangeError);
    expect(businessDaysBetween("2050-12-27", "9999-12-31", city)).toBe(1);
  });
});

describe("期限", () => {
  test("出来事の翌開庁日が1日目", () => {
    // Thursday 19 → 20 (Fri) is day 1, weekend and the holiday on Monday pass, 24 is day 2, 25 is day 3.
    expect(deadline(at("2026-11-19", 10), 3, city)).toBe("2026-11-25");
  });

  test("閉庁時刻ちょうどはその日、1分すぎると翌開庁日に来たものとする", () => {
    expect(deadline(at("2026-11-19", 17, 15), 3, city)).toBe("2026-11-25");
    expect(deadline(at("2026-11-19", 17, 16), 3, city)).toBe("2026-11-26");
  });

  test("閉庁日に来たものは、次の開庁日に来たものとする", () => {
    expect(dayOfArrival(at("2026-11-21", 9), city)).toBe("2026-11-24");
    expect(dayOfArrival(at("2026-11-20", 18), city)).toBe("2026-11-24");
    expect(deadline(at("2026-11-21", 9), 1, city)).toBe("2026-11-25");
  });

  test("日本時間の夜中は、協定世界時では前の日でも、その日に数える", () => {
    expect(dayOfArrival(new Date("2026-11-18T15:30:00Z"), city)).toBe("2026-11-19");
  });

  test("年をまたぐ10日", () => {
    // 24 Dec: 25 (1) 28 (2) | closed until 3 Jan | 4 5 6 7 8 (3–7), 11 holiday, 12 13 14 (8–10).
    expect(deadline(at("2026-12-24", 10), 10, city)).toBe("2027-01-14");
  });

  test("残りの日数: 前の日は1、当日は0、過ぎると負の数", () => {
    expect(daysLeft(at("2026-11-24", 9), "2026-11-25", city)).toBe(1);
    expect(daysLeft(at("2026-11-25", 23), "2026-11-25", city)).toBe(0);
    expect(daysLeft(at("2026-11-26", 9), "2026-11-25", city)).toBe(-1);
  });

  test("金曜日が期限なら、土曜日にはもう過ぎている", () => {
    expect(daysLeft(at("2026-11-21", 9), "2026-11-20", city)).toBe(0);
    expect(isOverdue(at("2026-11-21", 9), "2026-11-20")).toBe(true);
    expect(isOverdue(at("2026-11-20", 23, 59), "2026-11-20")).toBe(false);
  });

  test("どの出来事からも、期限は開庁日で、数えなおすと同じ日数になる", () => {
    const instants = fc.date({
      min: new Date("2020-01-01T00:00:00Z"),
      max: new Date("2045-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (instant, days) => {
        const due = deadline(instant, days, city);
        expect(isBusinessDay(due, city)).toBe(true);
        expect(businessDaysBetween(dayOfArrival(instant, city), due, city)).toBe(days);
      }),
    );
  });

  test("後から送ったものの期限が、先に送ったものより早くなることはない", () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(minutes, minutes, (first, later) => {
        const [a, b] = [Math.min(first, later), Math.max(first, later)].map((m) => instantInTokyo("2026-01-01", m));
        expect(deadline(a!, 5, city) <= deadline(b!, 5, city)).toBe(true);
      }),
    );
  });

  test("負の日数や半端な日数は誤りとして止まる", () => {
    expect(() => addBusinessDays("2026-11-24", -1, city)).toThrow(RangeError);
    expect(() => addBusinessDays("2026-11-24", 1.5, city)).toThrow(RangeError);
  });
});
