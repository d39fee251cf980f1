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

/** The contents of these protected parts of one proposal, by part, for its proposer's own paper; nothing for everybody else. */
export async function listOwnContents(
  program: Program,
  person: Person,
  proposalId: string,
  partIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (partIds.length === 0) return new Map();
  const rows = await program.db.asActor(person, (tx) =>
    tx
      .selectFrom("protected_part_contents as c")
      .innerJoin("proposals as p", "p.id", "c.proposal_id")
      .select(["c.part_id", "c.content"])
      .where("c.proposal_id", "=", proposalId)
      .where("p.organisation_id", "=", person.organisation?.id ?? null)
      .where("c.part_id", "in", partIds)
      .limit(100)
      .execute(),
  );
  return new Map(rows.map(({ part_id, content }) => [part_id, content]));
}
