import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { countGraphemes, searchKey } from "../kernel/text.ts";

/** What the proposer of the idea has of it in the call; shown publicly before anybody enters (security-and-law.md section 2). */
export const incentives = ["none", "points", "priority", "direct"] as const;
export type Incentive = (typeof incentives)[number];

export const incentiveNames: Record<Incentive, string> = {
  none: "なし(ほかの応募者と同じ扱い)",
  points: "審査で加点する",
  priority: "優先して交渉する",
  direct: "随意契約を前提とする",
};

/** What is published of a call. */
export type CallTerms = {
  purpose: string;
  requirements: string;
  schedule: string;
  judging: string;
  incentive: Incentive;
  incentiveReason: string;
};
export type CallNotice = { title: string; terms: CallTerms };
export type TypedNotice = Record<"title" | Exclude<keyof CallTerms, "incentive"> | "incentive", string>;

export const noticeLimits = {
  title: 120,
  purpose: 1500,
  requirements: 3000,
  schedule: 1500,
  judging: 2000,
  incentiveReason: 600,
} as const;

/** The notice as typed. An incentive for the proposer has its reason: it is a question of fairness (P2). */
export function readNotice(typed: TypedNotice): { notice: CallNotice; errors: FieldError[] } {
  const incentive = incentives.find((one) => one === typed.incentive);
  const { texts, errors } = readTexts({
    title: { typed: typed.title, name: "公募の名前", max: noticeLimits.title },
    purpose: { typed: typed.purpose, name: "公募の目的", max: noticeLimits.purpose },
    requirements: { typed: typed.requirements, name: "求めること", max: noticeLimits.requirements },
    schedule: { typed: typed.schedule, name: "日程", max: noticeLimits.schedule },
    judging: { typed: typed.judging, name: "選び方", max: noticeLimits.judging },
    incentiveReason: {
      typed: typed.incentiveReason,
      name: "扱いの理由",
      max: noticeLimits.incentiveReason,
      optional: incentive === "none" || incentive === undefined,
    },
  });
  if (!incentive) errors.push({ field: "incentive", message: "発案した提案者の扱いを一つ選んでください。" });
  const { title, ...words } = texts;
  return {
    notice: { title: title.replaceAll("\n", " "), terms: { ...words, incentive: incentive ?? "none" } },
    errors,
  };
}

/** Everything of a notice that is published, as one text. */
export function publishedText({ title, terms }: CallNotice): string {
  return [title, terms.purpose, terms.requirements, terms.schedule, terms.judging, terms.incentiveReason].join("\n");
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
