import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import {
  listOpenDues,
  listWaitingChallenges,
  listWaitingQuestions,
  type OpenDue,
  remindOf,
} from "../db/stores/due-store.ts";
import { tell } from "../db/stores/notice-store.ts";
import { addBusinessDays, type BusinessCalendar, isBusinessDay } from "../domain/calendar/business-days.ts";
import { addDays, instantInTokyo, minutesInTokyo, todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import type { ChallengeState } from "../domain/challenge/challenge.ts";
import { challengeBall, challengeDue, challengeTasks } from "../domain/challenge/challenge-ball.ts";
import type { QuestionState } from "../domain/challenge/question.ts";
import { questionBall, questionDue } from "../domain/challenge/question-ball.ts";
import {
  type Audience,
  escalationOf,
  type NoticeKind,
  remindedOf,
  type ToldWait,
  turnOf,
} from "../domain/mail/news.ts";
import type { TargetDays } from "../domain/process/ball.ts";
import type { Holder } from "../domain/process/record.ts";

/** Business days before a due date on which its holder is reminded, and after it until the next step up (process.md "Clocks"). */
const daysBefore = 2;
const daysUntilEscalation = 5;

/** What ran out longer ago was told when it did: a start after a long standstill does not tell old stories. */
const longestDays = 60;

/** Nobody is reminded at night: from the opening of the desk on. Minutes after midnight, Asia/Tokyo. */
const opening = 8 * 60 + 45;

type DueRow = ToldWait & { proposalId: string };

/**
 * Reminds whoever has the ball, of a proposal, a consultation, a challenge, a question about one, or the question to departments: two business days before the date, on the day, once it is over; and one step up after five. Each is told
 * once for a wait (the database keeps it so), on business days alone.
 * @returns how many waits of proposals were spoken of.
 */
export async function remind(program: Program): Promise<number> {
  const at = program.now();
  const today = todayInTokyo(at);
  const { calendar, settings } = await cityOf(program);
  if (!isBusinessDay(today, calendar) || minutesInTokyo(at) < opening) return 0;
  return program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    let spoken = 0;
    for (const [kind, from, to] of rangesOf(today, calendar)) {
      const waits = await listDue(tx, kind, from, to, instantInTokyo(today));
      for (const wait of waits) {
        const news = kind === "escalated" ? escalationOf(wait) : turnOf(wait, kind);
        await tell(tx, wait.proposalId, news, null, at);
      }
      spoken += waits.length;
      const asked = { days: settings.targetDays, calendar, from, to, today };
      const dues = [
        ...(await listOpenDues(tx, from, to, instantInTokyo(today))),
        ...(await dueChallenges(tx, asked)),
        ...(await dueQuestions(tx, asked)),
      ];
      await remindOf(
        tx,
        dues.flatMap((due) => reminded(due, kind).map((audience) => ({ ...due, kind, audience }))),
        at,
      );
    }
    return spoken;
  });
}

/** The due dates that each reminder speaks of today. */
function rangesOf(today: string, calendar: BusinessCalendar): readonly (readonly [NoticeKind, string, string])[] {
  const oldest = addDays(today, -longestDays);
  return [
    ["soon", addDays(today, 1), addBusinessDays(today, daysBefore, calendar)],
    ["today", today, today],
    ["overdue", oldest, addDays(today, -1)],
    ["escalated", oldest, dateBefore(today, daysUntilEscalation, calendar)],
  ];
}

/** The last date since which so many business days have begun. */
function dateBefore(today: string, days: number, calendar: BusinessCalendar): string {
  let date = today;
  while (addBusinessDays(date, days, calendar) > today) date = addDays(date, -1);
  return date;
}

/** Open waits with a date in the range that were not spoken of in this way; begun before today, for who was told today knows it. */
async function listDue(tx: Tx, kind: NoticeKind, from: string, to: string, midnight: Date): Promise<readonly DueRow[]> {
  const holders: readonly Holder[] = ["partner", "desk", "department", "approver"];
  const found: DueRow[] = [];
  // One holder after the other: the index of open waits begins with it.
  for (const holder of holders) {
    const { rows } = await sql<{
      id: string;
      proposal_id: string;
      task: string;
      department_id: string | null;
      person_id: string | null;
      subject_id: string | null;
      due: string;
    }>`select w.id, w.proposal_id, w.task, w.department_id, w.person_id, w.subject_id, w.due from waits w
      where w.municipality_id = app.municipality() and w.holder = ${holder} and w.ended_at is null
        and w.due between ${from} and ${to} and w.since < ${midnight}
        and not exists (select from notices n where n.wait_id = w.id and n.kind = ${kind})
      order by w.due, w.id limit 200`.execute(tx);
    for (const row of rows)
      found.push({
        ...{ id: row.id, proposalId: row.proposal_id, task: row.task, holder, due: row.due },
        ...{ departmentId: row.department_id, personId: row.person_id, subjectId: row.subject_id },
      });
  }
  return found;
}

/** The question to departments is help and no duty: nobody's superior is told that they have not answered. */
function reminded(due: OpenDue, kind: NoticeKind): readonly Audience[] {
  return due.about === "request" && kind === "escalated" ? [] : remindedOf(due.holder, kind);
}

/** Which dues are asked for: of the days between two, on one. */
type Dues = { days: TargetDays; calendar: BusinessCalendar; from: string; to: string; today: string };

async function dueChallenges(tx: Tx, { days, calendar, from, to, today }: Dues): Promise<readonly OpenDue[]> {
  const waiting = await listWaitingChallenges(tx);
  return waiting.flatMap(({ id, status, departmentId, movedAt }): OpenDue[] => {
    const state = status as ChallengeState;
    const ball = challengeBall(state, days);
    const due = challengeDue(state, movedAt, days, calendar);
    const task = challengeTasks[state];
    if (!ball || !due || !task || ball.holder === "clock" || todayInTokyo(movedAt) >= today) return [];
    return due >= from && due <= to ? [{ about: "challenge", id, holder: ball.holder, departmentId, task, due }] : [];
  });
}

async function dueQuestions(tx: Tx, { days, calendar, from, to, today }: Dues): Promise<readonly OpenDue[]> {
  const waiting = await listWaitingQuestions(tx);
  return waiting.flatMap(({ id, challengeId, state, departmentId, askedAt }): OpenDue[] => {
    const ball = questionBall(state as QuestionState);
    const due = questionDue(askedAt, days, calendar);
    if (!ball || todayInTokyo(askedAt) >= today || due < from || due > to) return [];
    return [{ about: "challenge", id: challengeId, questionId: id, departmentId, due, ...ball }];
  });
}
