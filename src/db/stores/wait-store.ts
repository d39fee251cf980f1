import type { ToldWait } from "../../domain/mail/news.ts";
import type { Ball } from "../../domain/process/ball.ts";
import type { Holder, Wait } from "../../domain/process/record.ts";
import type { Tx } from "../connect.ts";

/** A ball with the deadline that the calendar gives it. */
export type DatedBall = Ball & { dueOn: string | null };

/**
 * Brings the open waits of a proposal in line with who has the ball now: closes what is over, opens what began. A wait that
 * goes on keeps its start; one whose named deadline was moved (an extended inquiry) takes the new one.
 * @returns the waits whose turn begins now; one that starts later (the minutes of a coming meeting) is not among them.
 */
export async function settleWaits(
  tx: Tx,
  proposalId: string,
  open: readonly Wait[],
  balls: readonly DatedBall[],
  at: Date,
): Promise<readonly ToldWait[]> {
  const over = open.filter((wait) => !balls.some((ball) => isSame(wait, ball)));
  if (over.length > 0)
    await tx
      .updateTable("waits")
      .set({ ended_at: at })
      .where(
        "id",
        "in",
        over.map((wait) => wait.id),
      )
      .execute();
  for (const ball of balls) {
    const going = open.find((wait) => isSame(wait, ball));
    if (going && ball.due && going.due !== ball.due)
      await tx.updateTable("waits").set({ due: ball.due }).where("id", "=", going.id).execute();
  }
  const begun = balls.filter((ball) => !open.some((wait) => isSame(wait, ball)));
  if (begun.length === 0) return [];
  const rows = await tx
    .insertInto("waits")
    .values(
      begun.map((ball) => ({
        proposal_id: proposalId,
        task: ball.task,
        holder: ball.holder,
        department_id: ball.departmentId ?? null,
        person_id: ball.personId ?? null,
        subject_id: ball.subjectId ?? null,
        line: ball.line,
        since: ball.from && ball.from > at ? ball.from : at,
        days: ball.days,
        due: ball.dueOn,
      })),
    )
    .returning(["id", "task", "holder", "department_id", "person_id", "subject_id", "due", "since"])
    .execute();
  return rows
    .filter((row) => row.since <= at)
    .map((row) => ({
      ...{ id: row.id, task: row.task, holder: row.holder as Holder, due: row.due },
      ...{ departmentId: row.department_id, personId: row.person_id, subjectId: row.subject_id },
    }));
}

function isSame(wait: Wait, ball: Ball): boolean {
  return (
    wait.task === ball.task &&
    wait.holder === ball.holder &&
    wait.subjectId === (ball.subjectId ?? null) &&
    wait.departmentId === (ball.departmentId ?? null) &&
    wait.personId === (ball.personId ?? null)
  );
}
