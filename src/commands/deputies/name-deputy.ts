import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { addDays, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

export type DeputyInput = {
  actor: Person;
  /** Who is away. */
  personId: string;
  deputyId: string;
  from: string | null;
  to: string | null;
  reason: string;
  formKey?: string | undefined;
};

/** Whoever is away longer has a successor. */
const longestDays = 366;

/**
 * Names who acts for somebody from a day to a day (代理・代決): oneself, or the chief for anybody. Of the same department for its head, of the
 * desk for the desk, not of the desk for an approver. It ends by its day.
 */
export async function nameDeputy(program: Program, input: DeputyInput): Promise<Result<null>> {
  const { actor, personId, deputyId, from, to } = input;
  if (personId !== actor.id && !actor.roles.includes("chief"))
    return refused({ kind: "not-allowed", reason: "代理は、本人か、デスクの責任者が決めます。" });
  const at = program.now();
  const { texts, errors } = readTexts({ reason: { typed: input.reason, name: "理由", max: 200 } });
  const fault = (field: string, message: string) => errors.push({ field, message });
  if (from === null) fault("from", "はじまる日を書いてください。");
  else if (from < todayInTokyo(at)) fault("from", "はじまる日は、きょうか、それより後の日です。");
  if (to === null) fault("to", "終わる日を書いてください。");
  else if (from !== null && to < from) fault("to", "終わる日は、はじまる日か、それより後の日です。");
  else if (from !== null && to > addDays(from, longestDays))
    fault("to", "代理は、1年までです。それより長いときは、引継ぎをしてください。");
  return undoing<null>(() =>
    program.db.asActor(actor, async (tx) => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, actor.id, at))) return done(null);
      const { rows } = await sql<{
        may: boolean;
      }>`select ${personId} <> ${deputyId} and app.may_deputise(${personId}, ${deputyId}) as may`.execute(tx);
      if (!rows[0]!.may)
        fault("deputy", "この人は代理になれません。課長の代理は同じ課の人、決裁者の代理はデスクのほかの職員です。");
      if (errors.length > 0) return undo({ kind: "invalid", errors });
      await tx
        .insertInto("deputies")
        .values({
          ...{ person_id: personId, deputy_id: deputyId, from_day: from!, to_day: to!, reason: texts.reason },
          ...{ named_by: actor.id, named_at: at },
        })
        .execute();
      return done(null);
    }),
  );
}
