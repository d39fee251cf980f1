import type { Program } from "../../db/program.ts";
import { listLawAccesses } from "../../db/stores/law-access-store.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { isOpenAccess, isTold } from "../../domain/law-access/law-access.ts";
import { type Acting, act } from "../act.ts";

/** The chief ends an access for law before its time: from now on it opens nothing. */
export function endLawAccess(program: Program, input: Acting & { accessId: string }) {
  return act<null>(program, input, "endLawAccess", async ({ tx, record, at, today, log }) => {
    const access = (await listLawAccesses(tx, record.id)).find((one) => one.id === input.accessId);
    if (!access) return refused({ kind: "not-found" });
    if (!isOpenAccess(access, at)) return refused({ kind: "not-allowed", reason: "この閲覧は、もう終わっています。" });
    await tx.updateTable("law_accesses").set({ ended_at: at }).where("id", "=", access.id).execute();
    await log("law-access-ended", isTold(access, today) ? "protection" : "desk", { part: access.partId });
    return done(null);
  });
}
