import type { Program } from "../../db/program.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";

/** Calls a hand-over off before its day; who planned it or the chief of the desk. Carried out or called off, there is none to call off. */
export async function cancelHandOver(
  program: Program,
  input: { actor: Person; handOverId: string },
): Promise<Result<null>> {
  return program.db.asActor(input.actor, async (tx) => {
    const cancelled = await tx
      .updateTable("hand_overs")
      .set({ cancelled_at: program.now() })
      .where("id", "=", input.handOverId)
      .where("carried_out_at", "is", null)
      .where("cancelled_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    return cancelled ? done(null) : refused({ kind: "not-found" });
  });
}
