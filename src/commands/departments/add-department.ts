import type { Program } from "../../db/program.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { administer } from "../accounts/administer.ts";
import { undo } from "../act.ts";
import { codeTaken, type DepartmentInput, readDepartment } from "./read-department.ts";

/** Adds a department (課) with its duties: by them it is suggested when a proposal comes. From today, or from a later day. */
export async function addDepartment(
  program: Program,
  // `unread`: what of the form could not be read, told together with what is wrong with the rest.
  input: DepartmentInput & { actor: Person; openedOn: string | null; unread?: readonly FieldError[] },
): Promise<Result<null>> {
  const { values, duties, errors } = readDepartment(input);
  errors.push(...(input.unread ?? []));
  const today = todayInTokyo(program.now());
  const openedOn = input.openedOn ?? today;
  if (openedOn < today) errors.push({ field: "openedOn", message: "はじまる日は、きょうか、それより後の日です。" });
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    const added = await tx
      .insertInto("departments")
      .values({ ...values, duties: duties ?? [], opened_on: openedOn })
      .onConflict((conflict) => conflict.columns(["municipality_id", "code"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!added) return undo({ kind: "invalid", errors: [codeTaken] });
    await audit("department-added", added.id, { code: values.code, openedOn });
    return done(null);
  });
}
