import { isPlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { countGraphemes, searchKey } from "../kernel/text.ts";
import type { NoticeTerms } from "../publication/notice-terms.ts";
import type { Method } from "./method.ts";

/** What the proposer of the idea has of it in the call; shown publicly before anybody enters (security-and-law.md section 2). */
export const incentives = ["none", "points", "priority", "direct"] as const;
export type Incentive = (typeof incentives)[number];

export const incentiveNames: Record<Incentive, string> = {
  none: "なし(ほかの応募者と同じ扱い)",
  points: "審査で加点する",
  priority: "優先して交渉する",
  direct: "随意契約を前提とする",
};

/** A notice as it is published; the words of schedule, judging and incentive stand in `terms.terms`. */
export type CallNotice = {
  title: string;
  terms: NoticeTerms & { incentive: Incentive; incentiveReason: string };
};

const textFields = ["title", "summary", "terms", "schedule", "judging", "reference", "incentiveReason"] as const;
/** As typed: dates "YYYY-MM-DD" or "", criteria a line each ("見るところ 30"). */
export type TypedNotice = Record<
  (typeof textFields)[number] | "questionsUntil" | "entriesUntil" | "criteria" | "incentive",
  string
>;

export const noticeLimits = {
  title: 120,
  summary: 1000,
  terms: 3000,
  schedule: 1000,
  judging: 1000,
  reference: 200,
  incentiveReason: 600,
} as const;

const mostCriteria = 20;

/**
 * The notice as typed. An incentive for the proposer has its reason: it is a question of fairness (P2). Whoever enters knows until
 * when, and by what is judged.
 */
export function readNotice(
  typed: TypedNotice,
  city: { today: string; department: string; method: Method },
): { notice: CallNotice; errors: FieldError[] } {
  const incentive = incentives.find((one) => one === typed.incentive) ?? null;
  const limits = noticeLimits;
  const { texts, errors } = readTexts({
    title: { typed: typed.title, name: "公募の名前", max: limits.title },
    summary: { typed: typed.summary, name: "公募の目的", max: limits.summary },
    terms: { typed: typed.terms, name: "求めること", max: limits.terms },
    schedule: { typed: typed.schedule, name: "日程", max: limits.schedule },
    judging: { typed: typed.judging, name: "選び方", max: limits.judging },
    reference: { typed: typed.reference, name: "入札の番号", max: limits.reference, optional: true, oneLine: true },
    incentiveReason: {
      typed: typed.incentiveReason,
      name: "その扱いの理由",
      max: limits.incentiveReason,
      optional: incentive === "none" || incentive === null,
    },
  });
  errors.push(...dateErrors(typed, city.today));
  const criteria = readCriteria(typed.criteria, city.method);
  errors.push(...criteria.errors);
  if (!incentive) errors.push({ field: "incentive", message: "発案した提案者の扱いを一つ選んでください。" });
  const notice: CallNotice = {
    title: texts.title.replaceAll("\n", " "),
    terms: {
      department: city.department,
      summary: texts.summary,
      terms: [
        texts.terms,
        `日程\n${texts.schedule}`,
        `選び方\n${texts.judging}`,
        `発案した提案者の扱い\n${incentiveNames[incentive ?? "none"]}${texts.incentiveReason ? `\n${texts.incentiveReason}` : ""}`,
      ].join("\n\n"),
      questionsUntil: typed.questionsUntil,
      entriesUntil: typed.entriesUntil,
      reference: texts.reference,
      criteria: criteria.criteria,
      questions: [],
      result: "",
      incentive: incentive ?? "none",
      incentiveReason: texts.incentiveReason,
    },
  };
  return { notice, errors };
}

function dateErrors({ questionsUntil, entriesUntil }: TypedNotice, today: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!isPlainDate(entriesUntil) || entriesUntil <= today)
    errors.push({ field: "entriesUntil", message: "応募の締切を、あすより後の日で書いてください。" });
  if (questionsUntil !== "" && (!isPlainDate(questionsUntil) || questionsUntil <= today))
    errors.push({ field: "questionsUntil", message: "質問の締切は、あすより後の日で書いてください。" });
  if (questionsUntil !== "" && entriesUntil !== "" && questionsUntil > entriesUntil)
    errors.push({ field: "questionsUntil", message: "質問の締切は、応募の締切より前の日にしてください。" });
  return errors;
}

/** A line for each criterion, its points at the end; a bid is judged by its price and needs none. */
function readCriteria(typed: string, method: Method): { criteria: NoticeTerms["criteria"]; errors: FieldError[] } {
  const lines = typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const criteria = lines.flatMap((line) => {
    const found = /^(.+?)[\s:：、]+([0-9０-９]{1,3})\s*点?$/u.exec(line);
    return found ? [{ name: found[1]!.trim(), points: Number(found[2]!.normalize("NFKC")) }] : [];
  });
  const isWrong =
    criteria.length !== lines.length ||
    lines.length > mostCriteria ||
    criteria.some((one) => countGraphemes(one.name) > 100) ||
    (lines.length === 0 && method === "public_call_proposal");
  if (!isWrong) return { criteria, errors: [] };
  return {
    criteria,
    errors: [
      {
        field: "criteria",
        message: `見るところと点数を、1行に一つずつ、${mostCriteria}行までで書いてください。例：実現できる体制 30`,
      },
    ],
  };
}

/** Everything of a notice that is published, as one text. */
export function publishedText({ title, terms }: CallNotice): string {
  return [title, terms.summary, terms.terms, terms.reference, ...terms.criteria.map((one) => one.name)].join("\n");
}

/** Headings shorter than this are ordinary words, and may stand in a call. */
const shortestHeading = 8;

/**
 * P7b: what in a notice tells of the proposal what is not public: the organisation's name, or a heading of a protected part.
 * The contents are compared by the database, unread (app.stands_in_text).
 */
export function tellingWords(
  notice: CallNotice,
  organisation: string,
  headings: readonly string[],
): readonly { kind: "organisation" | "heading"; words: string }[] {
  const text = searchKey(publishedText(notice));
  const stands = (words: string) => searchKey(words) !== "" && text.includes(searchKey(words));
  return [
    ...(stands(organisation) ? [{ kind: "organisation" as const, words: organisation }] : []),
    ...headings
      .filter((heading) => countGraphemes(heading) >= shortestHeading && stands(heading))
      .map((heading) => ({ kind: "heading" as const, words: heading })),
  ];
}
