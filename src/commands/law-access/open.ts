import type { Program } from "../../db/program.ts";
import { type LawOpening, listLawOpenings } from "../../db/stores/law-access-store.ts";
import { appendReading } from "../../db/stores/reading-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { lawPurposeNames } from "../../domain/law-access/law-access.ts";
import type { Person } from "../../domain/policy/actor.ts";

export type OpenByLaw = { actor: Person; partId: string; accessId: string; purpose: string };

/**
 * Opens an agreed part by an access for law, for its purpose and no other. The same two steps as every opening: the reading is committed
 * before a word of the content is fetched, and the database gives the content only while the access lasts.
 */
export async function openByLaw(
  program: Program,
  { actor, partId, accessId, purpose }: OpenByLaw,
): Promise<Result<{ opening: LawOpening; content: string }>> {
  const at = program.now();
  const recorded = await program.db.asActor(actor, async (tx): Promise<Result<LawOpening>> => {
    const opening = (await listLawOpenings(tx)).find((one) => one.accessId === accessId && one.partId === partId);
    // Over, ended, of somebody else or of another part: there is nothing to open.
    if (!opening || opening.endsAt <= at) return refused({ kind: "not-found" });
    const name = lawPurposeNames[opening.purpose];
    if (purpose !== name)
      return refused({
        kind: "invalid",
        errors: [{ field: "purpose", message: `この閲覧の目的は「${name}」だけです。` }],
      });
    const own = await tx
      .selectFrom("law_accesses")
      .select(["reader_department", "reader_role"])
      .where("id", "=", accessId)
      .executeTakeFirst();
    if (!own) return refused({ kind: "not-found" });
    await appendReading(tx, program.key, {
      partId,
      proposalId: opening.proposalId,
      personId: actor.id,
      departmentName: own.reader_department,
      role: own.reader_role,
      purpose: `法令に基づく閲覧：${name}`,
      at,
      lawAccessId: accessId,
    });
    return done(opening);
  });
  if (!recorded.ok) return recorded;
  const row = await program.db.asActor(actor, (tx) =>
    tx.selectFrom("protected_part_contents").select("content").where("part_id", "=", partId).executeTakeFirst(),
  );
  return row ? done({ opening: recorded.value, content: row.content }) : refused({ kind: "not-found" });
}
