/** A mail that was filed: what its sender says of it. Who filed it is the writer of the entry. */
export type FiledMail = { from: string; sentAt: Date; subject: string };

/** What the writer of a message or a note did to it afterwards. */
export type EntryChange = { number: number; kind: "corrected" | "withdrawn"; body: string; at: Date };

/** A message (to the other side) or a note (庁内メモ), as a page shows it. */
export type TalkEntry = {
  id: string;
  side: "partner" | "desk" | "department";
  departmentId: string | null;
  byId: string;
  personName: string;
  /** As it was first written. */
  body: string;
  asksAnswer: boolean;
  at: Date;
  topicId: string | null;
  mail: FiledMail | null;
  /** Oldest first. */
  changes: readonly EntryChange[];
  /** The place of its newest words in the order of the talk. */
  seq: number;
};

/** The words that count now: the last correction, or as written; null once it was withdrawn. */
export function wordsOf({ body, changes }: Pick<TalkEntry, "body" | "changes">): string | null {
  const last = changes.at(-1);
  if (!last) return body;
  return last.kind === "withdrawn" ? null : last.body;
}

/** What stood there before, oldest first, each with the time of its words. */
export function earlierWords({ body, at, changes }: Pick<TalkEntry, "body" | "at" | "changes">) {
  const all = [{ body, at }, ...changes.filter((change) => change.kind === "corrected")];
  return changes.at(-1)?.kind === "withdrawn" ? all : all.slice(0, -1);
}

/** All earlier words stand with it on every page that shows it. */
const mostCorrections = 30;

/** Why this person may not correct it; null when they may. Whoever wrote it corrects it, and never what somebody else wrote in a mail. */
export function whyNotCorrect(entry: Pick<TalkEntry, "byId" | "mail" | "changes">, personId: string): string | null {
  if (entry.byId !== personId) return "直せるのは、書いた人だけです。";
  if (wordsOf({ body: "", changes: entry.changes }) === null)
    return "取り下げたものは、直せません。新しく書いてください。";
  if (entry.changes.length >= mostCorrections)
    return `直せるのは${mostCorrections}回までです。取り下げて、新しく書いてください。`;
  return entry.mail ? "登録したメールの文面は、差出人のことばなので直せません。取り下げて、登録し直せます。" : null;
}

/** Why this person may not withdraw it; null when they may. */
export function whyNotWithdraw(entry: Pick<TalkEntry, "byId" | "changes">, personId: string): string | null {
  if (entry.byId !== personId) return "取り下げられるのは、書いた人だけです。";
  return wordsOf({ body: "", changes: entry.changes }) === null ? "すでに取り下げています。" : null;
}
