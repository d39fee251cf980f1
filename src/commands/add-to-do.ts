import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { noRoomForToDo, type ToDo, toDoErrors } from "../domain/dialogue/to-do.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act, undo } from "./act.ts";

/** Either side writes down what one of them will do until when, from a meeting (`meetingId`) or from the dialogue. */
export function addToDo(program: Program, input: Acting & ToDo & { meetingId?: string | undefined }) {
  return act(program, input, "addToDo", async ({ tx, record, actor, at, today, log }) => {
    const errors = toDoErrors(input, today);
    const { bearer, due } = input;
    if (errors.length > 0 || !bearer || !due) return refused({ kind: "invalid", errors });
    const noRoom = noRoomForToDo(record.toDos.length);
    if (noRoom) return refused({ kind: "invalid", errors: [{ field: "what", message: noRoom }] });
    if (input.meetingId && !record.meetings.some(({ id }) => id === input.meetingId)) undo({ kind: "not-found" });
    const { id } = await tx
      .insertInto("to_dos")
      .values({
        proposal_id: record.id,
        meeting_id: input.meetingId ?? null,
        what: input.what,
        side: bearer.side,
        department_id: bearer.departmentId,
        person_id: bearer.personId,
        due,
        added_side: twoSided(speakerOf(actor, record)!),
        added_by: actor.id,
        added_at: at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("to-do-added", "dialogue", { toDo: id });
    return done({ id });
  });
}
