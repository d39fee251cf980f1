import { digestOf } from "../../commands/words-digest.ts";
import { outcomeNames } from "../../domain/inquiry/answer.ts";
import type { JointAnswer } from "../../domain/inquiry/together.ts";
import type { InquiryOutcome } from "../../domain/process/record.ts";
import type { SavedWords } from "../proposals/saved-meanwhile.tsx";
import { type FormValues, value } from "../ui/form-values.ts";

/** A draft of an answer that several people write in: one department's, or a joint one. */
export type AnswerDraft = { outcome: InquiryOutcome; text: string } | null;

/** The draft of a joint answer. */
export function jointDraft(draft: JointAnswer["draft"]): AnswerDraft {
  return draft ? { outcome: draft.outcome, text: draft.answer } : null;
}

/** The fields of a form that shows the draft. */
export function valuesOfDraft(draft: AnswerDraft): FormValues {
  return { outcome: draft?.outcome ?? "", answer: draft?.text ?? "" };
}

/** The name of the draft that a form is drawn from. A form to mend stands on what it stood on; after a 409 on what was shown beside it. */
export function drawnFromOf(draft: AnswerDraft, mending: FormValues | null): string {
  return (
    (mending && value(mending, "drawn_from")) || digestOf({ ...draft, answer: draft?.text }, ["outcome", "answer"])
  );
}

/** What was saved meanwhile, where it differs from what was typed. */
export function savedInstead(draft: AnswerDraft, typed: FormValues): SavedWords {
  const outcome = draft ? outcomeNames[draft.outcome] : "";
  const text = draft?.text ?? "";
  return [
    ...(value(typed, "outcome") === (draft?.outcome ?? "") ? [] : [{ label: "回答の種類", text: outcome }]),
    ...(value(typed, "answer") === text ? [] : [{ label: "回答", text }]),
  ];
}
