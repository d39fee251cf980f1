import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { noRoomForToDo } from "../domain/dialogue/to-do.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act, undo } from "./act.ts";

/** What becomes of a to-do: done and open again by the side that bears it, dropped by the side that wrote it down. */
export const toDoEnds = ["done", "open", "dropped"] as const;
export type ToDoEnd = (typeof toDoEnds)[number];

export function endToDo(program: Program, input: Acting & { toDoId: string; end: ToDoEnd }) {
  return act(program, input, "endToDo", async ({ tx, record, actor, at, log }) => {
    const toDo = await tx
      .selectFrom("to_dos")
      .select(["id", "side", "added_side", "ended_as"])
      .where("id", "=", input.toDoId)
      .where("proposal_id", "=", record.id)
      .executeTakeFirst();
    if (!toDo) return undo({ kind: "not-found" });
    const side = twoSided(speakerOf(actor, record)!);
    if ((input.end === "dropped" ? toDo.added_side : toDo.side) !== side)
      return refused({
        kind: "not-allowed",
        reason:
          input.end === "dropped"
            ? "これを書いたのは相手です。要らなくなったときは、相手に伝えてください。"
            : "これをするのは相手です。終わったことは、相手が知らせます。",
      });
    if (toDo.ended_as !== (input.end === "open" ? "done" : null))
      return refused({ kind: "stale", changed: toDo.ended_as === null ? "まだ終わっていないこと" : "終わったこと" });
    const noRoom = input.end === "open" ? noRoomForToDo(record.toDos.length) : null;
    if (noRoom) return refused({ kind: "not-allowed", reason: noRoom });
    await tx
      .updateTable("to_dos")
      .set(
        input.end === "open"
          ? { ended_as: null, ended_by: null, ended_at: null }
          : { ended_as: input.end, ended_by: actor.id, ended_at: at },
      )
      .where("id", "=", toDo.id)
      .execute();
    const events = { done: "to-do-done", open: "to-do-reopened", dropped: "to-do-dropped" } as const;
    await log(events[input.end], "dialogue", { toDo: toDo.id });
    return done({ id: toDo.id });
  });
}
