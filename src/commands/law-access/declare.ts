import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { listLawGrants } from "../../db/stores/law-access-store.ts";
import { tell } from "../../db/stores/notice-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { readTie, type TypedTie } from "../../domain/policy/read-tie.ts";

export type DeclareForLaw = { actor: Person; accessId: string } & TypedTie;

/**
 * P2 for whoever reads by an access for law: is there a tie between you and them? Asked once for a proposal, before the first word; who has
 * one is granted nothing of it any more, and the chief is told to name somebody else. Not through `act`: they need not be anything to the
 * proposal, and nothing of it changes.
 */
export async function declareForLaw(
  program: Program,
  { actor, accessId, ...typed }: DeclareForLaw,
): Promise<Result<{ hasTie: boolean }>> {
  const at = program.now();
  const { hasTie, what, errors } = readTie(typed);
  return program.db.asActor(actor, async (tx) => {
    const grant = (await listLawGrants(tx)).find((one) => one.accessId === accessId);
    if (!grant) return refused({ kind: "not-found" });
    if (grant.isDeclared) return refused({ kind: "not-allowed", reason: "利益相反の申告は済んでいます。" });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const own = { proposal_id: grant.proposalId, person_id: actor.id };
    await tx
      .insertInto("conflict_declarations")
      .values({ ...own, has_tie: hasTie, at })
      .execute();
    if (!hasTie) return done({ hasTie });
    await tx
      .insertInto("conflict_details")
      .values({ ...own, what })
      .execute();
    // As the clock, whom every telling is done by (commands/act.ts).
    await sql`select set_config('role', ${program.db.names.clock}, true), set_config('app.person', '', true)`.execute(
      tx,
    );
    const news = { kind: "news", what: "law-access-tied", audience: "chief" } as const;
    await tell(tx, grant.proposalId, [news], actor.id, at);
    return done({ hasTie });
  });
}
