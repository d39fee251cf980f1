import type { Program } from "../../db/program.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { administer } from "../accounts/administer.ts";
import { undo } from "../act.ts";
import { dayErrors, isInUse, lockChanging } from "./changing-department.ts";

/**
 * Ends a department that nobody follows: from the day it is asked no more, what it did stays. Somebody in a post or something that waits
 * needs a department to go to first. The desk's own is not ended.
 */
export function endDepartment(
  program: Program,
  input: { actor: Person; departmentId: string; day: string | null },
): Promise<Result<null>> {
  return administer(program, input.actor, "person", async ({ tx, at, audit }) => {
    const department = await lockChanging(tx, input.departmentId);
    if (department.isDesk) return refused({ kind: "not-allowed", reason: "デスクの課はなくせません。" });
    const errors = dayErrors(input.day, todayInTokyo(at), department);
    if (errors.length === 0 && (await isInUse(tx, department.id)))
      errors.push({
        field: "day",
        message: "役割のある人か、未完了のことが残っています。「ほかの課に合わせる」で、引き継ぐ課を選んでください。",
      });
    if (errors.length > 0) return undo({ kind: "invalid", errors });
    await tx.updateTable("departments").set({ closed_on: input.day }).where("id", "=", department.id).execute();
    await audit("department-closed", department.id, { day: input.day });
    return done(null);
  });
}
