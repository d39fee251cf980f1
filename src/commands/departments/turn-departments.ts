import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { type City, cityOf, forgetCity } from "../../db/stores/city-store.ts";
import { appendEvent } from "../../db/stores/event-store.ts";
import { tell } from "../../db/stores/notice-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { turnOf } from "../../domain/mail/news.ts";
import type { Holder } from "../../domain/process/record.ts";
import { settle } from "../act.ts";

type Succession = { id: string; department_id: string; successor_id: string; kind: string };
/**
 * `successor_id`: the one of several that takes this inquiry. `went`: it is theirs now; else their own goes on, and `way`: what became of its question.
 */
type Passed = {
  proposal_id: string;
  inquiry_id: string;
  went: boolean;
  successor_id: string;
  way: "appended" | "known" | "desk" | null;
};

/** On its day what is open in a department passes to the one that takes it (組織改正), once. @returns how many departments passed. */
export async function turnDepartments(program: Program): Promise<number> {
  const at = program.now();
  const clock = { kind: "clock", municipality: program.municipality } as const;
  const due = await program.db.asActor(clock, (tx) =>
    tx
      .selectFrom("department_successors")
      .select(["id", "department_id", "successor_id", "kind"])
      .where("takes_open", "=", true)
      .where("passed_at", "is", null)
      .where("on_day", "<=", todayInTokyo(at))
      // In the order in which they were arranged: what came first may pass on again.
      .orderBy("on_day")
      .orderBy("at")
      .orderBy("id")
      .limit(100)
      .execute(),
  );
  if (due.length === 0) return 0;
  const city = await cityOf(program);
  for (const succession of due) await pass(program, city, succession, at);
  forgetCity(program);
  return due.length;
}

/** One transaction for a department: all of it passes, or nothing does. Another copy of the program that is at it already gets nothing. */
async function pass(program: Program, city: City, succession: Succession, at: Date): Promise<void> {
  const { id, department_id: from, kind } = succession;
  await program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    const { rows } =
      await sql<Passed>`select proposal_id, inquiry_id, went, successor_id, way from app.pass_department(${id}, ${at})`.execute(
        tx,
      );
    for (const { proposal_id: proposalId, inquiry_id: inquiry, went, successor_id: to, way } of rows) {
      await appendEvent(tx, program.key, {
        ...{ proposalId, kind: "department-succeeded", line: "inquiry", byId: null, bySide: "clock" },
        ...{ departmentId: to, at, toStatus: null, facts: { inquiry, from, department: to, kind } },
      });
      const told = { appended: "question-appended", desk: "question-left", known: null }[way ?? "known"];
      const happened = told
        ? [{ kind: told, bySide: "clock", line: "desk" as const, facts: { departments: [to] } }]
        : [];
      if (told)
        await appendEvent(tx, program.key, {
          ...{ proposalId, kind: told, line: "desk", byId: null, bySide: "clock" },
          ...{ departmentId: to, at, toStatus: null, facts: { inquiry, department: to } },
        });
      await settle(tx, program, city, proposalId, at, { happened, byId: null });
      // Under a new name the same people go on; others hear whose turn it is.
      if (kind === "renamed" || !went) continue;
      const waits = await tx
        .selectFrom("waits")
        .select(["id", "task", "holder", "department_id", "person_id", "subject_id", "due"])
        .where("proposal_id", "=", proposalId)
        .where("department_id", "=", to)
        .where("ended_at", "is", null)
        .execute();
      const turns = waits.flatMap((wait) =>
        turnOf({
          ...{ id: wait.id, task: wait.task, holder: wait.holder as Holder, departmentId: wait.department_id },
          ...{ personId: wait.person_id, subjectId: wait.subject_id, due: wait.due },
        }),
      );
      await tell(tx, proposalId, turns, null, at);
    }
  });
}
