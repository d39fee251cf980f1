import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { listSectionLocks } from "../db/stores/plan-store.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { lockAgainst, lockUntil } from "../domain/plan/section-locks.ts";
import { type PlanSection, sectionTitles } from "../domain/plan/sections.ts";
import { type Acting, act } from "./act.ts";

/**
 * Somebody begins to write in a section, or goes on: it is theirs for a quarter of an hour. Refused as `stale` while somebody else
 * writes in it; a lock that is over is taken. @returns until when it is theirs.
 */
export function lockPlanSection(program: Program, input: Acting & { section: PlanSection }) {
  return act(program, input, "editPlan", async ({ tx, record, actor, at }) => {
    if (!record.plan)
      return refused({ kind: "not-allowed", reason: "共同計画がまだありません。先に第1版を書いてください。" });
    const other = lockAgainst(await listSectionLocks(tx, record.id), [input.section], actor.id, at);
    if (other)
      return refused({ kind: "stale", changed: `「${sectionTitles[input.section]}」は${other.name}さんが編集中` });
    const until = lockUntil(at);
    const side = twoSided(speakerOf(actor, record)!);
    // Since when, the database writes (0128).
    await sql`insert into plan_section_locks (proposal_id, section, side, person_id, until)
      values (${record.id}, ${input.section}, ${side}, ${actor.id}, ${until})
      on conflict (proposal_id, section) do update set side = excluded.side, person_id = excluded.person_id, until = excluded.until`.execute(
      tx,
    );
    return done({ until });
  });
}
