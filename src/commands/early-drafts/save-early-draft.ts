import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import { derivedSecret } from "../../accounts/derived-id.ts";
import { hashToken } from "../../accounts/tokens.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import {
  type EarlyWords,
  earlyDraftEnd,
  isAnythingWritten,
  mostEarlyDrafts,
} from "../../domain/proposal/early-draft.ts";
import { checkFields, type ProposalWords, readWords } from "../../domain/proposal/proposal-text.ts";
import { wouldOverwrite } from "../words-digest.ts";

export type SaveEarlyDraft = {
  /** The secret of this browser, where it has begun before. */
  token: string | null;
  words: Partial<ProposalWords>;
  fields?: readonly string[] | undefined;
  /** `digestOf` the stored words that the form stands on. */
  drawnFrom: string;
  /** The key of the form that begins: sent twice, one draft and one secret. */
  formKey: string;
  /** Where it comes from (clientAddress): so many drafts are kept of one line. */
  line: string;
  /** The network of the line (networkOf): so many are kept of one as well, the least touched gives way. */
  network: string;
  challengeCode?: string | undefined;
};

/** `token` is null where nothing was written and nothing is kept; `stale` as in saveDraft, with the words that are stored. */
export type SavedEarlyDraft =
  | { kind: "saved"; token: string | null; words: EarlyWords }
  | { kind: "stale"; words: EarlyWords }
  | { kind: "full"; of: "line" | "all" };

/**
 * Saves what somebody writes before they have an account (登録前の下書き, decision 0029): the first time it begins a draft with a
 * secret that is stored nowhere but in the browser, later it writes on. Nobody is signed in, so it goes through functions of the
 * database that reach this one row. Another tab's newer words are not written over.
 */
export async function saveEarlyDraft(program: Program, input: SaveEarlyDraft): Promise<Result<SavedEarlyDraft>> {
  const { words, errors } = readWords(input.words);
  const city = await cityOf(program);
  const known = city.fields.map(({ name }) => name);
  const all = [...errors, ...(input.fields ? checkFields(input.fields, known) : [])];
  if (all.length > 0) return refused({ kind: "invalid", errors: all });
  const typed: EarlyWords = { ...words, ...(input.fields ? { fields: [...new Set(input.fields)] } : {}) };
  const at = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const saved = input.token ? await writeOn(tx, input.token, typed, words, input.drawnFrom, at) : null;
    if (saved) return done(saved);
    if (!isAnythingWritten(typed)) return done({ kind: "saved", token: null, words: {} });
    return done(await begin(tx, program, input, typed, at));
  });
}

async function writeOn(
  tx: Tx,
  token: string,
  typed: EarlyWords,
  words: Partial<ProposalWords>,
  drawnFrom: string,
  at: Date,
): Promise<SavedEarlyDraft | null> {
  const hash = hashToken(token);
  const { rows } = await sql<{
    words: EarlyWords | null;
  }>`select app.lock_early_draft(${hash}, ${at}) as words`.execute(tx);
  const stored = rows[0]?.words;
  if (!stored) return null;
  if (wouldOverwrite(drawnFrom, stored, words)) return { kind: "stale", words: stored };
  const next = { ...stored, ...typed };
  await sql`select app.save_early_draft(${hash}, ${JSON.stringify(next)}::jsonb, ${at}, ${earlyDraftEnd(at)})`.execute(
    tx,
  );
  return { kind: "saved", token, words: next };
}

async function begin(
  tx: Tx,
  { key }: Program,
  { formKey, line, network, challengeCode }: SaveEarlyDraft,
  typed: EarlyWords,
  at: Date,
): Promise<SavedEarlyDraft> {
  const what = JSON.stringify(typed);
  // By the key and the words, as of a consultation: a key that somebody else has seen opens nothing of theirs.
  const digest = createHash("sha256").update(what).digest("hex");
  const token = derivedSecret(key, `early draft ${formKey} ${digest}`).toString("base64url");
  const hashOf = (what: string) => createHmac("sha256", key).update(what).digest();
  const [lineHash, networkHash] = [
    hashOf(`line of early drafts ${line}`),
    hashOf(`network of early drafts ${network}`),
  ];
  const { rows } = await sql<{
    answer: "kept" | "line" | "all";
  }>`select app.begin_early_draft(${hashToken(token)}, ${lineHash}, ${networkHash}, ${challengeCode ?? null}, ${what}::jsonb, ${at},
    ${earlyDraftEnd(at)}, ${mostEarlyDrafts.ofLine}, ${mostEarlyDrafts.ofNetwork}, ${mostEarlyDrafts.inAll}) as answer`.execute(
    tx,
  );
  const { answer } = rows[0]!;
  return answer === "kept" ? { kind: "saved", token, words: typed } : { kind: "full", of: answer };
}
