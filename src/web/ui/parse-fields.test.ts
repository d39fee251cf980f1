import { describe, expect, it } from "vitest";
import { dateText } from "./date-text.tsx";
import { parseNumberField } from "./number-field.tsx";
import { parseDateField } from "./parse-date-field.ts";

describe("a date that somebody wrote", () => {
  const read = (year: string, month = "", day = "") =>
    parseDateField({ "d-year": year, "d-month": month, "d-day": day }, "d");
  it("may be in 西暦 or 和暦, in full or half width", () => {
    expect(read("2026", "11", "24").date).toBe("2026-11-24");
    expect(read("令和8", "11", "24").date).toBe("2026-11-24");
    expect(read("Ｒ８", "１１", "２４").date).toBe("2026-11-24");
    expect(read("令和元年", "5月", "1日").date).toBe("2019-05-01");
    expect(read("平成31", "4", "30").date).toBe("2019-04-30");
  });
  it("may leave 令和 out, as long as nobody could mean a western year by it", () => {
    expect(read("8", "11", "24").date).toBe("2026-11-24");
    expect(read("８年", "１１月", "２４日").date).toBe("2026-11-24");
    expect(read("10", "4", "1").date).toBe("2028-04-01");
    expect(read("８年１１月２４日").date).toBe("2026-11-24");
    for (const unclear of ["26", "20", "0", "99"]) expect(read(unclear, "1", "1").date).toBeNull();
  });
  it("may stand whole in one field", () => {
    expect(read("令和8年11月24日(火)").date).toBe("2026-11-24");
    expect(parseDateField({ d: "2026/11/24" }, "d").date).toBe("2026-11-24");
    expect(parseDateField({ d: "R8.11.4" }, "d").date).toBe("2026-11-04");
    expect(parseDateField({ d: "2026-11-24" }, "d").date).toBe("2026-11-24");
  });
  it("is nothing when nothing was written", () => {
    expect(read("", "", "")).toEqual({ date: null, error: null });
  });
  it("that does not exist is answered with what would be right", () => {
    expect(read("2026", "2", "29").error?.message).toContain("1から28まで");
    expect(read("2026", "13", "1").error?.message).toContain("1から12まで");
    expect(read("26", "1", "1").error?.message).toContain("令和8");
    expect(read("平成99", "1", "1").error).not.toBeNull();
  });
});

describe("an amount that somebody wrote", () => {
  const read = (amount: string) => parseNumberField({ cost: amount }, "cost", "費用");
  it("may have commas, full-width digits, 円 and 万", () => {
    expect(read("1,200,000").number).toBe(1_200_000);
    expect(read("１２０万円").number).toBe(1_200_000);
    expect(read("1億2000万").number).toBe(120_000_000);
    expect(read("1.5万").number).toBe(15_000);
    expect(read("0").number).toBe(0);
  });
  it("is nothing when nothing was written, and is asked for again when it is no number", () => {
    expect(read(" ")).toEqual({ number: null, error: null });
    expect(read("たくさん").error?.message).toContain("120万");
    expect(read("-5").error).not.toBeNull();
    expect(read("99999999999999999999").error).not.toBeNull();
  });
});

describe("a date that is shown", () => {
  it("is long, short or dense, always in the city's time", () => {
    expect(dateText("2026-11-24", "long")).toBe("令和8年11月24日(火)");
    expect(dateText("2019-05-01", "long")).toBe("令和元年5月1日(水)");
    expect(dateText("2026-12-01", "short")).toBe("12月1日(火)");
    expect(dateText("2026-11-24", "dense")).toBe("11/24(火)");
    expect(dateText(new Date("2026-11-23T15:05:00Z"), "time")).toBe("11月24日(火) 0時05分");
    expect(dateText("2026-11-18T08:40:00Z", "dense-time")).toBe("11/18(水) 17:40");
  });
  it("is English on an English page", () => {
    expect(dateText("2026-12-01", "short", "en")).toBe("Tue 1 Dec");
  });
});
