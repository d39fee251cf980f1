import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";

/** The department hands its draft to the desk, which checks it against P1 and P2. */
export function sendChallengeToCheck(program: Program, input: OnChallenge) {
  return actOnChallenge(program, input, "sendToCheck", async ({ challenge, today, move }) => {
    if (challenge.deadline && challenge.deadline <= today)
      return refused({
        kind: "gates",
        missing: [{ principle: "P2", sentence: "締切の日が過ぎています。先の日に直してください。" }],
      });
    await move("sent-to-check");
    return done(null);
  });
}
