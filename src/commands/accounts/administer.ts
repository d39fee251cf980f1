import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { type AuditEntry, appendAudit } from "../../db/stores/audit-store.ts";
import { forgetCity } from "../../db/stores/city-store.ts";
import { type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undoing } from "../act.ts";

/** What an act of administration is given. */
export type Administration = {
  tx: Tx;
  at: Date;
  /** The log of access and settings: the last statement of the work. */
  audit: (kind: AuditEntry["kind"], subjectId: string | null, facts?: Record<string, unknown>) => Promise<void>;
};

/**
 * An act on accounts, departments or settings: who may, one transaction, one line in the log. `as`: accounts are written as the
 * authenticator; departments, calendar and settings as the person, behind the wall of the administrator's role.
 */
export async function administer<T>(
  program: Program,
  actor: Person,
  as: "authenticator" | "person",
  work: (administration: Administration) => Promise<Result<T>>,
  who: readonly ("administrator" | "chief")[] = ["administrator"],
): Promise<Result<T>> {
  if (!who.some((role) => actor.roles.includes(role)))
    return refused({ kind: "not-allowed", reason: "これは、システムの管理者が行います。" });
  const at = program.now();
  const result = await undoing(() =>
    program.db.asActor(as === "person" ? actor : { kind: as, municipality: program.municipality }, (tx) =>
      work({
        tx,
        at,
        audit: (kind, subjectId, facts = {}) =>
          appendAudit(tx, program.key, { kind, byId: actor.id, subjectId, at, facts }),
      }),
    ),
  );
  forgetCity(program);
  return result;
}
