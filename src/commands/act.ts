import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { type City, cityOf } from "../db/stores/city-store.ts";
import { appendEvent } from "../db/stores/event-store.ts";
import { keepGates } from "../db/stores/gate-store.ts";
import { tell } from "../db/stores/notice-store.ts";
import { findBallFacts, findRecord, findRecordBeingWritten, lockProposal } from "../db/stores/record-store.ts";
import { settleWaits } from "../db/stores/wait-store.ts";
import { deadline } from "../domain/calendar/business-days.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { done, type FieldError, type Refusal, type Result, refused, withUnread } from "../domain/kernel/result.ts";
import { toldOfAct, toldOfMentions } from "../domain/mail/news.ts";
import type { Person } from "../domain/policy/actor.ts";
import { chiefAwayFor, may, partsOf } from "../domain/policy/may.ts";
import { relationsOf } from "../domain/policy/sight.ts";
import { sightFactsOf } from "../domain/policy/sight-of-record.ts";
import type { Action } from "../domain/process/actions.ts";
import type { EventLine } from "../domain/process/ball.ts";
import { ballsOf } from "../domain/process/balls.ts";
import { assertLeadsTo } from "../domain/process/moves.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import { type GatedMove, missingFor } from "../domain/process/requirements.ts";
import type { Status } from "../domain/process/status.ts";

/** What every act on a proposal carries. */
export type Acting = {
  actor: Person;
  proposalId: string;
  /** The version the form was drawn from; a move of an older one is refused as stale. */
  version?: number | undefined;
  /** The key of the form: sent twice, done once. */
  formKey?: string | undefined;
  /** What of the form could not be read: see `withUnread`. */
  unread?: readonly FieldError[] | undefined;
};

/** What an act gave back; `repeated`: this form was done before, and nothing was done again. */
export type Acted<T> = { repeated: boolean; value: T | null };

/** 提出番号: the fiscal year and the number in it. */
export type ProposalNumber = { fiscalYear: number; serial: number };

/** What the work of a command is given: the locked record, and the ways to change it. */
export type Act = {
  tx: Tx;
  record: ProposalRecord;
  actor: Person;
  city: City;
  at: Date;
  /** Today in Asia/Tokyo, "YYYY-MM-DD". */
  today: string;
  /** The day that is so many business days from now. */
  deadlineIn: (days: number) => string;
  /** Tells these people that their name was mentioned: the notice carries no word of what was written. */
  mention: (personIds: readonly string[]) => void;
  /** Writes to the log of the proposal. */
  log: (kind: string, line: EventLine, facts?: Record<string, unknown>) => Promise<void>;
  /**
   * Moves the proposal: status, version, time of the state, and the event, together. `number` is given with the first submission
   * alone: number and time of submission come into being in the statement that ends the draft. `resumes`: where a hold that is gone
   * back to will resume, instead of the state that is left.
   */
  move: (
    to: Status,
    kind: string,
    facts?: Record<string, unknown>,
    number?: ProposalNumber,
    resumes?: Status,
  ) => Promise<void>;
};

/**
 * `beingWritten`: an act that is possible only while words are written. It is given the record as far as it exists then
 * (findRecordBeingWritten). `onlyWrites`: so is this one, and nothing is settled, for these words do not decide who has the ball.
 */
export type ActOptions = { gated?: GatedMove; beingWritten?: boolean; onlyWrites?: boolean };

/**
 * The one write path (architecture.md): lock · decide · save · log · settle the waits, in one transaction. Who may is asked of the
 * policy, what a gated move still needs of its requirements; a refusal of any kind changes nothing.
 * @returns the value of the work; `repeated` when this form was done before (then nothing is done again).
 */
export async function act<T>(
  program: Program,
  input: Acting,
  action: Action,
  work: (act: Act) => Promise<Result<T>>,
  options: ActOptions = {},
): Promise<Result<Acted<T>>> {
  const city = await cityOf(program);
  const at = program.now();
  const today = todayInTokyo(at);
  return undoing(() =>
    program.db.asActor(input.actor, async (tx) => {
      // They travel together and run one after the other: the record is read once the lock is held.
      const [isFirst, isLocked, record] = await Promise.all([
        input.formKey ? isFirstTime(tx, input.formKey, input.actor.id, at) : true,
        lockProposal(tx, input.proposalId),
        options.onlyWrites || options.beingWritten
          ? findRecordBeingWritten(tx, input.proposalId)
          : findRecord(tx, input.proposalId),
      ]);
      if (!isFirst) return done<Acted<T>>({ repeated: true, value: null });
      // A published partnership is read by everybody on its public page; as a proposal it exists for those who have a part in it.
      if (!record || partsOf(input.actor, record).size === 0) undo({ kind: "not-found" });
      const answer = may(input.actor, action, record);
      if (!answer.ok) undo(isStale(input, record) ? stale(record) : answer.refusal);
      if (!isLocked) undo(notTheirs());
      if (isStale(input, record)) undo(stale(record));
      const missing = options.gated ? missingFor(options.gated, record, today) : [];
      if (missing.length > 0) undo({ kind: "gates", missing });
      const happened: Happened[] = [];
      const mentioned: string[] = [];
      const worked = await work(
        actOn(tx, record, action, input.actor, city, at, today, program.key, happened, mentioned),
      );
      const result = withUnread(worked, input.unread);
      if (!result.ok) undo(result.refusal);
      if (!options.onlyWrites)
        await settle(tx, program, city, input.proposalId, at, { happened, mentioned, byId: input.actor.id });
      return done<Acted<T>>({ repeated: false, value: result.value });
    }),
  );
}

