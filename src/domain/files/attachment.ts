/** 添付ファイル: one file of a proposal, as its readers see it. */
export type Attachment = {
  id: string;
  /** The protected part that it belongs to (P7b); null: the open parts. */
  partId: string | null;
  name: string;
  mediaType: string;
  bytes: number;
  state: "waiting" | "clean" | "refused";
  /** The version of the text with which it was sent; null: not sent yet. */
  textVersion: number | null;
  submittedAt: Date | null;
  at: Date;
};

/** Where an attachment stands, for the page: what is not looked through can be opened only where nothing could look. */
export type AttachmentStanding = "clean" | "unchecked" | "in-quarantine" | "refused";

/** `hasScanner`: whether the program is configured to look through files (CLAMD). */
export function standingOf(state: Attachment["state"], hasScanner: boolean): AttachmentStanding {
  if (state !== "waiting") return state;
  return hasScanner ? "in-quarantine" : "unchecked";
}

/** A file in quarantine is given to nobody, not even to who sent it; a refused one is gone. */
export function isOpen(standing: AttachmentStanding): boolean {
  return standing === "clean" || standing === "unchecked";
}

/** The attachments that belong to a version of the text: what was sent with it or before; to the unsent version, all. */
export function ofVersion(
  attachments: readonly Attachment[],
  version: { version: number; submittedAt: Date | null } | null,
): readonly Attachment[] {
  if (!version || version.submittedAt === null) return attachments;
  return attachments.filter((one) => one.textVersion !== null && one.textVersion <= version.version);
}
