import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readText } from "../domain/kernel/text.ts";
import { type Acting, act } from "./act.ts";

export type WithdrawProposal = Acting & { reason?: string | undefined };

/** Most characters of a reason for withdrawing. */
export const mostWithdrawalReason = 400;

/**
 * The proposer takes the proposal back (取下げ). A reason is theirs to give; it goes to the desk as their last message. What was
 * agreed about protected parts lives on, and nobody opens them any more (P7b).
 */
export function withdrawProposal(program: Program, input: WithdrawProposal) {
  return act(program, input, "withdrawProposal", async ({ tx, record, actor, at, move }) => {
    const limits = { max: mostWithdrawalReason, isMultiline: true, isRequired: false };
    const reason = readText(input.reason ?? "", limits, "取り下げる理由");
    if (!reason.ok) return refused({ kind: "invalid", errors: [{ field: "reason", message: reason.message }] });
    const hasReason = reason.text.trim() !== "";
    if (hasReason)
      await tx
        .insertInto("messages")
        .values({
          proposal_id: record.id,
          side: "partner",
          by_id: actor.id,
          by_name: actor.name,
          body: reason.text,
          at,
        })
        .execute();
    await move("withdrawn", "proposal-withdrawn", { hasReason });
    return done(null);
  });
}
