import type { Program } from "../../db/program.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { answerRequests } from "./answer-requests.ts";

/** "None this time": an answer too, with one button. Refused when the department is not asked, or has answered. */
export async function answerNone(
  program: Program,
  { actor, departmentId }: { actor: Person; departmentId: string },
): Promise<Result<null>> {
  if (!actor.departments.some(({ id }) => id === departmentId)) return refused({ kind: "not-found" });
  const answered = await program.db.asActor(actor, (tx) =>
    answerRequests(tx, actor, departmentId, "none", program.now()),
  );
  return answered.length > 0
    ? done(null)
    : refused({ kind: "wrong-status", status: "answered", allowed: ["いま、答えを待っている問いかけはありません。"] });
}
