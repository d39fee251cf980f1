import type { FieldError } from "../kernel/result.ts";
import { readText, type TextLimits } from "../kernel/text.ts";
import { longestLine } from "./words.ts";

/** A mail is longer than a message: what it quotes below is a part of it. */
export const longestMail = 10_000;

/** Where a mail is filed: among the messages, which the other side reads, or among the notes, which stay inside. */
export const mailLanes = ["message", "note"] as const;
export type MailLane = (typeof mailLanes)[number];

/** A mail as the officer who files it has it before them. */
export type MailToFile = { from: string; sentAt: Date | null; subject: string; body: string };

/** What is wrong with a mail that is to be filed; empty when it can be. */
export function mailErrors(mail: MailToFile, now: Date): readonly FieldError[] {
  return [
    ...textErrors("from", mail.from, "差出人", { max: longestLine, isRequired: true, isMultiline: false }),
    ...(mail.sentAt === null ? [{ field: "date", message: "メールが送られた日と時刻を書いてください。" }] : []),
    ...(mail.sentAt && mail.sentAt > now
      ? [{ field: "date", message: "届いたメールを登録します。送られた日時は、いまより前にしてください。" }]
      : []),
    ...textErrors("subject", mail.subject, "件名", { max: longestLine, isRequired: false, isMultiline: false }),
    ...textErrors("body", mail.body, "本文", { max: longestMail, isRequired: true, isMultiline: true }),
  ];
}

function textErrors(field: string, text: string, name: string, limits: TextLimits): readonly FieldError[] {
  const read = readText(text, limits, name);
  return read.ok ? [] : [{ field, message: read.message }];
}
