import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnQuestion, type OnQuestion } from "./act-on-question.ts";

/** The department, or the desk, writes the answer; everybody reads it once the desk has published it. */
export function answerQuestion(program: Program, input: OnQuestion & { answer: string }) {
  return actOnQuestion(program, input, "answer", async ({ save }) => {
    const words = readNote(input.answer, "answer", "答え");
    if (!words.ok) return words;
    await save({ state: "answered", answer: words.value, answered_by: input.actor.id });
    return done(null);
  });
}
