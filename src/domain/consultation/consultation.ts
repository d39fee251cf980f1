import { fiscalYearLabel } from "../calendar/fiscal-year.ts";
import { done, type Result, refused } from "../kernel/result.ts";
import { isOfDesk, type Person } from "../policy/actor.ts";

/** 相談 asks; 要望 wishes. Both are kept the same way (G6.3a). */
export const consultationKinds = ["consultation", "wish"] as const;
export type ConsultationKind = (typeof consultationKinds)[number];

/** How it reached the desk; `form` is the public page, the others are noted by the desk. */
export const consultationChannels = ["form", "call", "visit", "mail", "introduction"] as const;
export type ConsultationChannel = (typeof consultationChannels)[number];

export const consultationStates = ["open", "passed_on", "answered", "became_proposal", "closed"] as const;
export type ConsultationState = (typeof consultationStates)[number];

/** What may be done in each state (process.md "Before a proposal"). */
export const consultationActions = {
  open: ["answer", "passOn", "invite", "note", "close"],
  passed_on: ["answer", "passOn", "handBack", "invite", "note", "close"],
  answered: ["answer", "passOn", "invite", "note", "close"],
  became_proposal: ["note"],
  closed: ["note", "reopen"],
} as const satisfies Record<ConsultationState, readonly string[]>;
export type ConsultationAction = (typeof consultationActions)[ConsultationState][number];

/** Who does it: the desk, or the department to which it was passed on. */
const whoDoes: Record<ConsultationAction, readonly ("desk" | "department")[]> = {
  answer: ["desk", "department"],
  passOn: ["desk"],
  handBack: ["department"],
  invite: ["desk"],
  note: ["desk", "department"],
  close: ["desk"],
  reopen: ["desk"],
};

/** What the rule rests on. */
export type ConsultationFacts = { state: ConsultationState; departmentId: string | null };

/** The desk reads all of them, a department those that were passed on to it, nobody else inside; the sender by their link. */
export function mayReadConsultation(
  person: Person,
  { departmentId }: Pick<ConsultationFacts, "departmentId">,
): boolean {
  return isOfDesk(person) || isDepartment(person, departmentId);
}

/** May this person do this to it now? Guard, button and page ask the same. */
export function mayOnConsultation(
  person: Person,
  action: ConsultationAction,
  consultation: ConsultationFacts,
): Result<true> {
  const allowed: readonly ConsultationAction[] = consultationActions[consultation.state];
  if (!allowed.includes(action)) return refused({ kind: "wrong-status", status: consultation.state, allowed });
  const does = whoDoes[action];
  if (does.includes("desk") && isOfDesk(person)) return done(true);
  if (does.includes("department") && isDepartment(person, consultation.departmentId)) return done(true);
  return refused({
    kind: "not-allowed",
    reason: `これは${does.map((who) => (who === "desk" ? "官民連携デスク" : "引き継いだ課")).join("または")}が行います。`,
  });
}

/** 受付番号 of a consultation, for the telephone: 相談R8-012. It is no 提出番号, and says so by its word. */
export function consultationNumber({ fiscalYear, serial }: { fiscalYear: number; serial: number }): string {
  return `相談${fiscalYearLabel(fiscalYear)}-${String(serial).padStart(3, "0")}`;
}

/** Ten lines: the longest text of a consultation, in characters as a reader counts them. */
export const longestConsultation = 1000;

/** Days for which the sender's own link opens what became of it: the talks of half a year. */
const linkDays = 180;

/** When a link made now stops opening. */
export function linkEnd(at: Date): Date {
  return new Date(at.getTime() + linkDays * 24 * 3_600_000);
}

function isDepartment(person: Person, departmentId: string | null): boolean {
  return departmentId !== null && person.departments.some(({ id }) => id === departmentId);
}
