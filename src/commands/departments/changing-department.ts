import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import { daysOf } from "../../db/stores/city-store.ts";
import { type DepartmentDays, worksOn } from "../../domain/departments/department.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { undo } from "../act.ts";

/** A department as a change of it needs it. */
export type ChangingDepartment = DepartmentDays & {
  id: string;
  division: string;
  duties: string[];
  policyFields: string[];
  isDesk: boolean;
};

/** The department that shall change, held until the transaction ends; 404 where there is none, or it has its last day already. */
export async function lockChanging(tx: Tx, id: string): Promise<ChangingDepartment> {
  const row = await tx
    .selectFrom("departments")
    .select(["id", "division", "duties", "policy_fields", "is_desk", "opened_on", "closed_on"])
    .where("id", "=", id)
    .where("closed_on", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undo({ kind: "not-found" });
  const { division, duties, policy_fields: policyFields, is_desk: isDesk } = row;
  return { id: row.id, division, duties, policyFields, isDesk, ...daysOf(row) };
}

/** What is wrong with the day of a change: today or later, after the department's first day. */
export function dayErrors(day: string | null, today: string, department: DepartmentDays): FieldError[] {
  const wrong = (message: string) => [{ field: "day", message }];
  if (day === null) return wrong("変わる日を書いてください。");
  if (day < today) return wrong("変わる日は、きょうか、それより後の日です。");
  if (department.openedOn !== null && day <= department.openedOn)
    return wrong("変わる日は、この課がはじまる日より後の日です。");
  return [];
}

/** The ids among `wanted` that do their work on a day and may follow another department: not itself, not the desk. */
export async function followersOn(tx: Tx, wanted: readonly string[], day: string, not: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("departments")
    .select(["id", "opened_on", "closed_on"])
    .where("is_desk", "=", false)
    .where("id", "!=", not)
    .execute();
  const fit = new Set(rows.filter((row) => worksOn(daysOf(row), day)).map(({ id }) => id));
  return [...new Set(wanted)].filter((id) => fit.has(id));
}

/** Whether somebody works in a department, or something waits there. */
export async function isInUse(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{
    used: boolean;
  }>`select exists (select from staff_posts where department_id = ${id} and ended_at is null)
    or coalesce((select o.inquiries + o.challenges + o.consultations + o.seeds > 0 from app.open_in_department(${id}) o), false) as used`.execute(
    tx,
  );
  return rows[0]!.used;
}
