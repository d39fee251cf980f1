import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

export type DeclineText = { ground: string; explanation: string; whatWouldHelp: string; departmentsHeard: string };

/** What every decline says besides its words: a consultation ended, and nothing was decided by authority. */
export const declineNature =
  "これは、提案についてのご相談の結果をお伝えするものです。行政処分ではありません。条件が変わったときは、あらためてご提案いただけます。";

/** The words of a decline (見送り): a ground from the city's list, the explanation, what would help, and who was heard. */
export function readDecline(
  typed: DeclineText,
  grounds: readonly string[],
): { decline: DeclineText; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    explanation: { typed: typed.explanation, name: "見送りの説明", max: 2000 },
    whatWouldHelp: { typed: typed.whatWouldHelp, name: "どうすればできるか、ほかの相談先", max: 2000 },
    departmentsHeard: { typed: typed.departmentsHeard, name: "意見をきいた課", max: 500 },
  });
  if (!grounds.includes(typed.ground))
    errors.unshift({ field: "ground", message: "見送りの理由を一覧から選んでください。" });
  return { decline: { ground: typed.ground, ...texts }, errors };
}
