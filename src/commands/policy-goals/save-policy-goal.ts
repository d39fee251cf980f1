import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { isId } from "../../domain/kernel/ids.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { mostPolicyGoals, readPolicyGoal, type TypedPolicyGoal } from "../../domain/policy-goal/policy-goal.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

export type SavePolicyGoal = TypedPolicyGoal & {
  actor: Person;
  formKey: string | undefined;
  /** The goal that is changed, and the version the form was drawn from; null: a new one. */
  changed: { id: string; version: number } | null;
};

/**
 * Adds a goal of the city's plans to the list of the desk, or changes one. What was named as evidence before keeps the words of its day.
 * @returns the goal's id.
 */
export async function savePolicyGoal(program: Program, input: SavePolicyGoal): Promise<Result<string>> {
  const { actor, changed } = input;
  if (!isOfDesk(actor)) return refused({ kind: "not-allowed", reason: "計画の目標は、デスクの人が直します。" });
  if (changed && !isId(changed.id)) return refused({ kind: "not-found" });
  const { fields } = await cityOf(program);
  const { goal, errors } = readPolicyGoal(
    input,
    fields.map((one) => one.name),
  );
  const row = {
    ...{ plan: goal.plan, goal: goal.goal, fields: [...goal.fields], by_id: actor.id, at: program.now() },
    ...{ valid_from: goal.validFrom, valid_to: goal.validTo },
  };
  return undoing(() =>
    program.db.asActor(actor, async (tx) => {
      const known = changed
        ? await tx
            .selectFrom("policy_goals")
            .select("version")
            .where("id", "=", changed.id)
            .forUpdate()
            .executeTakeFirst()
        : null;
      if (changed && !known) undo({ kind: "not-found" });
      if (errors.length > 0) undo({ kind: "invalid", errors });
      if (changed && known?.version !== changed.version)
        undo({ kind: "stale", changed: `この目標の第${known?.version}版` });
      const { all } = await tx
        .selectFrom("policy_goals")
        .select((eb) => eb.fn.countAll<number>().as("all"))
        .executeTakeFirstOrThrow();
      if (!changed && Number(all) >= mostPolicyGoals) {
        const message = `目標は${mostPolicyGoals}件までです。終わった目標を、続く目標に書きかえてください。`;
        undo({ kind: "invalid", errors: [{ field: "goal", message }] });
      }
      if (input.formKey && !(await isFirstTime(tx, input.formKey, actor.id, program.now()))) return done("");
      const { id } = changed
        ? await tx
            .updateTable("policy_goals")
            .set({ ...row, version: changed.version + 1 })
            .where("id", "=", changed.id)
            .returning("id")
            .executeTakeFirstOrThrow()
        : await tx.insertInto("policy_goals").values(row).returning("id").executeTakeFirstOrThrow();
      await appendAudit(tx, program.key, {
        ...{ kind: "policy-goal-changed", byId: actor.id, subjectId: null, at: program.now() },
        facts: { plan: goal.plan, isNew: changed === null },
      });
      return done(id);
    }),
  );
}
