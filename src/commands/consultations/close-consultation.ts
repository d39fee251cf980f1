import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnConsultation, type OnConsultation } from "./act-on-consultation.ts";

/** Ends a consultation that needs nothing more. The reason stays inside; the sender reads that it has ended. */
export function closeConsultation(program: Program, input: OnConsultation & { closing: string }) {
  return actOnConsultation(program, input, "close", async ({ step, save }) => {
    const words = readNote(input.closing, "closing", "終える理由");
    if (!words.ok) return words;
    await step("closed", words.value);
    await save({ state: "closed", due: null });
    return done(null);
  });
}

/** Takes a closed consultation up again; the days of the first answer begin anew. */
export function reopenConsultation(program: Program, input: OnConsultation) {
  return actOnConsultation(program, input, "reopen", async ({ city, step, save, deadlineIn }) => {
    await step("reopened");
    await save({ state: "open", due: deadlineIn(city.settings.targetDays.firstAnswer) });
    return done(null);
  });
}
