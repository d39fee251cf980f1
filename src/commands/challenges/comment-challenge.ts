import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";

/** A word between desk and department before publication: the desk proposes wording, the department answers (G6.1b). */
export function commentChallenge(program: Program, input: OnChallenge & { comment: string }) {
  return actOnChallenge(program, input, "comment", async ({ step }) => {
    const words = readNote(input.comment, "comment", "コメント");
    if (!words.ok) return words;
    await step("commented", words.value);
    return done(null);
  });
}
