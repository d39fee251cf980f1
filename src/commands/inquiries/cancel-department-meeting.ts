import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";

/** The desk calls a meeting of departments off before it begins. */
export function cancelDepartmentMeeting(program: Program, input: Acting & { meetingId: string }) {
  return act(program, input, "cancelDepartmentMeeting", async ({ tx, record, at, log }) => {
    const meeting = await tx
      .selectFrom("department_meetings")
      .select(["id", "starts_at", "cancelled_at", "department_ids"])
      .where("id", "=", input.meetingId)
      .where("proposal_id", "=", record.id)
      .executeTakeFirst();
    if (!meeting) return refused({ kind: "not-found" });
    if (meeting.cancelled_at || meeting.starts_at <= at)
      return refused({ kind: "not-allowed", reason: "この打合せは、もう取りやめたか、始まっています。" });
    await tx.updateTable("department_meetings").set({ cancelled_at: at }).where("id", "=", meeting.id).execute();
    await log("department-meeting-cancelled", "desk", { meeting: meeting.id, departments: meeting.department_ids });
    return done(null);
  });
}
