import type { Program } from "../../db/program.ts";
import { listJointAnswers } from "../../db/stores/together-store.ts";
import { ownOf, readJointDraft } from "../../domain/inquiry/together.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { type Acting, act } from "../act.ts";
import { wouldOverwrite } from "../words-digest.ts";

/**
 * Somebody of one of the departments writes what they answer together; until the first head confirms, anybody of them mends it. `drawnFrom`:
 * as of one department's answer (draftAnswer).
 */
export function draftJointAnswer(
  program: Program,
  input: Acting & { jointId: string; outcome: string; answer: string; drawnFrom?: string | undefined },
) {
  return act(program, input, "draftJointAnswer", async ({ tx, record, actor, at, log }) => {
    const joint = (await listJointAnswers(tx, record.id)).find((one) => one.id === input.jointId);
    const own = joint ? ownOf(actor, record, joint, "staff") : null;
    if (!joint) return refused({ kind: "not-found" });
    if (!own) return refused({ kind: "not-allowed", reason: "あなたの課は、もう回答しています。" });
    if (joint.confirmed.length > 0)
      return refused({
        kind: "not-allowed",
        reason: "この案を確定した課があります。違う回答にするときは、課の照会から、別に回答してください。",
      });
    const { draft, errors } = readJointDraft(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const stored = { outcome: joint.draft?.outcome, answer: joint.draft?.answer };
    if (input.drawnFrom && wouldOverwrite(input.drawnFrom, stored, draft))
      return refused({ kind: "stale", changed: "words" });
    await tx
      .updateTable("joint_answers")
      .set({ ...draft, drafted_by: actor.id, drafted_department_id: own.departmentId, drafted_at: at })
      .where("id", "=", joint.id)
      .execute();
    await log("joint-answer-drafted", "desk", { joint: joint.id, departments: joint.departmentIds });
    return done(null);
  });
}
