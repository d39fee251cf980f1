import type { EventLine } from "../process/ball.ts";
import type { Holder } from "../process/record.ts";

/** Who is told: a side of the proposal, the desk's chief, a department (its head alone), those in the dialogue, one person. */
export type Audience = "partner" | "desk" | "chief" | "department" | "head" | "departments" | "person";

/** turn: the ball came to them. news: something happened. The others: the clock of a turn runs out. */
export const noticeKinds = ["turn", "news", "soon", "today", "overdue", "escalated"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** One thing that an audience is told of. */
export type News = {
  kind: NoticeKind;
  /** A task (turns and clocks) or the kind of an event (news). */
  what: string;
  audience: Audience;
  department?: string | null;
  person?: string | null;
  subject?: string | null;
  wait?: string | null;
  due?: string | null;
};

/** A wait as far as telling needs it. */
export type ToldWait = {
  id: string;
  task: string;
  holder: Holder;
  departmentId: string | null;
  personId: string | null;
  subjectId: string | null;
  due: string | null;
};

/** What an event says of whom it is about, where that decides who is told or of what: a person, departments, a meeting. */
export type EventFacts = { person?: unknown; departments?: unknown; meeting?: unknown };

/** What nobody reads out of their turn. */
const toldBesideTurns: readonly string[] = ["question-left"];

/** What happened in an act, and whose turn began by it: who is told of what. Whose turn it is is not told the news besides. */
export function toldOfAct(
  happened: readonly { kind: string; bySide: string; line: EventLine; facts?: EventFacts }[],
  begun: readonly ToldWait[],
): readonly News[] {
  const turns = begun.flatMap((wait) => turnOf(wait));
  const news = happened.flatMap(({ kind, bySide, line, facts }) => newsOf(kind, bySide, line, facts));
  const isTurn = (audience: Audience) => turns.some((turn) => turn.audience === audience);
  return [...turns, ...news.filter(({ audience, what }) => !isTurn(audience) || toldBesideTurns.includes(what))];
}

/** Whoever was mentioned by a colleague is told so; what was written they read in the program alone. */
export function toldOfMentions(personIds: readonly string[]): readonly News[] {
  return personIds.map((person) => ({ kind: "news", what: "mentioned", audience: "person", person }));
}

/** Who has the ball is told so. A wait for nobody tells nobody; a decline to be confirmed is the chief's. */
export function turnOf(wait: ToldWait, kind: NoticeKind = "turn"): readonly News[] {
  const audience = audienceOf(wait);
  if (!audience) return [];
  const { task, departmentId, personId, subjectId, id, due } = wait;
  return [
    { kind, what: task, audience, department: departmentId, person: personId, subject: subjectId, wait: id, due },
  ];
}

function audienceOf({ holder, task, personId }: ToldWait): Audience | null {
  if (holder === "nobody") return null;
  // A person who is named is told alone, on whichever side.
  if (personId) return "person";
  switch (holder) {
    case "partner":
      return "partner";
    case "department":
      return "department";
    case "approver":
      return null;
    case "desk":
      return task === "confirmDecline" ? "chief" : "desk";
  }
}

const upwards: Readonly<Record<Holder, readonly Audience[]>> = {
  department: ["head", "desk"],
  desk: ["chief"],
  approver: ["chief"],
  partner: ["desk"],
  nobody: [],
};

/** Who is reminded of what is no proposal: whoever has it, and one step up once nobody took it (as with a proposal's turn). */
export function remindedOf(holder: "desk" | "department" | "approver", kind: NoticeKind): readonly Audience[] {
  if (kind === "escalated") return upwards[holder];
  return holder === "approver" ? ["person"] : [holder];
}

/**
 * A turn that nobody took for five business days goes one step up (process.md "overdue, escalated"): a department's to its head and the
 * desk, the desk's and an approver's to the chief, the proposer's to the desk, which may ask or end it.
 */
export function escalationOf(wait: ToldWait): readonly News[] {
  const { task, departmentId, subjectId, id, due } = wait;
  return upwards[wait.holder].map((audience) => ({
    ...{ kind: "escalated" as const, what: task, audience, department: departmentId, subject: subjectId },
    ...{ wait: id, due },
  }));
}

/**
 * What is told though it is nobody's turn by it: the moves that a proposer waits for, and what the other side of the dialogue did. Who
 * did it is not told; the inside steps are not told outside.
 */
const toldOf: Readonly<Record<string, readonly Audience[]>> = {
  "proposal-received": ["partner"],
  "inquiry-begun": ["partner"],
  "answer-released": ["partner"],
  "outlook-told": ["partner"],
  "dialogue-opened": ["partner", "departments"],
  "protection-agreed": ["partner", "desk"],
  "protection-changed": ["partner", "desk"],
  "protection-change-refused": ["partner", "desk"],
  "protection-widened": ["desk"],
  "protection-released": ["desk"],
  "protection-kept": ["desk"],
  "part-left-out": ["partner", "desk"],
  "law-access-granted": ["partner"],
  "law-access-told": ["partner"],
  "message-sent": ["partner", "desk", "departments"],
  "mail-filed": ["partner", "departments"],
  "meeting-agreed": ["partner", "desk", "departments"],
  "meeting-moved": ["partner", "desk", "departments"],
  "meeting-cancelled": ["partner", "desk", "departments"],
  "minutes-contested": ["partner", "desk", "departments"],
  "minutes-confirmed": ["desk"],
  "to-do-changed": ["partner", "desk", "departments"],
  "to-do-done": ["partner", "desk"],
  "step-answered": ["partner", "desk", "departments"],
  "plan-edited": ["partner", "desk", "departments"],
  "plan-approved": ["partner", "desk"],
  "plan-suggested": ["partner", "desk", "departments"],
  "plan-suggestion-declined": ["partner", "desk", "departments"],
  "inquiry-answered": ["desk"],
  "inquiry-passed-on": ["desk"],
  "question-appended": ["department"],
  "question-left": ["desk"],
  "inquiry-handed": ["person"],
  "joint-answer-arranged": ["department"],
  "joint-answer-drafted": ["department"],
  "departments-called": ["department"],
  "department-meeting-noted": ["department"],
  "department-meeting-cancelled": ["department"],
  "method-review-started": ["partner"],
  "method-decided": ["partner"],
  "dialogue-reopened": ["partner", "departments"],
  "method-review-reopened": ["partner"],
  "preparing-started": ["partner"],
  "call-started": ["partner"],
  "other-selected": ["partner"],
  "paper-sent-back": ["desk"],
  "agreement-consented": ["desk"],
  "agreement-concluded": ["partner", "departments"],
  "cooperation-confirmed": ["partner", "desk"],
  "facts-commented": ["desk"],
  "case-commented": ["desk"],
  "partnership-started": ["partner", "departments"],
  "case-published": ["partner", "departments"],
  "case-corrected": ["partner", "departments"],
  "case-withdrawn": ["partner"],
  "partnership-completed": ["partner", "departments"],
  "sealed-opened": ["partner"],
  "proposal-held": ["partner"],
  "proposal-resumed": ["partner"],
  "proposal-declined": ["partner"],
  "second-look-upheld": ["partner", "desk"],
  "second-look-reopened": ["partner", "desk"],
  "proposal-lapsed": ["partner"],
  "proposal-submitted": ["partner"],
  "proposal-resubmitted": ["partner"],
  "proposal-withdrawn": ["partner", "desk", "departments"],
};

/** What changes somebody's calendar. The other side of a move has the ball by it: its notice is a turn, about the same meeting. */
export const calendarNews: readonly string[] = ["meeting-agreed", "meeting-moved", "meeting-cancelled", "agreeMeeting"];

/** What one person does in the name of their organisation: its other people hear of it, so that nobody of them goes on writing or waiting. */
const toldToColleagues: readonly string[] = [
  "proposal-submitted",
  "proposal-resubmitted",
  "proposal-withdrawn",
  "meeting-agreed",
  "meeting-moved",
  "meeting-cancelled",
];

/**
 * What an event tells to whom; nothing for most of the inside ones. The side that did it learns nothing new and is left out, but for what
 * one person does in the name of all. What stands on the desk's line of the log (an access that a law forbids to tell of) is told to nobody
 * outside.
 */
export function newsOf(
  kind: string,
  bySide: string,
  line: EventLine = "proposal",
  facts: EventFacts = {},
): readonly News[] {
  const ownSide: Readonly<Record<string, Audience>> = { partner: "partner", desk: "desk" };
  return (toldOf[kind] ?? [])
    .filter((audience) => audience !== ownSide[bySide] || toldToColleagues.includes(kind))
    .filter((audience) => line !== "desk" || audience !== "partner")
    .flatMap((audience): readonly News[] => {
      const subject = typeof facts.meeting === "string" ? { subject: facts.meeting } : {};
      const told = { kind: "news", what: kind, audience, ...subject } as const;
      if (audience === "person") return typeof facts.person === "string" ? [{ ...told, person: facts.person }] : [];
      if (audience !== "department") return [told];
      const departments = Array.isArray(facts.departments) ? facts.departments : [];
      return departments.map((department: string) => ({ ...told, department }));
    });
}
