import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/**
 * The partner consents to the agreement, and to these bytes alone: `hash` is the SHA-256 (hex) that the page showed. Another hash
 * than the approved one's is stale: somebody has drafted a new version since.
 */
export function consentAgreement(program: Program, input: Acting & { hash: string }) {
  return act(program, input, "consentAgreement", async ({ tx, record, actor, at, log }) => {
    const agreement = record.agreement;
    if (!agreement || agreement.state === "drafting")
      return refused({ kind: "not-allowed", reason: "協定の案は、まだ市の決裁が終わっていません。" });
    if (agreement.hash !== input.hash.toLowerCase())
      return refused({ kind: "stale", changed: `協定の案は第${agreement.version}版` });
    if (agreement.state !== "approved")
      return refused({ kind: "stale", changed: `協定の案の第${agreement.version}版は同意済み` });
    if (agreement.planVersion !== record.plan?.version)
      return refused({
        kind: "not-allowed",
        reason: "共同計画が新しい版になったため、市が協定の案を書き直します。",
      });
    await tx
      .updateTable("agreements")
      .set({
        state: "consented",
        consented_by: actor.id,
        consented_at: at,
        consented_hash: Buffer.from(agreement.hash, "hex"),
      })
      .where("proposal_id", "=", record.id)
      .where("version", "=", agreement.version)
      .execute();
    await log("agreement-consented", "agreement", { version: agreement.version, hash: agreement.hash });
    return done({ version: agreement.version });
  });
}
