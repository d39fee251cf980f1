import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The chief says who of the desk handles a proposal; whoever is not named any more is released from it. */
export function assignOfficer(program: Program, input: Acting & { personIds: readonly string[] }) {
  return act(program, input, "assignOfficer", async ({ tx, record, actor, at, log }) => {
    const wanted = [...new Set(input.personIds)];
    const problem = await whyNot(wanted);
    if (problem) return refused({ kind: "invalid", errors: [{ field: "persons", message: problem }] });
    await tx
      .updateTable("assignments")
      .set({ ended_at: at })
      .where("proposal_id", "=", record.id)
      .where("ended_at", "is", null)
      .where("person_id", "not in", wanted)
      .execute();
    await tx
      .insertInto("assignments")
      .values(wanted.map((id) => ({ proposal_id: record.id, person_id: id, assigned_by: actor.id, at })))
      .onConflict((conflict) =>
        conflict
          .columns(["proposal_id", "person_id"])
          .doUpdateSet({ ended_at: null, assigned_by: actor.id, at })
          .where("assignments.ended_at", "is not", null),
      )
      .execute();
    await log("officer-assigned", "inside", { persons: wanted });
    return done(null);

    async function whyNot(ids: readonly string[]): Promise<string | null> {
      if (ids.length === 0) return "担当する人を一人以上選んでください。";
      if (record.declarations.some((one) => one.hasTie && ids.includes(one.personId)))
        return "利益相反を申告した人は、担当にできません。";
      const officers = await sql<{ person_id: string }>`select distinct t.person_id from staff_posts t
        join people n on n.id = t.person_id
        where t.role in ('officer', 'chief') and t.ended_at is null and n.ended_at is null
          and t.person_id::text = any (${ids as string[]})`.execute(tx);
      return officers.rows.length === ids.length ? null : "デスクの担当者から選んでください。";
    }
  });
}
