import type { Program } from "../../db/program.ts";
import { isChallengeOpen } from "../../domain/challenge/closing.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";

/**
 * The desk ends taking proposals of a challenge without a deadline; one with a deadline closes by the clock, at the time that was
 * promised to everybody (P2).
 */
export function closeChallenge(program: Program, input: OnChallenge) {
  return actOnChallenge(program, input, "close", async ({ at, city, challenge, move, publish }) => {
    const isStillPromised =
      challenge.deadline !== null &&
      isChallengeOpen({ status: challenge.state, deadline: challenge.deadline }, at, city.settings.closingMinutes);
    if (isStillPromised)
      return refused({
        kind: "not-allowed",
        reason: "締切を約束した課題は、締切まで受け付けます。続けられないときは、理由を書いて取りやめてください。",
      });
    await move("closed");
    await publish();
    return done(null);
  });
}

/** What came of it, told to everybody; the cases that followed from it are linked by themselves once they are published. */
export function concludeChallenge(program: Program, input: OnChallenge & { outcome: string }) {
  return actOnChallenge(program, input, "conclude", async ({ move, publish }) => {
    const words = readNote(input.outcome, "outcome", "募集の結果");
    if (!words.ok) return words;
    await move("concluded", "", { outcome: words.value });
    await publish();
    return done(null);
  });
}

/** Taken back with a reason: told to everybody when the challenge was public, kept inside when it was not. */
export function withdrawChallenge(program: Program, input: OnChallenge & { withdrawal: string }) {
  return actOnChallenge(program, input, "withdraw", async ({ challenge, move, publish }) => {
    const words = readNote(input.withdrawal, "withdrawal", "取りやめる理由");
    if (!words.ok) return words;
    await move("withdrawn", words.value, { outcome: words.value });
    if (challenge.isPublished) await publish();
    return done(null);
  });
}
