import type { Program } from "../../db/program.ts";
import { listLawAccesses } from "../../db/stores/law-access-store.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { isTold } from "../../domain/law-access/law-access.ts";
import { type Acting, act } from "../act.ts";

/** The law forbids telling no more: the proposer reads of the access, and of every reading under it, from now on. */
export function tellLawAccess(program: Program, input: Acting & { accessId: string }) {
  return act<null>(program, input, "tellLawAccess", async ({ tx, record, at, today, log }) => {
    const access = (await listLawAccesses(tx, record.id)).find((one) => one.id === input.accessId);
    if (!access) return refused({ kind: "not-found" });
    if (isTold(access, today)) return refused({ kind: "not-allowed", reason: "提案者は、もう知ることができます。" });
    await tx.updateTable("law_accesses").set({ told_at: at }).where("id", "=", access.id).execute();
    await log("law-access-told", "protection", { part: access.partId, purpose: access.purpose });
    return done(null);
  });
}
