import type { Program } from "../../db/program.ts";
import { listApprovers } from "../../db/stores/challenge-approvers.ts";
import { done, type Missing, refused } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";

/** With both gates confirmed the desk names who approves it: somebody who has not written in it (P2, four eyes). */
export function sendChallengeToApproval(program: Program, input: OnChallenge & { approverId: string }) {
  return actOnChallenge(program, input, "sendToApproval", async ({ tx, actor, at, challenge, move }) => {
    const missing = missingGates(challenge.gates.map(({ principle }) => principle));
    if (missing.length > 0) return refused({ kind: "gates", missing });
    const approver = (await listApprovers(tx, challenge)).find(({ id }) => id === input.approverId);
    if (!approver)
      return refused({ kind: "invalid", errors: [{ field: "approverId", message: "承認する人を選んでください。" }] });
    await tx
      .insertInto("challenge_approvals")
      .values({
        challenge_id: challenge.id,
        text_version: challenge.textVersion,
        person_id: approver.id,
        named_by: actor.id,
        named_at: at,
      })
      .execute();
    await move("sent-to-approval", approver.name);
    return done(null);
  });
}

function missingGates(confirmed: readonly string[]): Missing[] {
  const missing: Missing[] = [];
  if (!confirmed.includes("P1"))
    missing.push({ principle: "P1", sentence: "公益性(P1)を、根拠を書いて確認してください。" });
  if (!confirmed.includes("P2"))
    missing.push({ principle: "P2", sentence: "公平性(P2)を、課題を書いていない人が根拠を書いて確認してください。" });
  return missing;
}
