import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { type Bearer, toDoErrors } from "../domain/dialogue/to-do.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act, undo } from "./act.ts";

/** Who of the bearing side does it (left out: who did), and until when: what was to be done, and which side does it, stands. */
export type ChangeToDo = Acting & { toDoId: string; bearer?: Bearer | null | undefined; due: string | null };

/**
 * The side that bears a to-do names another of its own people, or another day; who wrote it for the other side moves its day. Both sides are
 * told, and the first day stays readable. Who of the other side does what it bears is theirs to say (P3).
 */
export function changeToDo(program: Program, input: ChangeToDo) {
  return act(program, input, "changeToDo", async ({ tx, record, actor, at, today, log }) => {
    const toDo = await tx
      .selectFrom("to_dos")
      .select(["id", "what", "side", "added_side", "department_id", "person_id", "due", "first_due", "ended_as"])
      .where("id", "=", input.toDoId)
      .where("proposal_id", "=", record.id)
      .executeTakeFirst();
    if (!toDo) return undo({ kind: "not-found" });
    const { due } = input;
    const same: Bearer = {
      side: toDo.side as Bearer["side"],
      departmentId: toDo.department_id,
      personId: toDo.person_id,
    };
    const bearer = input.bearer === undefined ? same : input.bearer;
    const errors = toDoErrors({ what: toDo.what, bearer, due }, today);
    if (errors.length > 0 || !bearer || !due) return refused({ kind: "invalid", errors });
    if (toDo.ended_as !== null) return refused({ kind: "stale", changed: "終わったこと" });
    const side = twoSided(speakerOf(actor, record)!);
    if (toDo.side !== side && toDo.added_side !== side) return refused({ kind: "not-allowed", reason: notYours });
    const isSameBearer = bearer.departmentId === toDo.department_id && bearer.personId === toDo.person_id;
    if (toDo.side !== side && !isSameBearer)
      return refused({ kind: "invalid", errors: [{ field: "bearer", message: theirPeople }] });
    if (bearer.side !== toDo.side) return refused({ kind: "invalid", errors: [{ field: "bearer", message: ownSide }] });
    if (isSameBearer && due === toDo.due) return done({ id: toDo.id });
    await tx
      .updateTable("to_dos")
      .set({
        department_id: bearer.departmentId,
        person_id: bearer.personId,
        due,
        first_due: toDo.first_due ?? toDo.due,
        changed_by: actor.id,
        changed_at: at,
      })
      .where("id", "=", toDo.id)
      .execute();
    await log("to-do-changed", "dialogue", { toDo: toDo.id, from: toDo.due, to: due });
    return done({ id: toDo.id });
  });
}

const notYours = "これをするのは相手です。する人や期日を変えてほしいときは、やりとりで伝えてください。";
const theirPeople = "だれがするかは、する側が決めます。こちらからは、期日だけを変えられます。";
const ownSide = "同じ側の人の中から選んでください。相手にしてもらうことは、新しいやることとして書きます。";
