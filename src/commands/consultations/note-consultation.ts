import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnConsultation, type OnConsultation } from "./act-on-consultation.ts";

/** A note for the colleagues: never shown to the sender. */
export function noteConsultation(program: Program, input: OnConsultation & { note: string }) {
  return actOnConsultation(program, input, "note", async ({ step }) => {
    const words = readNote(input.note, "note", "庁内メモ");
    if (!words.ok) return words;
    await step("noted", words.value);
    return done(null);
  });
}
