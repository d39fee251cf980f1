import type { Tx } from "../../db/connect.ts";
import type { Person } from "../../domain/policy/actor.ts";

/**
 * Answers what a department is asked and has not answered: an older question is answered with the newest.
 * @returns their ids, the newest first.
 */
export async function answerRequests(
  tx: Tx,
  actor: Person,
  departmentId: string,
  answer: "written" | "none",
  at: Date,
): Promise<readonly string[]> {
  const open = await tx
    .selectFrom("challenge_requests")
    .select("id")
    .where("department_id", "=", departmentId)
    .where("answer", "is", null)
    .orderBy("asked_on", "desc")
    .execute();
  const ids = open.map(({ id }) => id);
  if (ids.length === 0) return [];
  const answered = await tx
    .updateTable("challenge_requests")
    .set({ answer, answered_by: actor.id, answered_at: at })
    .where("id", "in", ids)
    // Whoever of the department was first has answered.
    .where("answer", "is", null)
    .returning("id")
    .execute();
  return ids.filter((id) => answered.some((one) => one.id === id));
}
