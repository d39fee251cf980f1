import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import type { CaseBody, CaseResult } from "./case-body.ts";

/** A draft of a case as it is stored: the words of the public page, and the titles that stand in columns of their own. */
export type CaseDraft = { title: string; titleEn: string; summaryEn: string; body: CaseBody };

/** What an officer writes, as typed; rows without any words are left out. */
export type CaseWords = {
  title: string;
  titleEn: string;
  summaryEn: string;
  lead: string;
  why: string;
  changed: string;
  caveat: string;
  basis: string;
  notPublished: string;
  results: readonly ResultWords[];
  howToCopy: readonly { step: string; text: string }[];
  quotes: readonly { by: string; text: string }[];
  showsLessons: boolean;
  needsConsent: boolean;
};
export type ResultWords = { label: string; before: string; after: string; target: string; met: string; gap: string };

/** What the record itself says in a case; nobody types it. */
export type CaseFacts = Pick<CaseBody, "partner" | "departments" | "method" | "period" | "money" | "lessons" | "days">;

/**
 * The draft of a case out of an officer's words and the record's facts (P7c, G3.2). A quotation always needs the partner's
 * consent, and where parts are protected the case says that something is left out; missed targets say what is missing as plainly as those met (design 09).
 */
export function readCase(
  typed: CaseWords,
  facts: CaseFacts,
  protectedParts: number,
): { draft: CaseDraft; needsConsent: boolean; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    title: { typed: typed.title, name: "事例の名前", max: 300, oneLine: true },
    lead: { typed: typed.lead, name: "一文のまとめ", max: 400 },
    why: { typed: typed.why, name: "なぜ取り組んだか", max: 2000 },
    changed: { typed: typed.changed, name: "どう変わったか", max: 4000 },
    caveat: { typed: typed.caveat, name: "数字からは言えないこと", max: 1200, optional: true },
    basis: { typed: typed.basis, name: "市だけの費用の計算のしかた", max: 600, optional: true },
    notPublished: { typed: typed.notPublished, name: "公開していない部分", max: 1200, optional: protectedParts === 0 },
    titleEn: { typed: typed.titleEn, name: "事例の名前(英語)", max: 300, oneLine: true, optional: true },
    summaryEn: { typed: typed.summaryEn, name: "要約(英語)", max: 600, optional: true },
  });
  const results = rows(typed.results, "results", errors, resultOf);
  const howToCopy = rows(typed.howToCopy, "howToCopy", errors, (row, field) =>
    pairOf(row, field, ["step", "手順の名前"], ["text", "手順の説明"]),
  );
  const quotes = rows(typed.quotes, "quotes", errors, (row, field) =>
    pairOf(row, field, ["by", "話した人"], ["text", "引用する言葉"]),
  );
  const { title, titleEn, summaryEn, basis, ...words } = texts;
  return {
    draft: {
      title,
      titleEn,
      summaryEn,
      body: {
        ...facts,
        ...words,
        money: facts.money ? { ...facts.money, basis } : null,
        results,
        howToCopy,
        quotes,
        lessons: typed.showsLessons ? facts.lessons : [],
      },
    },
    needsConsent: typed.needsConsent || quotes.length > 0,
    errors,
  };
}

type ReadRow<T> = { row: T; errors: FieldError[] };

/** The rows with words in them, each read by its own rule; fields are "results-0-label". */
function rows<T extends Record<string, string>, R>(
  typed: readonly T[],
  name: string,
  errors: FieldError[],
  read: (row: T, field: (part: string) => string) => ReadRow<R>,
): readonly R[] {
  return typed.flatMap((row, index) => {
    const isEmpty = Object.entries(row).every(([part, text]) => part === "met" || text.trim() === "");
    if (isEmpty) return [];
    const found = read(row, (part) => `${name}-${index}-${part}`);
    errors.push(...found.errors);
    return [found.row];
  });
}

function resultOf(row: ResultWords, field: (part: string) => string): ReadRow<CaseResult> {
  const line = { max: 100, oneLine: true };
  const { texts, errors } = readTexts({
    label: { typed: row.label, name: "指標", ...line, max: 200 },
    before: { typed: row.before, name: "はじめの値", ...line },
    after: { typed: row.after, name: "おわりの値", ...line },
    target: { typed: row.target, name: "目標", ...line },
    gap: { typed: row.met === "yes" ? "" : row.gap, name: "届かなかった分", ...line, optional: row.met === "yes" },
  });
  if (row.met !== "yes" && row.met !== "no") errors.push({ field: "met", message: "目標に届いたかを選んでください。" });
  const { gap, ...rest } = texts;
  return {
    row: { ...rest, met: row.met === "yes", ...(gap ? { gap } : {}) },
    errors: errors.map((error) => ({ ...error, field: field(error.field) })),
  };
}

function pairOf<A extends string, B extends string>(
  row: Record<A | B, string>,
  field: (part: string) => string,
  [first, firstName]: [A, string],
  [second, secondName]: [B, string],
): ReadRow<Record<A | B, string>> {
  const { texts, errors } = readTexts({
    [first]: { typed: row[first], name: firstName, max: 200, oneLine: true },
    [second]: { typed: row[second], name: secondName, max: 1200 },
  } as Record<A | B, { typed: string; name: string; max: number }>);
  return { row: texts, errors: errors.map((error) => ({ ...error, field: field(error.field) })) };
}
