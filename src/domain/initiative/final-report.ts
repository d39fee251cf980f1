import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

export type FinalReportWords = { result: string; endsEarly: string; endedEarlyReason: string };

/** The city's final report; ending early says why, and then no lessons are waited for. */
export function readFinalReport(typed: FinalReportWords): {
  report: { result: string; endedEarlyReason: string };
  errors: FieldError[];
} {
  const isEarly = typed.endsEarly === "yes";
  const { texts, errors } = readTexts({
    result: { typed: typed.result, name: "結果", max: 4000 },
    endedEarlyReason: {
      typed: isEarly ? typed.endedEarlyReason : "",
      name: "途中で終える理由",
      max: 1000,
      optional: !isEarly,
    },
  });
  return { report: texts, errors };
}
