import type { Tx } from "../../db/connect.ts";
import { daysOf } from "../../db/stores/city-store.ts";
import { hasEnded } from "../../domain/departments/department.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";

export const postRoles = ["staff", "head", "officer", "chief", "approver", "administrator"] as const;
export type PostInput = { role: string; departmentId: string; title: string };

/** What has to be mended in a post: a department belongs to staff and heads, and to nobody else. */
export async function postErrors(tx: Tx, post: PostInput, today: string): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  const fault = (field: string, message: string) => errors.push({ field, message });
  if (!(postRoles as readonly string[]).includes(post.role)) fault("role", "役割を1つ選んでください。");
  if (isOfDepartment(post.role)) {
    const departments = await tx.selectFrom("departments").select(["id", "opened_on", "closed_on"]).execute();
    // Somebody may be given a post in a department that begins on a later day.
    if (!departments.some((one) => one.id === post.departmentId && !hasEnded(daysOf(one), today)))
      fault("department", "課の担当・課長には、所属する課を選んでください。");
  }
  if (!readText(post.title, { max: 100, isMultiline: false, isRequired: false }, "職名").ok)
    fault("title", "職名は、改行せずに100文字までで書いてください。");
  return errors;
}

/** The row of a post. */
export function postRow(post: PostInput, personId: string, at: Date) {
  const departmentId = isOfDepartment(post.role) ? post.departmentId : null;
  return { person_id: personId, role: post.role, department_id: departmentId, title: post.title, since: at };
}

function isOfDepartment(role: string): boolean {
  return role === "staff" || role === "head";
}
