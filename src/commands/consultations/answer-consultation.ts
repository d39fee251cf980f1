import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnConsultation, type OnConsultation } from "./act-on-consultation.ts";
import { writeToSender } from "./sender-link.ts";

/** The desk, or the department it was passed on to, answers; the sender reads the answer by their link. */
export function answerConsultation(program: Program, input: OnConsultation & { answer: string }) {
  return actOnConsultation(program, input, "answer", async (act) => {
    const { step, save } = act;
    const words = readNote(input.answer, "answer", "答え");
    if (!words.ok) return words;
    await step("answered", words.value);
    await save({ state: "answered", due: null });
    await writeToSender(program, act, "consultation-answered");
    return done(null);
  });
}
