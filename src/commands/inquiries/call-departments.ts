import type { Program } from "../../db/program.ts";
import { readCall } from "../../domain/inquiry/together.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";

export type TypedCall = { inquiryIds: readonly string[]; startsAt: Date | null; place: string; agenda: string };

/** The desk calls asked departments to a meeting inside the city (課の打合せ): when, where, about what. */
export function callDepartments(program: Program, input: Acting & TypedCall) {
  return act(program, input, "callDepartments", async ({ tx, record, actor, at, log }) => {
    const asked = record.inquiries.filter((one) => one.endedAs === null && input.inquiryIds.includes(one.id));
    const { call, errors } = readCall(input, at);
    if (asked.length === 0 || asked.length !== new Set(input.inquiryIds).size)
      errors.unshift({ field: "called", message: "呼ぶ課を、たずねている課から選んでください。" });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const departments = asked.map((one) => one.departmentId);
    const { id } = await tx
      .insertInto("department_meetings")
      .values({
        proposal_id: record.id,
        department_ids: departments,
        starts_at: call.startsAt,
        place: call.place,
        agenda: call.agenda,
        called_by: actor.id,
        called_at: at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("departments-called", "desk", { meeting: id, departments });
    return done({ id });
  });
}
