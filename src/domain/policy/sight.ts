import { actsFor, awayAs, isOfDesk, type Person } from "./actor.ts";

/** The facts about a proposal that decide who sees what: the same that wall.sight reads in the database. */
export type SightFacts = {
  organisationId: string;
  submitted: boolean;
  /** Sent to a sealed challenge that is not opened yet: this overrides everything else inside the city. */
  sealed: boolean;
  /** "Once in dialogue", "once active": has ever reached it, also while held and after it ended. */
  reachedDialogue: boolean;
  reachedActive: boolean;
  /** People who declared a tie: taken out everywhere inside the city (P2). */
  tied: readonly string[];
  /** Departments asked and neither released nor passed on. */
  asked: readonly { departmentId: string; isLead: boolean; takesPart: boolean }[];
  /** Persons named on a route of an approval paper, or for a second look. */
  onRoute: readonly string[];
  /** Of these the ones on a route: whoever stands in for them is on it too. */
  stepsOf: readonly string[];
  /** In whose place the reader does not act here: whoever named them has a tie (P2). */
  barred: readonly string[];
};

/** What an actor is to a proposal. `none` of them is a stranger; `public` everybody is, once it is active. */
export type Relation =
  | "public"
  | "proposer"
  | "asked"
  | "takingPart"
  | "staff"
  | "staffInDialogue"
  | "desk"
  | "chief"
  | "onRoute"
  | "lead";

/** The relations of a signed-in person to a proposal (process.md "Who sees what"). Mirrors wall.sight; test/walls compares them. */
export function relationsOf(person: Person, facts: SightFacts): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (facts.reachedActive) relations.add("public");
  if (person.organisation?.id === facts.organisationId) relations.add("proposer");
  const inside = facts.submitted && !facts.sealed && !facts.tied.includes(person.id);
  if (!inside) return relations;
  const desk = isOfDesk(person);
  const staff = desk || person.departments.length > 0 || person.roles.includes("approver");
  const mine = facts.asked.filter((inquiry) =>
    person.departments.some((department) => department.id === inquiry.departmentId),
  );
  if (desk) relations.add("desk");
  if (person.roles.includes("chief") || awayAs(person, "chief", facts.barred).length > 0) relations.add("chief");
  if (staff) relations.add("staff");
  if (staff && facts.reachedDialogue) relations.add("staffInDialogue");
  if (mine.length > 0) relations.add("asked");
  if (mine.some((inquiry) => inquiry.isLead)) relations.add("lead");
  if (facts.reachedDialogue && mine.some((inquiry) => inquiry.takesPart)) relations.add("takingPart");
  if (facts.onRoute.includes(person.id) || facts.stepsOf.some((approver) => actsFor(person, approver, facts.barred)))
    relations.add("onRoute");
  return relations;
}
