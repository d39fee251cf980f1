import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnQuestion, type OnQuestion } from "./act-on-question.ts";

/** Not answered in public: what would harm somebody, or is no question about the challenge. The reason stays inside. */
export function refuseQuestion(program: Program, input: OnQuestion & { refusal: string }) {
  return actOnQuestion(program, input, "refuse", async ({ at, save, tell }) => {
    const words = readNote(input.refusal, "refusal", "公開で答えない理由");
    if (!words.ok) return words;
    await save({ state: "refused", reason: words.value, settled_at: at });
    await tell("question-refused");
    return done(null);
  });
}
