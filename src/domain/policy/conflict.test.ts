import { expect, test } from "vitest";
import { type Action, whoMay } from "../process/actions.ts";
import type { ProposalRecord } from "../process/record.ts";
import { statuses } from "../process/status.ts";
import type { Person } from "./actor.ts";
import { may } from "./may.ts";

/** A head of a department that is asked and leads, on the desk, and on the route: every part that somebody in the city can have. */
const everything: Person = {
  kind: "person",
  municipality: "272060",
  id: "p",
  name: "職員",
  organisation: null,
  departments: [{ id: "d", name: "課", role: "head" }],
  roles: ["officer", "chief", "approver"],
};

function recordIn(status: ProposalRecord["status"], declarations: ProposalRecord["declarations"]): ProposalRecord {
  const answer = { outcome: "dialogue", confirmedAt: new Date(), releasedAt: null };
  return {
    id: "r",
    status,
    organisation: { id: "o", name: "団体" },
    submittedAt: new Date(),
    dialogueAt: new Date(),
    activeAt: null,
    assigned: [],
    declarations,
    inquiries: [{ departmentId: "d", isLead: true, endedAs: null, answer }],
    papers: [{ state: "on_route", draftedBy: "other", steps: [{ personId: "p" }] }],
    openSuggestions: [],
    planDrafters: [],
    reviewers: ["p"],
    secondLook: { reviewerId: "p" },
    decline: null,
  } as unknown as ProposalRecord;
}

const inTheCity = (Object.keys(whoMay) as Action[]).filter((action) =>
  whoMay[action].some((part) => part !== "member" && part !== "representative"),
);

test("every act of somebody in the city waits for the answer about ties; only taking in, handing out and the answer itself do not", () => {
  const free = new Set<Action>();
  for (const action of inTheCity)
    for (const status of statuses) {
      const before = may(everything, action, recordIn(status, []));
      const after = may(everything, action, recordIn(status, [{ personId: "p", hasTie: false }]));
      if (before.ok) free.add(action);
      else if (after.ok) expect([action, before.refusal]).toEqual([action, { kind: "undeclared", proposalId: "r" }]);
    }
  expect([...free].sort()).toEqual([
    // In completed nobody is asked any more: what was agreed about a protected part goes on to be kept.
    "agreeProtectionChange",
    "askForAdditions",
    "askPeriodEnd",
    "assignOfficer",
    "closeAsLapsed",
    "correctCase",
    "declareConflict",
    "endLawAccess",
    "endProtectionChange",
    "grantLawAccess",
    // In completed nobody is asked any more: reading is for the record, and the chief takes a case back at once.
    "openProtectedPart",
    "proposeProtectionChange",
    "receiveProposal",
    "tellLawAccess",
    "withdrawCase",
    "writeNote",
  ]);
});

test("who is not in the city is not asked: its own organisation writes at once", () => {
  const company: Person = {
    ...everything,
    organisation: { id: "o", name: "団体", role: "representative" },
    departments: [],
    roles: [],
  };
  expect(may(company, "sendMessage", recordIn("dialogue", [])).ok).toBe(true);
});
