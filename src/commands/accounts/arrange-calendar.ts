import type { Program } from "../../db/program.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";

/** Opens or closes a day against the shipped calendar; deadlines that are already set keep their day. */
export async function setCalendarDay(
  program: Program,
  input: { actor: Person; day: string | null; isOpen: boolean | null; reason: string },
): Promise<Result<null>> {
  const errors: FieldError[] = [];
  if (!input.day) errors.push({ field: "day", message: "日付を書いてください。" });
  if (input.isOpen === null) errors.push({ field: "isOpen", message: "開く日か、閉じる日かを選んでください。" });
  const reason = readText(input.reason, { max: 100, isMultiline: false, isRequired: true }, "理由");
  if (!reason.ok) errors.push({ field: "reason", message: reason.message });
  const { day, isOpen } = input;
  if (!day || isOpen === null || !reason.ok) return refused({ kind: "invalid", errors });
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    const values = { is_open: isOpen, reason: reason.text };
    await tx
      .insertInto("calendar_days")
      .values({ day, ...values })
      .onConflict((conflict) => conflict.columns(["municipality_id", "day"]).doUpdateSet(values))
      .execute();
    await audit("calendar-day-set", null, { day, isOpen });
    return done(null);
  });
}

/** Takes such a day back: the shipped calendar counts again. */
export function removeCalendarDay(program: Program, input: { actor: Person; day: string }): Promise<Result<null>> {
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(input.day)) return undo({ kind: "not-found" });
    const removed = await tx
      .deleteFrom("calendar_days")
      .where("day", "=", input.day)
      .returning("day")
      .executeTakeFirst();
    if (!removed) return undo({ kind: "not-found" });
    await audit("calendar-day-removed", null, { day: input.day });
    return done(null);
  });
}
