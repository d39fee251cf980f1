import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { appendEvent } from "../../db/stores/event-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { HandOverKind } from "../../domain/hand-over/hand-over.ts";

type Passed = {
  kind: HandOverKind;
  proposal_id: string | null;
  from_id: string;
  to_id: string;
  department_id: string | null;
  planned_by: string;
  outcome: "passed" | "refused" | "ended";
};

/**
 * Carries out what is due (引継ぎ): each hand-over in one transaction, once, however many copies of the program are at it. The clocks of the
 * work go on. Each proposal's chain says who passed it to whom. @returns how many hand-overs.
 */
export async function carryOutHandOvers(program: Program): Promise<number> {
  const at = program.now();
  const clock = { kind: "clock", municipality: program.municipality } as const;
  const due = await program.db.asActor(clock, (tx) =>
    tx
      .selectFrom("hand_overs")
      .select("id")
      .where("carried_out_at", "is", null)
      .where("cancelled_at", "is", null)
      .where("on_day", "<=", todayInTokyo(at))
      .orderBy("on_day")
      .orderBy("planned_at")
      .limit(100)
      .execute(),
  );
  let carriedOut = 0;
  for (const { id } of due)
    await program.db.asActor(clock, async (tx) => {
      const { rows } = await sql<Passed>`select * from app.carry_out_hand_over(${id}, ${at})`.execute(tx);
      if (rows.length > 0) carriedOut += 1;
      for (const row of rows) {
        if (row.outcome !== "passed" || row.proposal_id === null) continue;
        await appendEvent(tx, program.key, {
          ...{ proposalId: row.proposal_id, byId: null, bySide: "clock", departmentId: row.department_id, at },
          kind: row.kind === "proposal" ? "assignment-passed" : "inquiry-handed-over",
          line: row.kind === "proposal" ? "inside" : "inquiry",
          toStatus: null,
          facts: { handOver: id, from: row.from_id, to: row.to_id, plannedBy: row.planned_by },
        });
      }
    });
  return carriedOut;
}
