import type { Program } from "../../db/program.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";

/** Ends it before its day: who is back, the deputy, the chief, or of a chief's an administrator. From the next request on nobody acts for anybody. */
export async function endDeputy(program: Program, input: { actor: Person; deputyId: string }): Promise<Result<null>> {
  return program.db.asActor(input.actor, async (tx) => {
    const ended = await tx
      .updateTable("deputies")
      .set({ ended_at: program.now() })
      .where("id", "=", input.deputyId)
      .where("ended_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    return ended ? done(null) : refused({ kind: "not-found" });
  });
}
