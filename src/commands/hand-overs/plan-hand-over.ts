import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { circlesTo, peopleOfPlace, workOf } from "../../db/stores/hand-over-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { type HandOverItem, mayPlanHandOver } from "../../domain/hand-over/hand-over.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";
import { carryOutHandOvers } from "./carry-out-hand-overs.ts";

export type HandOverInput = {
  actor: Person;
  fromId: string;
  /** Null: of the desk. */
  departmentId: string | null;
  onDay: string | null;
  /** What of the form could not be read: told together with what is wrong with the rest. */
  unread?: readonly FieldError[];
  note: string;
  /** Who receives what is not said otherwise. */
  toId: string;
  /** To whom a line passes, by its id: "" as the rest, "stays" to nobody. */
  lines: Readonly<Record<string, string>>;
  formKey?: string | undefined;
};

/** The name of a line's field in the form. */
export function lineField(id: string): string {
  return `line-${id}`;
}

/**
 * Plans a hand-over (引継ぎ): who leaves, what passes to whom, from which day on. Today's is carried out at once. Somebody who has declared a
 * tie cannot receive the proposal it is about (P2); why is not said. Hand-overs of one day do not lead in a circle.
 */
export async function planHandOver(program: Program, input: HandOverInput): Promise<Result<{ id: string | null }>> {
  const { actor, fromId, departmentId } = input;
  if (!mayPlanHandOver(actor, departmentId))
    return refused({
      kind: "not-allowed",
      reason: "引継ぎは、デスクの責任者か、その課の課長が決めます。",
    });
  const at = program.now();
  const { texts, errors } = readTexts({ note: { typed: input.note, name: "申し送り", max: 2000, optional: true } });
  errors.push(...(input.unread ?? []));
  if (input.onDay !== null && input.onDay < todayInTokyo(at))
    errors.push({ field: "onDay", message: "引き継ぐ日は、きょうか、それより後の日です。" });
  // What could not be read is wrong already: it is not called absent as well.
  if (input.onDay === null && !errors.some(({ field }) => field === "onDay"))
    errors.push({ field: "onDay", message: "引き継ぐ日を書いてください。" });
  const result = await undoing<{ id: string | null }>(() =>
    program.db.asActor(actor, async (tx) => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, actor.id, at))) return done({ id: null });
      const people = await peopleOfPlace(tx, departmentId);
      if (!people.some(({ id }) => id === fromId)) return undo({ kind: "not-found" });
      const work = await workOf(tx, fromId, departmentId);
      const { lines, faults } = await linesOf(tx, input, work, new Set(people.map(({ id }) => id)));
      const all = [...errors, ...faults];
      if (all.length > 0) return undo({ kind: "invalid", errors: all });
      const { id } = await tx
        .insertInto("hand_overs")
        .values({
          ...{ person_id: fromId, department_id: departmentId, on_day: input.onDay!, note: texts.note },
          ...{ planned_by: actor.id, planned_at: at },
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await tx
        .insertInto("hand_over_lines")
        .values(
          lines.map(({ item, toId }) => ({
            ...{ hand_over_id: id, kind: item.kind, to_id: toId, proposal_id: item.proposalId },
            inquiry_id: item.kind === "inquiry" ? item.id : null,
            consultation_id: item.kind === "consultation" ? item.id : null,
            challenge_id: item.kind === "challenge" ? item.id : null,
          })),
        )
        .execute();
      return done({ id });
    }),
  );
  if (result.ok) await carryOutHandOvers(program);
  return result;
}

/** What passes to whom, and who cannot receive it. */
async function linesOf(tx: Tx, input: HandOverInput, work: readonly HandOverItem[], people: ReadonlySet<string>) {
  const fits = (id: string) => people.has(id) && id !== input.fromId;
  const faults: FieldError[] = [];
  const lines: { item: HandOverItem; toId: string }[] = [];
  const circles = input.onDay
    ? await circlesTo(tx, input.fromId, input.departmentId, input.onDay)
    : new Map<string, never>();
  const usesRest = work.some(({ id }) => !input.lines[id]);
  if (usesRest && !fits(input.toId)) faults.push({ field: "to", message: "引き継ぐ人を選んでください。" });
  for (const item of work) {
    const chosen = input.lines[item.id] || input.toId;
    if (chosen === "stays") continue;
    const field = input.lines[item.id] ? lineField(item.id) : "to";
    if (!fits(chosen)) {
      if (field !== "to") faults.push({ field, message: "引き継ぐ人を、一覧から選んでください。" });
      continue;
    }
    const circle = circles.get(chosen);
    if (circle) {
      const message = `この日には、${circle.from}さんから${circle.to}さんへの引継ぎが、もう予定されています。仕事が元の人に戻るので、ほかの人を選ぶか、その引継ぎを先に取りやめてください。`;
      if (!faults.some((fault) => fault.field === field)) faults.push({ field, message });
      continue;
    }
    const { rows } = await sql<{
      may: boolean;
    }>`select app.may_receive(${chosen}, ${input.departmentId}, ${item.proposalId}) as may`.execute(tx);
    if (rows[0]!.may) lines.push({ item, toId: chosen });
    else
      faults.push({ field: lineField(item.id), message: "この人は、これを引き継げません。ほかの人を選んでください。" });
  }
  if (faults.length === 0 && lines.length === 0)
    faults.push({ field: "to", message: "引き継ぐものがありません。少なくとも一つ、引き継ぐ人を選んでください。" });
  return { lines, faults };
}
