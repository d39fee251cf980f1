import type { PlainDate } from "../calendar/tokyo-date.ts";
import type { Missing } from "../kernel/result.ts";

type DraftFacts = {
  state: string;
  needsConsent: boolean;
  commentDue: PlainDate | null;
  commentedAt: Date | null;
  consentedAt: Date | null;
};

/** What the publication of a case still needs (P7c): the partner's comment or the end of its days, and its consent where one is needed. */
export function missingForCase(draft: DraftFacts | null, today: PlainDate): readonly Missing[] {
  if (!draft || draft.state === "drafting") return [missing("事例の案を、相手方に見せていません。")];
  const isOver = draft.commentDue !== null && draft.commentDue < today;
  return [
    ...(draft.commentedAt || isOver ? [] : [missing("相手方の意見を待っています。")]),
    ...(draft.needsConsent && !draft.consentedAt && (draft.commentedAt || isOver)
      ? [
          missing(
            "引用・写真・守りたい部分について、相手方の同意がありません。同意のない部分を除いて書き直してください。",
          ),
        ]
      : []),
  ];
}

function missing(sentence: string): Missing {
  return { principle: "P7", sentence };
}
