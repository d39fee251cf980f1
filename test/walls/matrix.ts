import type { Person } from "../../src/domain/policy/actor.ts";
import type { PersonKey } from "../support/small-world.ts";
import type { Scene } from "./scene.ts";

/**
 * The matrix of process.md "Who sees what", written out once more by hand for the tests: a table of the database, and who reads
 * it, in the words of the columns. Neither wall reads this file; both are held against it.
 */
export type Column =
  | "visitor"
  | "proposer"
  | "asked"
  | "takingPart"
  | "staff"
  | "staffOnceInDialogue"
  | "desk"
  | "chief"
  | "route"
  | "granted"
  | "grantedAndOpen";

export const matrix: Record<string, (scene: Scene) => readonly Column[]> = {
  proposals: (scene) =>
    scene.stage === "active" ? everybody : ["proposer", "asked", "staffOnceInDialogue", "desk", "route"],
  proposal_texts: (scene) =>
    scene.textSubmitted ? ["proposer", "asked", "staffOnceInDialogue", "desk", "route"] : ["proposer"],
  // Of the open parts, and of a protected part as long as nobody has a reading of it; with one: walls.test.ts, expectContent.
  attachments: (scene) =>
    scene.textSubmitted ? ["proposer", "asked", "staffOnceInDialogue", "desk", "route"] : ["proposer"],
  additions: () => ["proposer", "desk"],
  protected_parts: () => ["proposer", "asked", "staffOnceInDialogue", "desk", "route"],
  protected_part_reasons: () => ["proposer", "desk"],
  protection_talks: () => ["proposer", "desk"],
  law_accesses: (scene) => (scene.law.isTold ? ["proposer", "desk", "granted"] : ["desk", "granted"]),
  second_looks: (scene) => (scene.reviewer ? ["proposer", "desk", "route"] : []),
  holds: () => ["proposer", "asked", "staffOnceInDialogue", "desk", "route"],
  declines: (scene) => (scene.declineSent ? ["proposer", "asked", "staffOnceInDialogue", "desk", "route"] : ["desk"]),
  assignments: () => ["asked", "desk", "route"],
  outlooks: () => ["proposer", "asked", "desk", "route"],
  going_on_reasons: () => ["asked", "desk", "route"],
  messages: () => ["proposer", "takingPart", "desk", "route"],
  topics: () => ["proposer", "takingPart", "desk", "route"],
  message_changes: () => ["proposer", "takingPart", "desk", "route"],
  internal_notes: () => ["asked", "desk", "route"],
  note_changes: () => ["asked", "desk", "route"],
  meetings: () => ["proposer", "takingPart", "desk", "route"],
  meeting_offers: () => ["proposer", "takingPart", "desk", "route"],
  minutes_versions: () => ["proposer", "takingPart", "desk", "route"],
  to_dos: () => ["proposer", "takingPart", "desk", "route"],
  step_requests: () => ["proposer", "takingPart", "desk", "route"],
  minutes_statements: () => ["proposer", "takingPart", "desk", "route"],
  plans: () => ["proposer", "takingPart", "desk", "route"],
  plan_section_locks: () => ["proposer", "takingPart", "desk", "route"],
  plan_suggestions: () => ["proposer", "takingPart", "desk", "route"],
  feasibilities: () => ["asked", "desk", "route"],
  method_facts: () => ["asked", "desk", "route"],
  fairness_checks: () => ["asked", "desk", "route"],
  gate_states: (scene) => (scene.stage === "draft" || scene.sealed ? [] : ["desk"]),
  press_notices: () => ["desk"],
  fairness_evidence: () => ["asked", "desk", "route"],
  approval_papers: () => ["asked", "desk", "route"],
  approval_steps: (scene) => (scene.route.length > 0 ? ["asked", "desk", "route"] : []),
  decisions: (scene) => (scene.decisionSent ? ["proposer", "asked", "desk", "route"] : ["asked", "desk", "route"]),
  eligibility_checks: () => ["desk", "route"],
  eligibility_results: () => ["proposer", "desk", "route"],
  agreements: () => ["proposer", "asked", "staff", "desk", "route"],
  awards: () => ["proposer", "asked", "staff", "desk", "route"],
  cooperations: () => ["proposer", "asked", "staff", "desk", "route"],
  reopenings: () => ["proposer", "asked", "desk", "route"],
  initiatives: () => ["proposer", "asked", "staff", "desk", "route"],
  initiative_reports: () => ["proposer", "asked", "staff", "desk", "route"],
  final_reports: () => ["proposer", "asked", "desk", "route"],
  lessons: () => ["proposer", "asked", "desk", "route"],
  publication_drafts: (scene) =>
    scene.caseState === "drafting" ? ["asked", "desk", "route"] : ["proposer", "asked", "desk", "route"],
  gate_confirmations: () => ["proposer", "asked", "staffOnceInDialogue", "desk", "route"],
};

