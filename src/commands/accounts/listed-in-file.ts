import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import type { Person } from "../../domain/policy/actor.ts";

/** Writes down who took the list of people away as a file: names and addresses leave the program with it. */
export async function listedInFile(
  program: Program,
  input: { actor: Person; side: "city" | "partner"; people: number },
): Promise<void> {
  const { actor, side, people } = input;
  const entry = { byId: actor.id, subjectId: null, at: program.now(), facts: { side, people } };
  await program.db.asActor(actor, (tx) => appendAudit(tx, program.key, { ...entry, kind: "people-listed" }));
}
