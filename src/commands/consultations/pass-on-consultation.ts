import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import { actOnConsultation, type OnConsultation } from "./act-on-consultation.ts";

/** Passes a consultation on to the department whose business it is; from then on it answers, within the days of a department's answer. */
export function passOnConsultation(
  program: Program,
  input: OnConsultation & { departmentId: string; handingOver: string },
) {
  return actOnConsultation(program, input, "passOn", async ({ city, step, save, deadlineIn }) => {
    const department = city.departments.find(({ id, isDesk }) => id === input.departmentId && !isDesk);
    const note = readText(input.handingOver, { max: 1000, isMultiline: true, isRequired: false }, "課への申し送り");
    const errors = [
      ...(department ? [] : [{ field: "departmentId", message: "引き継ぐ課を選んでください。" }]),
      ...(note.ok ? [] : [{ field: "handingOver", message: note.message }]),
    ];
    if (!department || !note.ok) return refused({ kind: "invalid", errors });
    await step("passed_on", note.text, department.id);
    await save({
      state: "passed_on",
      department_id: department.id,
      due: deadlineIn(city.settings.targetDays.departmentAnswer),
    });
    return done(null);
  });
}
