import type { PublicationDraftRow } from "../../db/stores/publication-store.ts";
import type { CaseDraft, CaseWords } from "../../domain/publication/case-draft.ts";
import { type FormValues, value } from "../ui/form-values.ts";

/** Rows that the form offers of each kind. */
export const caseRows = { results: 6, howToCopy: 6, quotes: 3 } as const;

const plain = ["title", "titleEn", "summaryEn", "lead", "why", "changed", "caveat", "basis", "notPublished"] as const;
const resultParts = ["label", "before", "after", "target", "met", "gap"] as const;

/** What was typed into the form of a case. */
export function caseFrom(values: FormValues): CaseWords {
  return {
    ...pick(values, "", plain),
    results: rows(values, "results", resultParts),
    howToCopy: rows(values, "howToCopy", ["step", "text"] as const),
    quotes: rows(values, "quotes", ["by", "text"] as const),
    showsLessons: value(values, "showsLessons") === "yes",
    needsConsent: value(values, "needsConsent") === "yes",
  };
}

/** The words of a case as the form holds them. */
export function valuesOfCase(words: CaseWords): FormValues {
  const rowsOf = (name: string, list: readonly Record<string, string>[]) =>
    list.flatMap((row, index) => Object.entries(row).map(([part, text]) => [`${name}-${index}-${part}`, text]));
  return Object.fromEntries([
    ...plain.map((name) => [name, words[name]]),
    ...rowsOf("results", words.results),
    ...rowsOf("howToCopy", words.howToCopy),
    ...rowsOf("quotes", words.quotes),
    ["showsLessons", words.showsLessons ? "yes" : ""],
    ["needsConsent", words.needsConsent ? "yes" : ""],
  ]);
}

/** A stored draft as words to write on. */
export function wordsOfDraft({ body: draft, needsConsent }: PublicationDraftRow<CaseDraft>): CaseWords {
  const { body } = draft;
  return {
    title: draft.title,
    titleEn: draft.titleEn,
    summaryEn: draft.summaryEn,
    lead: body.lead,
    why: body.why,
    changed: body.changed,
    caveat: body.caveat,
    basis: body.money?.basis ?? "",
    notPublished: body.notPublished,
    results: body.results.map(({ label, before, after, target, met, gap }) => ({
      label,
      before,
      after,
      target,
      met: met ? "yes" : "no",
      gap: gap ?? "",
    })),
    howToCopy: body.howToCopy,
    quotes: body.quotes,
    showsLessons: body.lessons.length > 0,
    needsConsent,
  };
}

function pick<K extends string>(values: FormValues, prefix: string, names: readonly K[]): Record<K, string> {
  return Object.fromEntries(names.map((name) => [name, value(values, `${prefix}${name}`)])) as Record<K, string>;
}

function rows<K extends string>(
  values: FormValues,
  name: keyof typeof caseRows,
  parts: readonly K[],
): Record<K, string>[] {
  return Array.from({ length: caseRows[name] }, (_, index) => pick(values, `${name}-${index}-`, parts));
}