/** An event of this act, for who is told of it. */
type Happened = { kind: string; bySide: string; line: EventLine; facts?: Record<string, unknown> };

function actOn(
  tx: Tx,
  record: ProposalRecord,
  action: Action,
  actor: Person,
  city: City,
  at: Date,
  today: string,
  key: Buffer,
  happened: Happened[],
  mentioned: string[],
): Act {
  const side = sideOf(actor, record);
  // 代決: what is done in place of the chief says so, under one's own name.
  const inPlaceOf = chiefAwayFor(actor, action, record);
  const log: Act["log"] = (kind, line, facts = {}) => append(kind, line, facts, null);
  const append = (kind: string, line: EventLine, of: Record<string, unknown>, toStatus: Status | null) => {
    const facts = inPlaceOf ? { ...of, inPlaceOf } : of;
    happened.push({ kind, bySide: side, line, facts });
    return appendEvent(tx, key, {
      proposalId: record.id,
      kind,
      line,
      byId: actor.id,
      bySide: side,
      departmentId: side === "department" ? (actor.departments[0]?.id ?? null) : null,
      at,
      toStatus,
      facts,
    });
  };
  return {
    tx,
    record,
    actor,
    city,
    at,
    today,
    deadlineIn: (days) => deadline(at, days, city.calendar),
    log,
    mention: (personIds) => void mentioned.push(...personIds),
    async move(to, kind, facts = {}, number, resumes) {
      assertLeadsTo(action, to, record.status);
      const reached = {
        received: "received_at",
        dialogue: "dialogue_at",
        active: "active_at",
        completed: "completed_at",
      } as const;
      const column = to in reached ? reached[to as keyof typeof reached] : null;
      await sql`update proposals set status = ${to}, status_before = ${resumes ?? sql`status`}, status_at = ${at}, version = version + 1
        ${column ? sql`, ${sql.ref(column)} = coalesce(${sql.ref(column)}, ${at})` : sql``}
        ${number ? sql`, fiscal_year = ${number.fiscalYear}, serial = ${number.serial}, submitted_at = ${at}` : sql``} where id = ${record.id}`.execute(
        tx,
      );
      await append(kind, "proposal", facts, to);
    },
  };
}

/** In whose name the log speaks of an act. */
export function sideOf(actor: Person, record: ProposalRecord): "partner" | "desk" | "department" | "approver" {
  const relations = relationsOf(actor, sightFactsOf(record));
  if (relations.has("proposer")) return "partner";
  if (relations.has("desk")) return "desk";
  if (relations.has("onRoute") && !relations.has("asked")) return "approver";
  return "department";
}

/**
 * Waits follow the record, and people are told: whose turn began, and what happened. The last thing a transaction does, as the clock: whoever acted may not see all that decides who has
 * the ball now (wall.ball_facts).
 */
export async function settle(
  tx: Tx,
  program: Program,
  city: City,
  proposalId: string,
  at: Date,
  {
    happened,
    mentioned = [],
    byId,
  }: { happened: readonly Happened[]; mentioned?: readonly string[]; byId: string | null } = {
    happened: [],
    byId: null,
  },
): Promise<void> {
  // They travel together and run one after the other. The clock settles by itself too (src/jobs/hand-back-comments.ts):
  // whoever comes second waits for the waits, and then reads what the first has written.
  const [, , facts] = await Promise.all([
    sql`select set_config('role', ${program.db.names.clock}, true), set_config('app.person', '', true)`.execute(tx),
    sql`select id from waits where proposal_id = ${proposalId} and ended_at is null order by id for update`.execute(tx),
    findBallFacts(tx, proposalId),
  ]);
  if (!facts) return;
  const { record, gates } = facts;
  const balls = ballsOf(record, city.settings.targetDays, todayInTokyo(at)).map((ball) => ({
    ...ball,
    dueOn: ball.due ?? (ball.days === null ? null : deadline(ball.from ?? at, ball.days, city.calendar)),
  }));
  const [begun] = await Promise.all([
    settleWaits(tx, record.id, record.openWaits, balls, at),
    keepGates(tx, gates, at),
  ]);
  await tell(tx, record.id, [...toldOfAct(happened, begun), ...toldOfMentions(mentioned)], byId, at);
}

/** True the first time a form of this person comes; the same form sent at the same moment waits here for the first. */
export async function isFirstTime(tx: Tx, formKey: string, personId: string, at: Date): Promise<boolean> {
  const inserted = await tx
    .insertInto("form_keys")
    .values({ key: formKey, person_id: personId, at, location: "" })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .execute();
  return inserted.length === 1;
}

/** 403: there is something to see (or it would be 404), and it is not theirs to act on. */
function notTheirs(): Refusal {
  return { kind: "not-allowed", reason: "この提案について、この操作を行う立場にありません。" };
}

function isStale(input: Acting, record: ProposalRecord): boolean {
  return input.version !== undefined && input.version !== record.version;
}

function stale(record: ProposalRecord): Refusal {
  return { kind: "stale", changed: record.status };
}

/** Runs a transaction that a refusal rolls back: nothing is changed by what was refused. */
export async function undoing<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Undone) return refused(error.refusal);
    throw error;
  }
}

/** Ends the transaction with a refusal. */
export function undo(refusal: Refusal): never {
  throw new Undone(refusal);
}

class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}