/** What a clock or an event speaks of decides who reads it: the lines as the records above. */
export const eventMatrix: Record<string, (scene: Scene) => readonly Column[]> = {
  proposal: (scene) => matrix.proposals!(scene),
  open_parts: () => ["proposer", "asked", "staffOnceInDialogue", "desk", "route"],
  protection: () => ["proposer", "desk"],
  inside: () => ["asked", "desk", "route"],
  // Of no department in particular: an asked department sees it with all the others, once in dialogue.
  inquiry: (scene) =>
    scene.stage === "inDialogue" || scene.stage === "active"
      ? ["proposer", "asked", "desk", "route"]
      : ["proposer", "desk", "route"],
  dialogue: () => ["proposer", "takingPart", "desk", "route"],
  review: () => ["asked", "desk", "route"],
  agreement: () => ["proposer", "asked", "staff", "desk", "route"],
  eligibility: () => ["desk", "route"],
  publication: () => ["proposer", "asked", "desk", "route"],
  desk: () => ["desk"],
};

const everybody: readonly Column[] = [
  "visitor",
  "proposer",
  "asked",
  "takingPart",
  "staff",
  "staffOnceInDialogue",
  "desk",
  "chief",
  "route",
];

/** The protected part, level by level; nobody in the city before it is agreed. */
export function contentReaders(scene: Scene): readonly Column[] {
  // Given up by its proposer: as the open parts.
  if (scene.part.state === "released") return ["proposer", "asked", "staffOnceInDialogue", "desk", "route"];
  if (scene.part.state !== "agreed") return ["proposer"];
  return {
    staff: ["proposer", "asked", "staffOnceInDialogue", "desk", "route", "grantedAndOpen"],
    asked_departments: ["proposer", "asked", "desk", "route", "grantedAndOpen"],
    desk: ["proposer", "desk", "grantedAndOpen"],
    named_departments: ["proposer", "desk", "route", "grantedAndOpen"],
  }[scene.part.level] as readonly Column[];
}

type Roster = {
  organisation?: string;
  departments?: readonly string[];
  roles?: readonly string[];
  standsInFor?: string;
  /** In whose place they act as chief today (代決). */
  chiefFor?: string;
};

/** The people of the small city by what they are, by hand. */
export const roster: Record<string, Roster> = {
  representative: { organisation: "a" },
  member: { organisation: "a" },
  otherCompany: { organisation: "b" },
  officer: { roles: ["desk"] },
  // Stands in for the chief (代決).
  officer2: { roles: ["desk"], chiefFor: "chief" },
  chief: { roles: ["desk", "chief"] },
  healthHead: { departments: ["0507"] },
  healthStaff: { departments: ["0507"] },
  disasterHead: { departments: ["0201"] },
  // Stands in for an approver (代決).
  schoolStaff: { departments: ["0902"], standsInFor: "finance" },
  finance: { roles: ["approver"] },
  mayorOffice: { roles: ["approver"] },
  administrator: {},
};

/** A person as signing in would make them, with whom they stand in for; named by an administrator. */
export function actingAs(person: Person, key: string, idOf: (key: PersonKey) => string): Person {
  const { standsInFor, chiefFor } = roster[key]!;
  const as = (away: string, part: "approver" | "chief") => ({
    ...{ personId: idOf(away as PersonKey), part, namedBy: idOf("administrator"), departmentId: null },
  });
  if (standsInFor) return { ...person, deputyOf: [as(standsInFor, "approver")] };
  return chiefFor ? { ...person, deputyOf: [as(chiefFor, "chief")] } : person;
}

/** The columns in which a person stands for a scene. A tie takes a person out of every column inside the city. */
export function columnsOf(key: string, scene: Scene): ReadonlySet<Column> {
  const who = roster[key]!;
  const columns = new Set<Column>(["visitor"]);
  if (who.organisation === "a") columns.add("proposer");
  if (who.organisation || scene.stage === "draft" || scene.sealed || scene.tied.includes(key)) return columns;
  const open = (who.departments ?? []).flatMap((code) =>
    scene.inquiries[code] && !scene.inquiries[code].endedAs ? [scene.inquiries[code]] : [],
  );
  const reachedDialogue = scene.stage === "inDialogue" || scene.stage === "active";
  const isStaff = (who.roles ?? []).length > 0 || (who.departments ?? []).length > 0;
  if (who.roles?.includes("desk")) columns.add("desk");
  // Who is tied decides nothing, nor who it is decided by: nobody whom they named stands in for another here.
  const standsIn = !scene.tied.includes("administrator");
  if (who.roles?.includes("chief") || (who.chiefFor && standsIn)) columns.add("chief");
  if (isStaff) columns.add("staff");
  if (isStaff && reachedDialogue) columns.add("staffOnceInDialogue");
  if (open.length > 0) columns.add("asked");
  if (
    reachedDialogue &&
    open.some((inquiry) => inquiry.confirmed && (inquiry.outcome === "dialogue" || inquiry.outcome === "conditions"))
  )
    columns.add("takingPart");
  // Who looks a second time sees it as an approver on the route does.
  if (scene.route.includes(key) || scene.reviewer === key) columns.add("route");
  if (who.standsInFor && standsIn && scene.route.includes(who.standsInFor)) columns.add("route");
  // Access for law: their own, whatever else they are to the proposal.
  if (scene.law.person === key) columns.add("granted");
  if (scene.law.person === key && scene.law.isOpen && scene.law.isDeclared && isStaff) columns.add("grantedAndOpen");
  return columns;
}

/** Whether the matrix gives a reader of these columns the row. */
export function reads(columns: ReadonlySet<Column>, readers: readonly Column[]): boolean {
  return readers.some((reader) => columns.has(reader));
}
