import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

/** Reason and content of a protected part, for its proposer to write on; null for everybody else. */
export async function findPartWords(
  program: Program,
  person: Person,
  partId: string,
): Promise<{ reason: string; content: string } | null> {
  const row = await program.db.asActor(person, (tx) =>
    tx
      .selectFrom("protected_part_reasons as r")
      .innerJoin("protected_part_contents as c", "c.part_id", "r.part_id")
      .innerJoin("proposals as p", "p.id", "r.proposal_id")
      .select(["r.reason", "c.content"])
      .where("r.part_id", "=", partId)
      .where("p.organisation_id", "=", person.organisation?.id ?? null)
      .executeTakeFirst(),
  );
  return row ?? null;
}
