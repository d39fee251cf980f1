import { appendTalk } from "../db/stores/talk-store.ts";
import type { Act } from "./act.ts";

/**
 * With a submission the talk about each protected part begins: heading, reason and wished terms become the request (P7b).
 * Nothing was said before: a draft is no talk with the city. A request that already stands with the same terms is not repeated.
 */
export async function requestProtection({ tx, record, actor, at, log }: Act): Promise<void> {
  if (record.parts.length === 0) return;
  const said = await tx
    .selectFrom("protection_talks")
    .select(["part_id", "level", "department_ids", "until"])
    .where("proposal_id", "=", record.id)
    .orderBy("at", "desc")
    .orderBy("part_id")
    .execute();
  for (const part of record.parts) {
    const last = said.find((talk) => talk.part_id === part.id);
    const isSame =
      last?.level === part.level &&
      last.until === part.until &&
      last.department_ids.toString() === part.departmentIds.toString();
    if (isSame) continue;
    await appendTalk(tx, {
      partId: part.id,
      proposalId: record.id,
      side: "partner",
      act: "request",
      level: part.level,
      departmentIds: part.departmentIds,
      until: part.until,
      note: "",
      byId: actor.id,
      at,
    });
    await log("protection-requested", "protection", { part: part.id, level: part.level, until: part.until });
  }
}
