import { sql } from "kysely";
import { hashToken } from "../../accounts/tokens.ts";
import type { Program } from "../../db/program.ts";

/** Throws away what was written before registering; of a secret that opens nothing any more there is nothing to do. */
export async function dropEarlyDraft(program: Program, token: string): Promise<void> {
  await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    sql`select app.drop_early_draft(${hashToken(token)})`.execute(tx),
  );
}
