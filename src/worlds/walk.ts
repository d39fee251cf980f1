import type { Program } from "../db/program.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import type { Result } from "../domain/kernel/result.ts";
import type { Person } from "../domain/policy/actor.ts";
import type { Status } from "../domain/process/status.ts";
import type { Cast } from "./cast.ts";
import { type Past, timeOn } from "./past.ts";
import type { Story } from "./story.ts";
import { stepsAfterReview } from "./walk-after-review.ts";
import { stepsOfCoordination } from "./walk-coordination.ts";
import { stepsOfDialogue } from "./walk-dialogue.ts";
import { stepsOfMethod } from "./walk-method.ts";
import { declareNothing, movesInto } from "./walk-moves.ts";

/** The clock of a walk: set back, and moved on step by step. Its program is one object, so that the city is read once. */
export type Walker = { program: Program; cast: Cast; past: Past; setTime: (at: Date) => void };

/** One proposal on its way: what its earlier steps made. */
export type Walk = {
  program: Program;
  cast: Cast;
  past: Past;
  story: Story;
  proposalId: string;
  partIds: string[];
  inquiryIds: Map<string, string>;
  /** Who has answered the question of a conflict of interest. */
  declared: Set<string>;
  /** Who acts in the step that is taken: who is asked the question when it was not answered yet. */
  acting: string;
  /** The department that leads, by its code; null until one is asked. */
  lead: string | null;
  actor: (key: string) => Person;
  /** The day on which a state was reached; null when it never was. */
  dayOf: (status: Status) => number | null;
};

/** Something that somebody does on a day, in one of some states (in the order of preference). */
export type Step = {
  name: string;
  day: number;
  in: readonly Status[];
  /** Somebody inside who has a part in the proposal: before their first look they say that there is no tie (P2). */
  by?: string;
  /** Not before this time: minutes follow the meeting. */
  notBefore?: Date;
  act: () => Promise<Result<unknown>>;
};

type Timed = Omit<Step, "in">;

/** A program whose clock the walk sets; the rest is the given program's. */
export function walkerOf(program: Program, cast: Cast, past: Past): Walker {
  let at = past.now;
  return {
    program: { ...program, now: () => at },
    cast,
    past,
    setTime: (next) => {
      at = next;
    },
  };
}

/**
 * Brings a proposal to where its story ends: every step is the real command in the name of a real person, at the time it happened,
 * so that the gates are truly met and the log replays. The one way for worlds and tests.
 * @returns what the walk made: the id of the proposal, and of its parts and inquiries.
 * @throws naming the story and the step when a command refuses: the story is wrong, or a rule has changed.
 */
export async function walk(walker: Walker, story: Story): Promise<Walk> {
  const walking = walkOf(walker, story);
  const phases = phasesOf(story);
  const steps = [
    ...stepsOfCoordination(walking),
    ...stepsOfDialogue(walking),
    ...stepsOfMethod(walking),
    ...stepsAfterReview(walking),
  ];
  const placed = steps.map((step) => place(step, phases));
  const time = timesOf(walker.past, minutesOf(story.key));
  for (const [index, phase] of phases.entries()) {
    const moves = movesInto(phase.status, walking, phases[index - 1]?.status ?? null);
    for (const step of moves) await take(walker, walking, { ...step, day: phase.from + (step.daysBefore ?? 0) }, time);
    const inside = steps
      .map((step, at) => ({ step, at: placed[at] }))
      .filter((one) => one.at?.phase === index)
      .map((one) => ({ ...one.step, day: one.at!.day }))
      .toSorted((a, b) => b.day - a.day);
    for (const step of inside) await take(walker, walking, step, time);
  }
  return walking;
}

function walkOf({ program, cast, past }: Walker, story: Story): Walk {
  const walking: Walk = {
    program,
    cast,
    past,
    story,
    proposalId: "",
    partIds: [],
    inquiryIds: new Map(),
    declared: new Set(),
    acting: "",
    lead: story.inquiries.find((one) => one.isLead)?.department ?? null,
    actor: (key) => {
      walking.acting = key;
      return cast.person(key);
    },
    dayOf: (status) => story.history.find((one) => one.status === status)?.day ?? null,
  };
  return walking;
}

type Phase = { status: Status; from: number; to: number };

function phasesOf(story: Story): readonly Phase[] {
  return story.history.map(({ status, day }, index) => ({
    status,
    from: day,
    to: story.history[index + 1]?.day ?? Math.min(day, 0),
  }));
}

/** The phase and day of a step: a preferred state that lasted on that day, else the nearest; null when none was ever reached. */
function place(step: Step, phases: readonly Phase[]): { phase: number; day: number } | null {
  const possible = step.in.flatMap((status) => phases.flatMap((phase, at) => (phase.status === status ? [at] : [])));
  const clamped = (at: number) => Math.min(phases[at]!.from, Math.max(phases[at]!.to, step.day));
  const nearest = possible.toSorted((a, b) => Math.abs(clamped(a) - step.day) - Math.abs(clamped(b) - step.day))[0];
  return nearest === undefined ? null : { phase: nearest, day: clamped(nearest) };
}

const minute = 60_000;

/** People do not all come at the same minute: how long after 9:20 the days of a story begin. */
export function minutesOf(key: string): number {
  return [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 150, 0);
}

/** Later and later: from the morning of the day on, some minutes apart, never after the time at which the story is told. */
function timesOf({ now, date }: Past, minutes: number): (step: Timed) => Date {
  let last = new Date(0);
  const hourAgo = now.getTime() - 60 * minute;
  return ({ day, notBefore }) => {
    const morning = timeOn(date(day), "09:20").getTime() + minutes * minute;
    const wished = Math.max(
      day === 0 ? Math.min(morning, hourAgo) : morning,
      last.getTime() + (day === 0 ? 1 : 3) * minute,
      notBefore?.getTime() ?? 0,
    );
    last = new Date(Math.max(last.getTime() + 1, Math.min(wished, now.getTime())));
    return last;
  };
}

async function take(walker: Walker, walking: Walk, { by, ...step }: Timed, time: (step: Timed) => Date): Promise<void> {
  if (by && !walking.declared.has(by)) {
    walking.declared.add(by);
    await take(walker, walking, { ...declareNothing(walking, by), day: step.day }, time);
  }
  const at = time(step);
  walker.setTime(at);
  const result = await step.act();
  if (result.ok) return;
  // Like everybody in front of the page: refused before the first act, asked, and then again.
  if (result.refusal.kind === "undeclared" && !walking.declared.has(walking.acting))
    return take(walker, walking, { ...step, by: walking.acting }, time);
  const refusal = JSON.stringify(result.refusal);
  throw new Error(`${walking.story.key}: ${step.name} on ${todayInTokyo(at)} refused: ${refusal}`);
}
