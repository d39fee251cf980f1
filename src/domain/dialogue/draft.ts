import type { Attachment } from "../files/attachment.ts";
import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";
import type { Action } from "../process/actions.ts";
import { longestMessage } from "./words.ts";

/** What is being written, and where it will go: to the other side, inside, or (a mail that is being filed) not decided yet. */
export type DraftKind = "message" | "note" | "mail";

/** 下書き: what its writer alone reads. Of a topic (null: the one without a title), of the notes, or of a mail. */
export type TalkDraft = { id: string; kind: DraftKind; topicId: string | null; body: string; savedAt: Date };

/** A file of the talk: read by whoever reads what it goes with; of a draft, by its writer alone. */
export type TalkFile = Pick<Attachment, "id" | "name" | "mediaType" | "bytes" | "state" | "at"> & {
  draftId: string | null;
  messageId: string | null;
  noteId: string | null;
};

/** What somebody must be able to do to keep a draft of this kind. */
export const actionOfDraft = { message: "sendMessage", note: "writeNote", mail: "writeNote" } as const satisfies Record<
  DraftKind,
  Action
>;

/** A draft may be longer than what can be sent, because shortening is a part of writing; not without an end. */
const longestDraft = 10 * longestMessage;

/** What is wrong with the words of a draft; empty when they can be kept. */
export function draftErrors(body: string): readonly FieldError[] {
  const read = readText(body, { max: longestDraft, isRequired: false, isMultiline: true }, "下書き");
  return read.ok ? [] : [{ field: "body", message: read.message }];
}

/** So many times the limits of one message hold the files of a whole talk. */
export const talkFilesFactor = 10;
