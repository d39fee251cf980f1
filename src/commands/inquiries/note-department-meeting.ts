import type { Program } from "../../db/program.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";

/** The desk notes what came of a meeting of departments, for those who were called. */
export function noteDepartmentMeeting(program: Program, input: Acting & { meetingId: string; note: string }) {
  return act(program, input, "noteDepartmentMeeting", async ({ tx, record, actor, at, log }) => {
    const meeting = await tx
      .selectFrom("department_meetings")
      .select(["id", "starts_at", "cancelled_at", "department_ids"])
      .where("id", "=", input.meetingId)
      .where("proposal_id", "=", record.id)
      .executeTakeFirst();
    if (!meeting) return refused({ kind: "not-found" });
    if (meeting.cancelled_at || meeting.starts_at > at)
      return refused({ kind: "not-allowed", reason: "開かれた打合せのことを、あとから書きます。" });
    const { texts, errors } = readTexts({ meetingNote: { typed: input.note, name: "打合せのまとめ", max: 2000 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .updateTable("department_meetings")
      .set({ note: texts.meetingNote, noted_by: actor.id, noted_at: at })
      .where("id", "=", meeting.id)
      .execute();
    await log("department-meeting-noted", "desk", { meeting: meeting.id, departments: meeting.department_ids });
    return done(null);
  });
}
