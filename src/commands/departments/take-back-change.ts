import type { Program } from "../../db/program.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { administer } from "../accounts/administer.ts";
import { undo } from "../act.ts";

/** Takes back a change whose day has not come: the department goes on, and one that was begun for its new name was never there. */
export function takeBackChange(
  program: Program,
  input: { actor: Person; departmentId: string },
): Promise<Result<null>> {
  return administer(program, input.actor, "person", async ({ tx, at, audit }) => {
    const department = await tx
      .updateTable("departments")
      .set({ closed_on: null })
      .where("id", "=", input.departmentId)
      .where("closed_on", ">", todayInTokyo(at))
      .returning("id")
      .executeTakeFirst();
    if (!department) return undo({ kind: "not-found" });
    const followed = await tx
      .deleteFrom("department_successors")
      .where("department_id", "=", department.id)
      .where("passed_at", "is", null)
      .returning(["successor_id", "kind"])
      .execute();
    const renamed = followed.find(({ kind }) => kind === "renamed")?.successor_id;
    if (renamed) {
      const used = await tx
        .selectFrom("staff_posts")
        .select("id")
        .where("department_id", "=", renamed)
        .limit(1)
        .executeTakeFirst();
      const follows = await tx
        .selectFrom("department_successors")
        .select("id")
        .where((eb) => eb.or([eb("department_id", "=", renamed), eb("successor_id", "=", renamed)]))
        .limit(1)
        .executeTakeFirst();
      if (used || follows)
        return undo({
          kind: "not-allowed",
          reason: "新しい名前の課に、もう役割のある人か、次の変更があります。先にそちらを取りやめてください。",
        });
      await tx.deleteFrom("departments").where("id", "=", renamed).execute();
    }
    await audit("department-change-taken-back", department.id);
    return done(null);
  });
}
