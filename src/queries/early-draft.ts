import { sql } from "kysely";
import { hashToken, isToken } from "../accounts/tokens.ts";
import type { Program } from "../db/program.ts";
import type { EarlyWords } from "../domain/proposal/early-draft.ts";

/** 登録前の下書き as whoever holds its secret reads it. */
export type EarlyDraft = {
  words: EarlyWords;
  savedAt: Date;
  /** When it is deleted. */
  expiresAt: Date;
  challenge: { code: string; title: string; deadline: string | null } | null;
};

type Row = Omit<EarlyDraft, "savedAt" | "expiresAt"> & { saved_at: string; expires_at: string };

/** The draft behind a secret, as long as it is kept; null for any other text. */
export async function findEarlyDraft(program: Program, token: string | null): Promise<EarlyDraft | null> {
  if (!token || !isToken(token)) return null;
  const { rows } = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    sql<{ found: Row | null }>`select app.find_early_draft(${hashToken(token)}, ${program.now()}) as found`.execute(tx),
  );
  const found = rows[0]?.found;
  if (!found) return null;
  const { words, challenge, saved_at, expires_at } = found;
  return { words, challenge, savedAt: new Date(saved_at), expiresAt: new Date(expires_at) };
}
