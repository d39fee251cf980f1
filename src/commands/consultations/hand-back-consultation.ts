import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnConsultation, type OnConsultation } from "./act-on-consultation.ts";

/** The department says that it is not its business, and why: the desk has it again, and the department reads it no longer. */
export function handBackConsultation(program: Program, input: OnConsultation & { reason: string }) {
  return actOnConsultation(program, input, "handBack", async ({ tx, city, consultation, step, deadlineIn }) => {
    const words = readNote(input.reason, "reason", "デスクに戻す理由");
    if (!words.ok) return words;
    await step("handed_back", words.value, consultation.departmentId);
    const due = deadlineIn(city.settings.targetDays.firstAnswer);
    await sql`select app.hand_back_consultation(${consultation.id}, ${due})`.execute(tx);
    return done(null);
  });
}
