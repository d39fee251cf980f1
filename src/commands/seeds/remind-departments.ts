import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { newestAsking } from "../../db/stores/request-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";

/** The desk asks those again that have not answered the newest question; at most once a day. @returns how many departments. */
export async function remindDepartments(program: Program, actor: Person): Promise<Result<{ departments: number }>> {
  if (!isOfDesk(actor)) return refused({ kind: "not-allowed", reason: "これは官民連携デスクが行います。" });
  return program.db.asActor(actor, async (tx) => {
    const askedOn = await newestAsking(tx);
    if (!askedOn) return refused({ kind: "not-found" });
    const { rows } = await sql<{
      told: number;
    }>`select app.remind_of_requests(${askedOn}, ${program.now()}) as told`.execute(tx);
    return done({ departments: rows[0]!.told });
  });
}
