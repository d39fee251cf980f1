import fc from "fast-check";
import type { Level } from "../../src/domain/process/record.ts";

/** One generated proposal of the walls' test: the states and the people that decide who sees what. */
export type Scene = {
  stage: "draft" | "submitted" | "inDialogue" | "active";
  status: string;
  /** Sent to a sealed challenge that is not opened yet. */
  sealed: boolean;
  /** Asked departments by code: what became of the inquiry. */
  inquiries: Record<
    string,
    {
      isLead: boolean;
      endedAs: "released" | "passed_on" | null;
      outcome: "dialogue" | "conditions" | "not_ours" | "no" | null;
      confirmed: boolean;
      released: boolean;
    }
  >;
  tied: readonly string[];
  route: readonly string[];
  /** Named for a second look at the decline. */
  reviewer: string | null;
  part: {
    state: "requested" | "countered" | "agreed" | "left_out" | "released";
    level: Level;
    named: readonly string[];
  };
  /** An access for law: to whom, whether it still lasts, whether the proposer was told, whether its reader has said that there is no tie. */
  law: { person: string; isOpen: boolean; isTold: boolean; isDeclared: boolean };
  textSubmitted: boolean;
  decisionSent: boolean;
  declineSent: boolean;
  caseState: "drafting" | "commenting" | "commented" | "published" | "withheld";
};

export const departmentCodes = ["0201", "0507", "0902"];
const cityPeople = [
  "officer",
  "officer2",
  "chief",
  "healthHead",
  "healthStaff",
  "disasterHead",
  "schoolStaff",
  "finance",
  "mayorOffice",
  "administrator",
];

const statusesOf: Record<Scene["stage"], readonly string[]> = {
  draft: ["draft"],
  submitted: ["submitted", "additions_asked", "received", "inquiry", "on_hold", "declined", "withdrawn", "lapsed"],
  inDialogue: ["dialogue", "method_review", "preparing", "in_call", "on_hold", "declined", "withdrawn", "not_selected"],
  active: ["active", "completed"],
};

const inquiry = fc.record({
  isLead: fc.boolean(),
  endedAs: fc.constantFrom(null, null, null, "released" as const, "passed_on" as const),
  outcome: fc.constantFrom(null, "dialogue" as const, "conditions" as const, "not_ours" as const, "no" as const),
  confirmed: fc.boolean(),
  released: fc.boolean(),
});

/** Every combination that the process can reach, and many that only a mistake could. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({
    stage: fc.constantFrom<Scene["stage"]>("draft", "submitted", "submitted", "inDialogue", "inDialogue", "active"),
    pick: fc.nat(),
    sealed: fc.constantFrom(false, false, false, true),
    asked: fc.uniqueArray(fc.constantFrom(...departmentCodes), { maxLength: 3 }),
    answers: fc.tuple(inquiry, inquiry, inquiry),
    tied: fc.uniqueArray(fc.constantFrom(...cityPeople), { maxLength: 2 }),
    route: fc.uniqueArray(fc.constantFrom("finance", "mayorOffice", "healthHead", "chief"), { maxLength: 2 }),
    reviewer: fc.constantFrom(null, null, "mayorOffice", "schoolStaff"),
    partState: fc.constantFrom<Scene["part"]["state"]>(
      "requested",
      "countered",
      "agreed",
      "agreed",
      "agreed",
      "left_out",
      "released",
    ),
    level: fc.constantFrom<Level>("staff", "asked_departments", "desk", "named_departments"),
    named: fc.uniqueArray(fc.constantFrom(...departmentCodes), { minLength: 1, maxLength: 2 }),
    lawPerson: fc.constantFrom("schoolStaff", "finance", "healthStaff", "officer2", "administrator"),
    lawOpen: fc.boolean(),
    lawTold: fc.boolean(),
    lawDeclared: fc.boolean(),
    textSubmitted: fc.boolean(),
    decisionSent: fc.boolean(),
    declineSent: fc.boolean(),
    caseState: fc.constantFrom<Scene["caseState"]>("drafting", "commenting", "commented", "published", "withheld"),
  })
  .map((made) => {
    const isDraft = made.stage === "draft";
    const sealed = made.stage === "submitted" && made.sealed;
    let hasLead = false;
    // Of a draft and of what is sealed there are none: the database refuses them.
    const inquiries: Scene["inquiries"] = {};
    for (const [index, code] of (isDraft || sealed ? [] : made.asked).entries()) {
      const answer = made.answers[index]!;
      const isLead: boolean = answer.isLead && !hasLead;
      hasLead ||= isLead;
      inquiries[code] = { ...answer, isLead };
    }
    return {
      stage: made.stage,
      sealed,
      status: sealed ? "submitted" : statusesOf[made.stage][made.pick % statusesOf[made.stage].length]!,
      inquiries,
      tied: isDraft ? [] : made.tied,
      route: isDraft ? [] : made.route,
      reviewer: isDraft ? null : made.reviewer,
      part: {
        state: isDraft ? "requested" : made.partState,
        level: made.level,
        named: made.level === "named_departments" ? made.named : [],
      },
      law: { person: made.lawPerson, isOpen: made.lawOpen, isTold: made.lawTold, isDeclared: made.lawDeclared },
      textSubmitted: !isDraft && made.textSubmitted,
      decisionSent: made.decisionSent,
      declineSent: made.declineSent,
      caseState: made.caseState,
    };
  });
