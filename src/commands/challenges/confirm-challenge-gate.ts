import type { Program } from "../../db/program.ts";
import { mayConfirmGate } from "../../domain/challenge/challenge.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";

/** P1 (公益性) or P2 (公平性) of this version of the words is confirmed by a person, on evidence. */
export function confirmChallengeGate(program: Program, input: OnChallenge & { principle: string; evidence: string }) {
  return actOnChallenge(program, input, "confirmGate", async ({ tx, actor, at, challenge, step, save }) => {
    const { principle } = input;
    if (principle !== "P1" && principle !== "P2") return refused({ kind: "not-found" });
    const may = mayConfirmGate(actor, principle, challenge);
    if (!may.ok) return may;
    if (challenge.gates.some((gate) => gate.principle === principle)) return done(null);
    const evidence = readNote(input.evidence, "evidence", "確認した根拠");
    if (!evidence.ok) return evidence;
    await tx
      .insertInto("challenge_gates")
      .values({
        challenge_id: challenge.id,
        text_version: challenge.textVersion,
        principle,
        evidence: evidence.value,
        by_id: actor.id,
        at,
      })
      .execute();
    await save({});
    await step("gate-confirmed", principle);
    return done(null);
  });
}
