import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnChallenge, type ChallengeAct, type OnChallenge } from "./act-on-challenge.ts";

/** The person whom the desk named approves this version of the words, or who stands in for them (代決). */
export function approveChallenge(program: Program, input: OnChallenge) {
  return actOnChallenge(program, input, "approve", async (act) => {
    await decide(act, "approved", "");
    await act.move("approved");
    return done(null);
  });
}

/** It goes back to the department, with the reason. */
export function refuseChallengeApproval(program: Program, input: OnChallenge & { reason: string }) {
  return actOnChallenge(program, input, "refuseApproval", async (act) => {
    const words = readNote(input.reason, "reason", "差し戻す理由");
    if (!words.ok) return words;
    await decide(act, "sent_back", words.value);
    await act.move("approval-refused", words.value);
    return done(null);
  });
}

async function decide({ tx, at, actor, challenge }: ChallengeAct, decision: string, note: string): Promise<void> {
  await tx
    .updateTable("challenge_approvals")
    .set({ decision, note, decided_at: at, ...(challenge.deciding === actor.id ? {} : { decided_by: actor.id }) })
    .where("challenge_id", "=", challenge.id)
    .where("person_id", "=", challenge.deciding)
    .where("decision", "is", null)
    .execute();
}
