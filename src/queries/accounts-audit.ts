import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

export type AuditRow = { seq: number; kind: string; at: Date; by: string | null; subject: string | null };

const pageSize = 50;

/** The log of access and settings, the newest first; a page of 50 before a number (keyset). */
export async function listAudit(
  program: Program,
  actor: Person,
  before: number | null,
): Promise<{ rows: AuditRow[]; next: number | null }> {
  return program.db.asActor(actor, async (tx) => {
    let query = tx
      .selectFrom("audit_events")
      .leftJoin("people as actors", "actors.id", "audit_events.by_id")
      .leftJoin("people as subjects", "subjects.id", "audit_events.subject_id")
      .leftJoin("departments", "departments.id", "audit_events.subject_id")
      .select(["audit_events.seq", "audit_events.kind", "audit_events.at", "actors.name as by"])
      .select((field) => field.fn.coalesce("subjects.name", "departments.name").as("subject"))
      .orderBy("audit_events.seq", "desc")
      .limit(pageSize + 1);
    if (before !== null) query = query.where("audit_events.seq", "<", before);
    const found = await query.execute();
    const rows = found.slice(0, pageSize);
    return { rows, next: found.length > pageSize ? rows.at(-1)!.seq : null };
  });
}
