import { lastly } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import { checkFields, type ProposalWords, readWords } from "../domain/proposal/proposal-text.ts";
import { type Act, type Acting, act } from "./act.ts";
import { digestOf, wouldOverwrite } from "./words-digest.ts";

export type SaveDraft = Acting & {
  /** What was typed; a field that the form does not have is left as it is. */
  words: Partial<ProposalWords>;
  fields?: readonly string[] | undefined;
  /** `wordsDigest` of what the form was drawn from: refused as stale when somebody else has saved other words since. */
  drawnFrom?: string | undefined;
};

export type SavedDraft = { textVersion: number; words: Partial<ProposalWords> };

/**
 * Saves what has been written so far, complete or not. A draft is written over; while additions are asked for, the next version
 * is written, which the city sees when it is submitted again. Title and fields are fixed by the first submission: they stand
 * with the number, on every list.
 * @returns the version of the text that was saved, and the words as they are stored.
 */
export function saveDraft(program: Program, input: SaveDraft) {
  const work = (acting: Act) => save(acting, input);
  return act(program, input, "editProposal", work, { onlyWrites: true });
}

async function save(acting: Act, input: SaveDraft): Promise<Result<SavedDraft>> {
  const { record, city } = acting;
  const { words, errors } = readWords(input.words);
  const known = city.fields.map((field) => field.name);
  const all = [...errors, ...(input.fields ? checkFields(input.fields, known) : [])];
  if (all.length > 0) return refused({ kind: "invalid", errors: all });
  if (input.drawnFrom !== undefined && wouldOverwrite(input.drawnFrom, storedWords(record), words))
    return refused({ kind: "stale", changed: "words" });
  if (record.status === "draft") await saveHead(acting, words.title, input.fields);
  const textVersion = await saveText(acting, words);
  return done({ textVersion, words });
}

/** `digestOf` the stored words of these fields. */
export function wordsDigest(record: ProposalRecord, fields: readonly (keyof ProposalWords)[]): string {
  return digestOf(storedWords(record), fields);
}

function storedWords(record: ProposalRecord): Partial<ProposalWords> {
  const { summary, what, benefit, ask, cost, period } = record.text ?? {};
  return Object.fromEntries(
    Object.entries({ title: record.title, summary, what, benefit, ask, cost, period }).filter(([, text]) => text),
  );
}

/** Title and fields stand on every list, with triggers behind them: written only when they have changed, not with every save of the words. */
async function saveHead({ tx, record }: Act, title: string | undefined, typed: readonly string[] | undefined) {
  const fields = typed && [...new Set(typed)];
  const changed = {
    ...(title === undefined || title === record.title ? {} : { title }),
    ...(fields === undefined || fields.join("\n") === record.fields.join("\n") ? {} : { fields }),
  };
  if (Object.keys(changed).length === 0) return;
  await tx.updateTable("proposals").set(changed).where("id", "=", record.id).execute();
}

/** Writes words into the version that is being written; after a submission, into a new one that begins with the words of the last. */
export async function saveText({ tx, record }: Act, words: Partial<ProposalWords>): Promise<number> {
  const { title: _title, ...text } = words;
  const latest = record.text;
  if (!latest) throw new Error("a proposal has a text from its beginning");
  if (latest.submittedAt === null) {
    if (Object.keys(text).length > 0)
      lastly(
        tx,
        tx
          .updateTable("proposal_texts")
          .set(text)
          .where("proposal_id", "=", record.id)
          .where("version", "=", latest.version)
          .where("submitted_at", "is", null),
      );
    return latest.version;
  }
  const { summary, what, benefit, ask, cost, period } = latest;
  await tx
    .insertInto("proposal_texts")
    .values({ proposal_id: record.id, version: latest.version + 1, summary, what, benefit, ask, cost, period, ...text })
    .execute();
  return latest.version + 1;
}
