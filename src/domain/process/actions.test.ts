import { expect, test } from "vitest";
import { type Action, actionsByStatus, whoMay } from "./actions.ts";
import { type Status, statuses } from "./status.ts";

// The process table of the guideline's desk, written out by hand: what can be done in which state. A change of the process
// is a change of this list, read by a person.
const table: Record<Action, string> = {
  editProposal: "draft additions_asked",
  submitProposal: "draft",
  discardDraft: "draft",
  resubmitProposal: "additions_asked",
  withdrawProposal: "submitted additions_asked received inquiry dialogue method_review preparing in_call on_hold",
  counterProtection: "received inquiry dialogue method_review",
  agreeProtection: "received inquiry dialogue method_review",
  leaveOutProtection: "received inquiry dialogue method_review",
  openProtectedPart: "received inquiry dialogue method_review preparing active completed on_hold",
  proposeProtectionChange: "received inquiry dialogue method_review preparing active completed on_hold",
  agreeProtectionChange: "received inquiry dialogue method_review preparing active completed on_hold",
  endProtectionChange: "received inquiry dialogue method_review preparing active completed on_hold",
  releaseProtection: "received inquiry dialogue method_review preparing active completed on_hold",
  askPeriodEnd: "received inquiry dialogue method_review preparing active completed on_hold",
  keepProtection: "received inquiry dialogue method_review preparing active completed on_hold",
  grantLawAccess:
    "received inquiry dialogue method_review preparing in_call active completed on_hold declined not_selected withdrawn",
  endLawAccess:
    "received inquiry dialogue method_review preparing in_call active completed on_hold declined not_selected withdrawn",
  tellLawAccess:
    "received inquiry dialogue method_review preparing in_call active completed on_hold declined not_selected withdrawn",
  requestSecondLook: "declined",
  passOnSecondLook: "declined",
  answerSecondLook: "declined",
  receiveProposal: "submitted",
  askForAdditions: "submitted",
  closeAsLapsed: "additions_asked",
  assignOfficer: "submitted additions_asked received inquiry dialogue method_review preparing active on_hold",
  declareConflict:
    "submitted additions_asked received inquiry dialogue method_review preparing in_call active on_hold declined",
  confirmPublicBenefit: "received inquiry",
  askDepartment: "received inquiry dialogue",
  extendInquiry: "inquiry dialogue",
  releaseDepartment: "inquiry dialogue",
  nameLeadDepartment: "inquiry dialogue",
  releaseAnswer: "inquiry dialogue",
  tellOutlook: "inquiry dialogue",
  goOnWithoutAnswers: "inquiry",
  openDialogue: "inquiry",
  draftAnswer: "inquiry dialogue",
  confirmAnswer: "inquiry dialogue",
  askBack: "inquiry dialogue",
  answerAskBack: "inquiry dialogue",
  handInquiry: "inquiry dialogue",
  arrangeJointAnswer: "inquiry dialogue",
  draftJointAnswer: "inquiry dialogue",
  confirmJointAnswer: "inquiry dialogue",
  callDepartments: "inquiry dialogue",
  noteDepartmentMeeting: "inquiry dialogue",
  cancelDepartmentMeeting: "inquiry dialogue",
  sendMessage: "submitted additions_asked received inquiry dialogue method_review preparing active on_hold",
  writeNote:
    "submitted additions_asked received inquiry dialogue method_review preparing in_call active completed on_hold",
  proposeMeeting: "dialogue method_review preparing active",
  agreeMeeting: "dialogue method_review preparing active",
  counterMeeting: "dialogue method_review preparing active",
  moveMeeting: "dialogue method_review preparing active",
  cancelMeeting: "dialogue method_review preparing active",
  addToDo: "dialogue method_review preparing active",
  changeToDo: "dialogue method_review preparing active",
  endToDo: "dialogue method_review preparing active",
  askForStep: "dialogue method_review preparing active",
  answerStep: "dialogue method_review preparing active",
  contestMinutes: "dialogue method_review preparing active",
  writeMinutes: "dialogue method_review preparing active",
  confirmMinutes: "dialogue method_review preparing active",
  editPlan: "dialogue method_review",
  approvePlan: "dialogue method_review",
  startMethodReview: "dialogue",
  decideFeasibility: "method_review",
  meetCondition: "method_review",
  recordMethodFacts: "method_review",
  checkFairness: "method_review",
  proposeMethod: "method_review",
  decidePaper: "method_review preparing",
  backToDialogue: "method_review",
  startPreparing: "method_review",
  startCall: "method_review",
  draftAgreement: "preparing",
  consentAgreement: "preparing",
  concludeAgreement: "preparing",
  confirmCooperation: "preparing",
  recordAward: "preparing",
  checkEligibility: "preparing",
  draftFacts: "preparing",
  commentFacts: "preparing",
  withholdFacts: "preparing",
  keepPressNotice: "preparing",
  reopenMethodReview: "preparing",
  startActive: "preparing",
  addInitiative: "active",
  reportInitiative: "active",
  writeFinalReport: "active",
  writeLesson: "active",
  draftCase: "active",
  sendCaseForComment: "active",
  commentCase: "active",
  publishCase: "active",
  withholdCase: "active",
  completeProposal: "active",
  correctCase: "completed",
  withdrawCase: "completed",
  holdProposal: "received inquiry dialogue method_review preparing",
  resumeProposal: "on_hold",
  draftDecline: "submitted received inquiry dialogue method_review preparing on_hold",
  confirmDecline: "submitted received inquiry dialogue method_review preparing on_hold",
  sendBackDecline: "submitted received inquiry dialogue method_review preparing on_hold",
  dropDecline: "submitted received inquiry dialogue method_review preparing on_hold",
};

for (const [action, expected] of Object.entries(table)) {
  test(`${action} is possible in: ${expected}`, () => {
    const possible = statuses.filter((status: Status) =>
      (actionsByStatus[status] as readonly Action[]).includes(action as Action),
    );
    expect(possible).toEqual(statuses.filter((status) => expected.split(" ").includes(status)));
  });
}

test("every action of the table has somebody who may do it, and no action is forgotten", () => {
  expect(Object.keys(whoMay).sort()).toEqual(Object.keys(table).sort());
});

test("once a proposal was declined, not selected, lapsed or withdrawn nothing is done any more, but a second look and what the law may ask of what was agreed", () => {
  const law = ["grantLawAccess", "endLawAccess", "tellLawAccess"];
  const secondLook = ["requestSecondLook", "passOnSecondLook", "answerSecondLook", "declareConflict"];
  expect(actionsByStatus.declined).toEqual([...secondLook, ...law]);
  for (const status of ["not_selected", "withdrawn"] as const) expect(actionsByStatus[status]).toEqual(law);
  expect(actionsByStatus.lapsed).toEqual([]);
});

test("the desk decides no project: feasibility belongs to the head of the lead department, approval to the route", () => {
  expect(whoMay.decideFeasibility).toEqual(["leadHead"]);
  expect(whoMay.decidePaper).toEqual(["onRoute"]);
});

test("what binds an organisation is done by its representative", () => {
  for (const action of [
    "submitProposal",
    "resubmitProposal",
    "withdrawProposal",
    "consentAgreement",
    "commentFacts",
    "commentCase",
    "releaseProtection",
    "keepProtection",
  ] as const)
    expect(whoMay[action]).toEqual(["representative"]);
});
