import { sql } from "kysely";
import type { Program } from "../db/program.ts";

/** Deletes what was written before registering and taken into no account within its days (decision 0029). Returns how many. */
export async function clearEarlyDrafts(program: Program): Promise<number> {
  const { rows } = await program.db.asActor({ kind: "clock", municipality: program.municipality }, (tx) =>
    sql<{ cleared: number }>`select app.clear_early_drafts(${program.now()}) as cleared`.execute(tx),
  );
  return rows[0]!.cleared;
}
