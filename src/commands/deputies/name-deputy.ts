import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { addDays, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isId } from "../../domain/kernel/ids.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

export type DeputyInput = {
  actor: Person;
  /** Who is away. */
  personId: string;
  deputyId: string;
  from: string | null;
  to: string | null;
  /** What of the form could not be read: told together with what is wrong with the rest. */
  unread?: readonly FieldError[];
  reason: string;
  formKey?: string | undefined;
};

/** Whoever is away longer has a successor. */
const longestDays = 366;

/**
 * Names who acts for somebody from a day to a day (代理・代決): oneself, the chief for anybody, an administrator for a chief. Of the same
 * department for its head, of the desk for the desk and its chief, not of the desk for an approver. It ends by its day.
 */
export async function nameDeputy(program: Program, input: DeputyInput): Promise<Result<null>> {
  const { actor, personId, deputyId, from, to } = input;
  if (personId !== actor.id && !actor.roles.includes("chief") && !actor.roles.includes("administrator"))
    return refused({ kind: "not-allowed", reason: "代理は、本人か、デスクの責任者が決めます。" });
  const at = program.now();
  const { texts, errors } = readTexts({ reason: { typed: input.reason, name: "理由", max: 200 } });
  const unread = input.unread ?? [];
  errors.push(...unread);
  // What could not be read is wrong already: it is not called absent as well.
  const fault = (field: string, message: string) => {
    if (!unread.some((one) => one.field === field)) errors.push({ field, message });
  };
  if (from === null) fault("from", "はじまる日を書いてください。");
  else if (from < todayInTokyo(at)) fault("from", "はじまる日は、きょうか、それより後の日です。");
  if (to === null) fault("to", "終わる日を書いてください。");
  else if (from !== null && to < from) fault("to", "終わる日は、はじまる日か、それより後の日です。");
  else if (from !== null && to > addDays(from, longestDays))
    fault("to", "代理は、1年までです。それより長いときは、引継ぎをしてください。");
  return undoing<null>(() =>
    program.db.asActor(actor, async (tx) => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, actor.id, at))) return done(null);
      if (!(await mayDeputise(tx, personId, deputyId)))
        fault(
          "deputy",
          "この人は代理になれません。課長の代理は同じ課の人、決裁者の代理はデスクのほかの職員、デスクの責任者の代理はデスクの人から、ほかの人を選んでください。",
        );
      if (errors.length > 0) return undo({ kind: "invalid", errors });
      await tx
        .insertInto("deputies")
        .values({
          ...{ person_id: personId, deputy_id: deputyId, from_day: from!, to_day: to!, reason: texts.reason },
          ...{ named_by: actor.id, named_at: at },
        })
        .execute();
      // Who chose for another who decides: the log of settings says it.
      if (personId !== actor.id)
        await appendAudit(tx, program.key, {
          ...{ kind: "deputy-named" as const, byId: actor.id, subjectId: personId, at },
          facts: { deputy: deputyId, from, to },
        });
      return done(null);
    }),
  );
}

async function mayDeputise(tx: Tx, personId: string, deputyId: string): Promise<boolean> {
  // What was not chosen is told as that.
  if (!isId(personId) || !isId(deputyId)) return true;
  const { rows } = await sql<{
    may: boolean;
  }>`select ${personId} <> ${deputyId} and app.may_deputise(${personId}, ${deputyId}) as may`.execute(tx);
  return rows[0]!.may;
}
