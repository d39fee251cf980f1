import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

/** A person has opened their notices: nothing is new any more, also what they may no longer see. */
export async function readNotices(program: Program, actor: Person): Promise<void> {
  await program.db.asActor(actor, (tx) => sql`select app.read_notices(${program.now()})`.execute(tx));
}
