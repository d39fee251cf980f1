import type { Program } from "../../db/program.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { administer } from "../accounts/administer.ts";
import { undo } from "../act.ts";
import { codeTaken, type DepartmentInput, readDepartment } from "./read-department.ts";

/** Mends what was written wrongly: the same department in all its records. A new name from a day on is a renaming. */
export async function correctDepartment(
  program: Program,
  input: DepartmentInput & { actor: Person; departmentId: string },
): Promise<Result<null>> {
  const { values, duties, errors } = readDepartment(input);
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    const other = await tx
      .selectFrom("departments")
      .select("id")
      .where("code", "=", values.code)
      .where("id", "!=", input.departmentId)
      .executeTakeFirst();
    if (other) return undo({ kind: "invalid", errors: [codeTaken] });
    const mended = await tx
      .updateTable("departments")
      .set({ ...values, ...(duties ? { duties } : {}) })
      .where("id", "=", input.departmentId)
      .returning("id")
      .executeTakeFirst();
    if (!mended) return undo({ kind: "not-found" });
    await audit("department-corrected", mended.id);
    return done(null);
  });
}
