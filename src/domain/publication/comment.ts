import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

export type CommentWords = { answer: string; comment: string };

/** The partner's answer to a draft (P7c): no objection, or a comment. */
export function readComment(typed: CommentWords): { comment: string; errors: FieldError[] } {
  if (typed.answer !== "none" && typed.answer !== "comment")
    return {
      comment: "",
      errors: [{ field: "answer", message: "「意見はない」か「意見がある」かを選んでください。" }],
    };
  const isComment = typed.answer === "comment";
  const { texts, errors } = readTexts({
    comment: { typed: isComment ? typed.comment : "", name: "意見", max: 1200, optional: !isComment },
  });
  return { comment: texts.comment, errors };
}

/** Why something is not published: itself listed publicly (P7c). */
export function readWithholding(typed: string): { reason: string; errors: FieldError[] } {
  const { texts, errors } = readTexts({ reason: { typed, name: "公開しない理由", max: 600 } });
  return { reason: texts.reason, errors };
}
