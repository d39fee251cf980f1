import type { Program } from "../../db/program.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import { normaliseCode, readText } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";

export type DepartmentInput = {
  actor: Person;
  code: string;
  division: string;
  name: string;
  nameEn: string;
  /** One duty (所掌事務) in a line. */
  duties: string;
};

/** Adds a department (課) with its duties: by them it is suggested when a proposal comes. */
export async function addDepartment(program: Program, input: DepartmentInput): Promise<Result<null>> {
  const errors: FieldError[] = [];
  const code = normaliseCode(input.code);
  if (!/^[0-9A-Za-z-]{1,12}$/.test(code))
    errors.push({ field: "code", message: "課コードは12文字までの英数字です。例：0507。" });
  const line = (field: "division" | "name" | "nameEn", name: string, isRequired: boolean) => {
    const read = readText(input[field], { max: 100, isMultiline: false, isRequired }, name);
    if (!read.ok) errors.push({ field, message: read.message });
    return read.ok ? read.text : "";
  };
  const values = {
    code,
    division: line("division", "部の名前", false),
    name: line("name", "課の名前", true),
    name_en: line("nameEn", "英語の名前", true),
    duties: input.duties
      .split("\n")
      .map((duty) => duty.trim())
      .filter(Boolean)
      .slice(0, 100),
  };
  if (!readText(input.duties, { max: 5000, isMultiline: true, isRequired: false }, "所掌事務").ok)
    errors.push({ field: "duties", message: "所掌事務は、全体で5000文字までで書いてください。" });
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  return administer(program, input.actor, "person", async ({ tx, audit }) => {
    const added = await tx
      .insertInto("departments")
      .values(values)
      .onConflict((conflict) => conflict.columns(["municipality_id", "code"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!added)
      return undo({
        kind: "invalid",
        errors: [{ field: "code", message: "この課コードは、すでに使われています(閉じた課を含みます)。" }],
      });
    await audit("department-added", added.id, { code });
    return done(null);
  });
}

/** Closes a department from today: it is asked no more, what it did stays. The desk's own is not closed. */
export function closeDepartment(
  program: Program,
  input: { actor: Person; departmentId: string },
): Promise<Result<null>> {
  return administer(program, input.actor, "person", async ({ tx, at, audit }) => {
    const closed = await tx
      .updateTable("departments")
      .set({ closed_on: todayInTokyo(at) })
      .where("id", "=", input.departmentId)
      .where("closed_on", "is", null)
      .where("is_desk", "=", false)
      .returning("id")
      .executeTakeFirst();
    if (!closed) return undo({ kind: "not-found" });
    await audit("department-closed", closed.id);
    return done(null);
  });
}
