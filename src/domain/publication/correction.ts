import type { FieldError } from "../kernel/result.ts";
import type { CaseDraft } from "./case-draft.ts";

/**
 * A published case with its words put right: what the record says stays as it was published, the correction stands on the page with its day
 * and reason. Quotations were published with the partner's consent to these very words: a correction takes them out, it neither changes
 * nor adds any.
 */
export function correctedCase(
  published: CaseDraft,
  mended: CaseDraft,
  correction: { on: string; reason: string },
): { draft: CaseDraft; errors: FieldError[] } {
  const consented = published.body.quotes.map((quote) => JSON.stringify(quote));
  const errors = mended.body.quotes.flatMap((quote, index) =>
    consented.includes(JSON.stringify(quote))
      ? []
      : [
          {
            field: `quotes-${index}-text`,
            message: "引用する言葉は、相手方が同意したとおりに残すか、取り除いてください。",
          },
        ],
  );
  const labelsEn = new Map(published.body.results.map(({ label, labelEn }) => [label, labelEn]));
  const results = mended.body.results.map((result) => ({ ...result, labelEn: labelsEn.get(result.label) }));
  const corrections = [...(published.body.corrections ?? []), correction];
  return { draft: { ...mended, body: { ...mended.body, results, corrections } }, errors };
}
