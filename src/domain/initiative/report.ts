import { isPlainDate, type PlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { readYen } from "../kernel/yen.ts";
import { readNumber } from "./read-number.ts";

export type ReportWords = {
  fromDay: string;
  toDay: string;
  value: string;
  text: string;
  citySpent: string;
  partnerBrought: string;
  cityAlone: string;
};
export type Report = {
  fromDay: PlainDate;
  toDay: PlainDate;
  value: number;
  text: string;
  citySpentYen: number;
  partnerBroughtYen: number;
  cityAloneYen: number;
};

const money = [
  ["citySpent", "市が出した額"],
  ["partnerBrought", "相手方が出した額"],
  ["cityAlone", "市だけで行った場合の額"],
] as const;

/** A report of an initiative: the value reached, and in yen what each side gave and what the city alone would have paid (G3.3). */
export function readReport(typed: ReportWords, today: PlainDate): { report: Report; errors: FieldError[] } {
  const { texts, errors } = readTexts({ text: { typed: typed.text, name: "報告", max: 4000 } });
  const value = readNumber(typed.value, "指標の値");
  if (!value.ok) errors.unshift({ field: "value", message: value.message });
  if (!isPlainDate(typed.toDay))
    errors.unshift({ field: "toDay", message: "期間のおわりを年・月・日で書いてください。" });
  else if (typed.toDay > today)
    errors.unshift({ field: "toDay", message: "期間のおわりは、きょうまでの日を書いてください。" });
  else if (isPlainDate(typed.fromDay) && typed.toDay < typed.fromDay)
    errors.unshift({ field: "toDay", message: "期間のおわりは、はじまりよりあとにしてください。" });
  if (!isPlainDate(typed.fromDay))
    errors.unshift({ field: "fromDay", message: "期間のはじまりを年・月・日で書いてください。" });
  const yen = money.map(([field, name]) => {
    const read = readYen(typed[field]);
    if (!read.ok) errors.push({ field, message: `${name}：${read.message}` });
    return read.ok ? read.yen : 0;
  });
  return {
    report: {
      ...texts,
      fromDay: typed.fromDay,
      toDay: typed.toDay,
      value: value.ok ? value.number : 0,
      citySpentYen: yen[0]!,
      partnerBroughtYen: yen[1]!,
      cityAloneYen: yen[2]!,
    },
    errors,
  };
}
