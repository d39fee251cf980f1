import { isPlainDate } from "../calendar/tokyo-date.ts";
import type { FieldError } from "../kernel/result.ts";
import { countGraphemes, readText } from "../kernel/text.ts";
import { type Level, levels, type Section, sections } from "../process/record.ts";

/** 取扱条件: who may read a protected part, and until when it is protected (P7b). */
export type Terms = { level: Level; departmentIds: readonly string[]; until: string };

/** A protected part as the proposer writes it; the content is a record of its own and stays unread until an agreement. */
export type PartWords = { section: Section; heading: string; reason: string; content: string };

export const partLimits = { heading: 60, reason: 300, content: 4000, note: 300, leavingOut: 500 };

/** Shorter than this no reason says what harm there would be. */
const leastReason = 15;

/** What somebody typed about terms; a date is null when none was written or it could not be read. */
export type TypedTerms = { level: string; departmentIds: readonly string[]; until: string | null };

/**
 * Reads terms: a known level, departments (of `knownDepartments`) exactly when they are to be named, and a day after `today`.
 * @returns the terms, or what to mend by field (level, departments, until).
 */
export function readTerms(
  typed: TypedTerms,
  today: string,
  knownDepartments: readonly string[],
): { terms: Terms; errors: readonly [] } | { terms: null; errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const level = levels.find((one) => one === typed.level);
  if (!level) errors.push({ field: "level", message: "閲覧できる人を選んでください。" });
  const departmentIds = level === "named_departments" ? [...new Set(typed.departmentIds)] : [];
  if (level === "named_departments" && departmentIds.length === 0)
    errors.push({ field: "departments", message: "名前を挙げる課を、一つ以上選んでください。" });
  if (departmentIds.some((id) => !knownDepartments.includes(id)))
    errors.push({ field: "departments", message: "課は、一覧の中から選んでください。" });
  if (typed.until === null || !isPlainDate(typed.until))
    errors.push({ field: "until", message: "守る期間の終わりの日を書いてください。" });
  else if (typed.until <= today)
    errors.push({ field: "until", message: "守る期間の終わりは、明日よりあとの日にしてください。" });
  if (errors.length > 0) return { terms: null, errors };
  return { terms: { level: level!, departmentIds, until: typed.until! }, errors: [] };
}

/** Reads heading, reason and content of a protected part (P7b); the messages never repeat what was written in it. */
export function readPart(typed: {
  section: string;
  heading: string;
  reason: string;
  content: string;
}): { part: PartWords; errors: readonly [] } | { part: null; errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const section = sections.find((one) => one === typed.section);
  if (!section) errors.push({ field: "section", message: "どの欄についての部分かを選んでください。" });
  const heading = readText(typed.heading, { max: partLimits.heading, isMultiline: false, isRequired: true }, "見出し");
  if (!heading.ok) errors.push({ field: "heading", message: heading.message });
  const reason = readText(
    typed.reason,
    { max: partLimits.reason, isMultiline: true, isRequired: true },
    "守りたい理由",
  );
  if (!reason.ok) errors.push({ field: "reason", message: reason.message });
  else if (saysNoHarm(reason.text))
    errors.push({
      field: "reason",
      message: "「社外秘のため」だけでは、課と相談できません。知られると、どのような不利益があるかを書いてください。",
    });
  const content = readText(
    typed.content,
    { max: partLimits.content, isMultiline: true, isRequired: true },
    "守りたい内容",
  );
  // The message of an unreadable character quotes the words before it: not of a protected content.
  if (!content.ok) errors.push({ field: "content", message: withoutQuotation(content.message) });
  if (errors.length > 0) return { part: null, errors };
  return {
    part: {
      section: section!,
      heading: (heading as { text: string }).text,
      reason: (reason as { text: string }).text,
      content: (content as { text: string }).text,
    },
    errors: [],
  };
}

/** 「社外秘のため」 and the like name a label and no harm: whoever has to agree could not weigh it. */
function saysNoHarm(reason: string): boolean {
  return countGraphemes(reason.trim()) < leastReason || labelOnly.test(reason.trim());
}

const labelOnly =
  /^(当社|弊社|当団体|社内)?の?(社外秘|企業秘密|営業秘密|秘密|機密|非公開)(情報)?(である|となっている|に当たる|にあたる|の)?(ため|から)?(です)?[。.]?$/u;

function withoutQuotation(message: string): string {
  return message.replace(/\(「.*?」のあと\)/su, "");
}
