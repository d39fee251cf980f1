import { derivedId } from "../../accounts/derived-id.ts";
import type { Program } from "../../db/program.ts";
import { longestSeed, type SeedKind } from "../../domain/challenge/seed.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime } from "../act.ts";
import { answerRequests } from "./answer-requests.ts";

export type WriteSeed = {
  actor: Person;
  formKey: string;
  kind: SeedKind;
  departmentId: string;
  body: string;
  affected: string;
  tried: string;
};

export const seedLabels = {
  departmentId: "担当課",
  body: "困っていること",
  affected: "誰が困っているか",
  tried: "これまでに試したこと",
  question: "デスクに聞きたいこと",
};

/**
 * A department tells the desk a problem, or asks it for help (U5). A problem answers what the department is asked at the moment.
 * @returns its id, the same one for the same form.
 */
export async function writeSeed(program: Program, input: WriteSeed): Promise<Result<{ id: string }>> {
  const { actor, formKey, kind, departmentId } = input;
  const errors: FieldError[] = [];
  const read = (field: "body" | "affected" | "tried", isRequired: boolean) => {
    const label = field === "body" && kind === "help" ? seedLabels.question : seedLabels[field];
    const text = readText(input[field], { max: longestSeed, isMultiline: true, isRequired }, label);
    if (!text.ok) errors.push({ field, message: text.message });
    return text.ok ? text.text : "";
  };
  if (!actor.departments.some(({ id }) => id === departmentId))
    errors.push({ field: "departmentId", message: "どの課のことかを選んでください。" });
  const body = read("body", true);
  const [affected, tried] = kind === "help" ? ["", ""] : [read("affected", false), read("tried", false)];
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const at = program.now();
  const id = derivedId(program.key, `seed ${actor.id} ${formKey}`);
  return program.db.asActor(actor, async (tx) => {
    if (!(await isFirstTime(tx, formKey, actor.id, at))) return done({ id });
    const answered = kind === "problem" ? await answerRequests(tx, actor, departmentId, "written", at) : [];
    await tx
      .insertInto("challenge_seeds")
      .values({
        id,
        kind,
        department_id: departmentId,
        body,
        affected,
        tried,
        by_id: actor.id,
        at,
        request_id: answered[0] ?? null,
      })
      .execute();
    return done({ id });
  });
}
