import { addDays, isPlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import type { Person } from "../policy/actor.ts";
import { relationsOf, type SightFacts } from "../policy/sight.ts";
import type { ProtectedPart } from "../process/record.ts";

/** What an access for law is granted for (process.md "protected part"). */
export const lawPurposes = ["disclosure_request", "audit", "approval"] as const;
export type LawPurpose = (typeof lawPurposes)[number];

/** The purpose as the ledger names it to the proposer. */
export const lawPurposeNames: Record<LawPurpose, string> = {
  disclosure_request: "情報公開の請求への対応",
  audit: "監査への対応",
  approval: "決裁に必要な確認",
};

/** 法令に基づく閲覧: one agreed part, one person, one purpose, for a time. */
export type LawAccess = {
  id: string;
  partId: string;
  personId: string;
  readerDepartment: string;
  readerRole: string;
  purpose: LawPurpose;
  reason: string;
  grantedAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  untoldReason: string;
  untoldUntil: string | null;
  toldAt: Date | null;
};

/** Longer than this no request, audit or paper takes: the ordinances' usual term with its extension. Days. */
export const longestAccess = 60;

/** Days for which a law may keep an access from its proposer: a bar without an end would be a reading that nobody ever answers for (P7b). */
export const longestBar = 365;

/** Whether it still opens its part: neither ended nor over. It ends by itself. */
export function isOpenAccess(access: Pick<LawAccess, "endsAt" | "endedAt">, at: Date): boolean {
  return access.endedAt === null && access.endsAt > at;
}

/** Whether the proposer knows of it: at once, or when the bar was lifted or its day is over. */
export function isTold(access: Pick<LawAccess, "untoldUntil" | "toldAt">, today: string): boolean {
  return access.untoldUntil === null || access.toldAt !== null || access.untoldUntil < today;
}

/** Who reads that an access was granted: the desk, the proposer once told, and whoever it is granted to unless they have a tie. */
export function mayReadLawAccess(
  person: Person,
  access: Pick<LawAccess, "personId" | "untoldUntil" | "toldAt">,
  facts: SightFacts,
  today: string,
): boolean {
  const relations = relationsOf(person, facts);
  if (relations.has("desk") || (relations.has("proposer") && isTold(access, today))) return true;
  // Nobody in the city is anything to what is sealed.
  return access.personId === person.id && facts.submitted && !facts.sealed && !facts.tied.includes(person.id);
}

/** Whether this access opens the part to this person now, who has said whether there is a tie (P2). That a reading stands on record is asked besides. */
export function mayReadByLaw(
  person: Person,
  access: Pick<LawAccess, "personId" | "endsAt" | "endedAt">,
  part: Pick<ProtectedPart, "state">,
  facts: Pick<SightFacts, "submitted" | "sealed" | "tied">,
  declared: readonly string[],
  at: Date,
): boolean {
  const isStaff = person.departments.length > 0 || person.roles.some((role) => role !== "administrator");
  return (
    access.personId === person.id &&
    isStaff &&
    part.state === "agreed" &&
    isOpenAccess(access, at) &&
    facts.submitted &&
    !facts.sealed &&
    !facts.tied.includes(person.id) &&
    declared.includes(person.id)
  );
}

export type TypedAccess = {
  personId: string;
  purpose: string;
  reason: string;
  endsOn: string | null;
  untoldReason: string;
  untoldUntil: string | null;
};
export type AccessTerms = {
  personId: string;
  purpose: LawPurpose;
  reason: string;
  /** Its last day. */
  endsOn: string;
  untoldReason: string;
  untoldUntil: string | null;
};

/** Reads what the chief grants. `people`: who can be named. */
export function readAccess(
  typed: TypedAccess,
  today: string,
  people: readonly string[],
): { terms: AccessTerms; errors: readonly [] } | { terms: null; errors: readonly FieldError[] } {
  const purpose = lawPurposes.find((one) => one === typed.purpose);
  const { texts, errors: ofTexts } = readTexts({
    reason: { typed: typed.reason, name: "どの請求・監査・起案のためか", max: 500 },
    untoldReason: { typed: typed.untoldReason, name: "伝えることを禁じる法令と理由", max: 500, optional: true },
  });
  const errors: FieldError[] = [...ofTexts];
  if (!people.includes(typed.personId))
    errors.push({ field: "person", message: "閲覧する人を一覧から選んでください。" });
  if (!purpose) errors.push({ field: "purpose", message: "目的を選んでください。" });
  const last = addDays(today, longestAccess);
  if (typed.endsOn === null || !isPlainDate(typed.endsOn) || typed.endsOn < today || typed.endsOn > last)
    errors.push({
      field: "endsOn",
      message: `いつまで閲覧できるかを、今日から${longestAccess}日以内の日で書いてください。`,
    });
  const hasBar = texts.untoldReason.trim() !== "";
  const { untoldUntil } = typed;
  const lastUntold = addDays(today, longestBar);
  if (hasBar && (untoldUntil === null || !isPlainDate(untoldUntil) || untoldUntil < today || untoldUntil > lastUntold))
    errors.push({
      field: "untoldUntil",
      message: `いつまで伝えないかを、今日よりあとの、${longestBar}日以内の日で書いてください。`,
    });
  if (!hasBar && typed.untoldUntil !== null)
    errors.push({ field: "untoldReason", message: "提案者に伝えないときは、その法令と理由を書いてください。" });
  if (errors.length > 0) return { terms: null, errors };
  return {
    terms: {
      personId: typed.personId,
      purpose: purpose!,
      reason: texts.reason,
      endsOn: typed.endsOn!,
      untoldReason: texts.untoldReason,
      untoldUntil: typed.untoldUntil,
    },
    errors: [],
  };
}
