import { sql } from "kysely";
import type { Program } from "../../db/program.ts";

/** On the first day of a deputy (代理・代決): they are told, and of the turns that wait already. Once each. @returns how many have begun. */
export async function beginDeputyships(program: Program): Promise<number> {
  return program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    const { rows } = await sql<{ begun: number }>`select app.begin_deputyships(${program.now()}) as begun`.execute(tx);
    return rows[0]!.begun;
  });
}
