import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";

/** The desk gives the draft back to the department, with what should be written otherwise. */
export function sendBackChallenge(program: Program, input: OnChallenge & { wish: string }) {
  return actOnChallenge(program, input, "sendBack", async ({ move }) => {
    const words = readNote(input.wish, "wish", "直してほしいこと");
    if (!words.ok) return words;
    await move("sent-back", words.value);
    return done(null);
  });
}
