import type { Program } from "../../db/program.ts";
import { findDivision } from "../../db/stores/division-store.ts";
import { mayDivide } from "../../domain/departments/division.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

export type Dividing = {
  actor: Person;
  departmentId: string;
  /** Who takes what is not chosen apart. */
  restId: string;
  /** Who takes a thing, by its id; "": as the rest. */
  choices: Readonly<Record<string, string>>;
  formKey?: string | undefined;
};

/** The name of a thing's field in the form. */
export function choiceField(id: string): string {
  return `goes-${id}`;
}

/**
 * Says which of the departments after a split takes which open thing, until its day (組織改正, decision 0068). All choices that the actor sees are
 * written anew; those of a proposal that they may not see stand.
 */
export async function divideDepartment(program: Program, input: Dividing): Promise<Result<null>> {
  const { actor, departmentId, restId } = input;
  if (!mayDivide(actor, departmentId)) return refused({ kind: "not-found" });
  const at = program.now();
  return undoing<null>(() =>
    program.db.asActor(actor, async (tx) => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, actor.id, at))) return done(null);
      const division = await findDivision(tx, actor, departmentId);
      if (!division) return undo({ kind: "not-found" });
      const follows = new Set(division.successors.map(({ id }) => id));
      const errors: FieldError[] = [];
      if (!follows.has(restId)) errors.push({ field: "rest", message: "まとめて引き継ぐ課を選んでください。" });
      const apart = division.items.filter(({ id }) => (input.choices[id] ?? "") !== "");
      for (const { id } of apart)
        if (!follows.has(input.choices[id]!))
          errors.push({ field: choiceField(id), message: "分かれた先の課から選んでください。" });
      if (errors.length > 0) return undo({ kind: "invalid", errors });
      await tx.deleteFrom("split_choices").where("department_id", "=", departmentId).execute();
      const by = { department_id: departmentId, chosen_by: actor.id, chosen_at: at };
      await tx
        .insertInto("split_choices")
        .values([
          { ...by, kind: "rest", item_id: departmentId, proposal_id: null, successor_id: restId },
          ...apart.map(({ kind, id, proposalId }) => ({
            ...{ ...by, kind, item_id: id, proposal_id: proposalId, successor_id: input.choices[id]! },
          })),
        ])
        .execute();
      return done(null);
    }),
  );
}
