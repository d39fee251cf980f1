import type { Status } from "./status.ts";

/**
 * What people do, and who: the part that a person must have in the record.
 * One table for guards, buttons, generated documents and tests. Renewal, amendment and the running of a
 * call come later and stand in process.md only.
 */
export const whoMay = {
  // the proposer
  editProposal: ["member"],
  submitProposal: ["representative"],
  discardDraft: ["member"],
  resubmitProposal: ["representative"],
  withdrawProposal: ["representative"],
  // protection, both sides
  counterProtection: ["desk", "representative"],
  agreeProtection: ["desk", "representative"],
  leaveOutProtection: ["desk", "representative"],
  openProtectedPart: ["desk", "asked", "staffInDialogue", "onRoute"],
  // once it is agreed
  proposeProtectionChange: ["desk", "representative"],
  agreeProtectionChange: ["desk", "representative"],
  endProtectionChange: ["desk", "representative"],
  releaseProtection: ["representative"],
  askPeriodEnd: ["desk"],
  keepProtection: ["representative"],
  // for law
  grantLawAccess: ["chief"],
  endLawAccess: ["chief"],
  tellLawAccess: ["chief"],
  // the desk
  receiveProposal: ["officer"],
  askForAdditions: ["officer"],
  closeAsLapsed: ["officer"],
  assignOfficer: ["chief"],
  declareConflict: ["desk", "asked", "onRoute"],
  confirmPublicBenefit: ["officer"],
  askDepartment: ["officer"],
  extendInquiry: ["officer"],
  releaseDepartment: ["officer"],
  nameLeadDepartment: ["officer"],
  releaseAnswer: ["officer"],
  tellOutlook: ["officer"],
  goOnWithoutAnswers: ["officer"],
  openDialogue: ["officer"],
  // departments
  draftAnswer: ["asked"],
  confirmAnswer: ["askedHead"],
  askBack: ["asked"],
  answerAskBack: ["officer"],
  handInquiry: ["asked"],
  arrangeJointAnswer: ["officer"],
  draftJointAnswer: ["asked"],
  confirmJointAnswer: ["askedHead"],
  callDepartments: ["officer"],
  noteDepartmentMeeting: ["officer"],
  cancelDepartmentMeeting: ["officer"],
  // dialogue
  sendMessage: ["member", "desk", "takingPart"],
  writeNote: ["desk", "asked"],
  proposeMeeting: ["member", "desk", "takingPart"],
  agreeMeeting: ["member", "desk", "takingPart"],
  counterMeeting: ["member", "desk", "takingPart"],
  moveMeeting: ["member", "desk", "takingPart"],
  cancelMeeting: ["member", "desk", "takingPart"],
  writeMinutes: ["desk", "takingPart"],
  contestMinutes: ["member", "desk", "takingPart"],
  confirmMinutes: ["representative", "desk"],
  addToDo: ["member", "desk", "takingPart"],
  changeToDo: ["member", "desk", "takingPart"],
  endToDo: ["member", "desk", "takingPart"],
  askForStep: ["member", "desk", "takingPart"],
  answerStep: ["member", "desk", "takingPart"],
  editPlan: ["member", "desk", "takingPart"],
  approvePlan: ["representative", "desk"],
  startMethodReview: ["officer"],
  // method
  decideFeasibility: ["leadHead"],
  meetCondition: ["leadHead"],
  recordMethodFacts: ["officer"],
  checkFairness: ["desk", "asked"],
  proposeMethod: ["officer"],
  decidePaper: ["onRoute"],
  backToDialogue: ["officer"],
  startPreparing: ["officer"],
  startCall: ["officer"],
  // preparing
  draftAgreement: ["officer"],
  consentAgreement: ["representative"],
  concludeAgreement: ["officer"],
  confirmCooperation: ["representative", "officer"],
  recordAward: ["officer"],
  checkEligibility: ["officer"],
  draftFacts: ["officer"],
  commentFacts: ["representative"],
  withholdFacts: ["chief"],
  keepPressNotice: ["officer"],
  reopenMethodReview: ["officer"],
  startActive: ["officer"],
  // carrying out
  addInitiative: ["officer", "lead"],
  reportInitiative: ["member", "officer", "lead"],
  writeFinalReport: ["officer", "leadHead"],
  writeLesson: ["member", "officer", "lead"],
  draftCase: ["officer"],
  sendCaseForComment: ["officer"],
  commentCase: ["representative"],
  publishCase: ["chief"],
  withholdCase: ["chief"],
  completeProposal: ["officer"],
  correctCase: ["chief"],
  withdrawCase: ["chief"],
  // from many states
  holdProposal: ["officer"],
  resumeProposal: ["officer"],
  draftDecline: ["officer"],
  confirmDecline: ["chief"],
  sendBackDecline: ["chief"],
  dropDecline: ["officer"],
  // a second look at a decline, one level up
  requestSecondLook: ["representative"],
  passOnSecondLook: ["chief"],
  answerSecondLook: ["onRoute"],
} as const satisfies Record<string, readonly Part[]>;

/** What a person can be to a record. `desk` is an officer or the chief; `lead` belongs to the lead department (主管課). */
export type Part =
  | "member"
  | "representative"
  | "desk"
  | "officer"
  | "chief"
  | "asked"
  | "askedHead"
  | "takingPart"
  | "lead"
  | "leadHead"
  | "staffInDialogue"
  | "onRoute";

export type Action = keyof typeof whoMay;

const ending = ["draftDecline", "confirmDecline", "sendBackDecline", "dropDecline", "withdrawProposal"] as const;
const protection = ["counterProtection", "agreeProtection", "leaveOutProtection", "openProtectedPart"] as const;
/** The agreed terms live as long as the partnership, and after it. */
const agreedProtection = [
  "proposeProtectionChange",
  "agreeProtectionChange",
  "endProtectionChange",
  "releaseProtection",
  "askPeriodEnd",
  "keepProtection",
] as const;
/** Requests, audits and papers come at any time, also after the end; of what was agreed alone. */
const law = ["grantLawAccess", "endLawAccess", "tellLawAccess"] as const;
const meetings = ["proposeMeeting", "agreeMeeting", "counterMeeting", "moveMeeting", "cancelMeeting"] as const;
const minutes = ["writeMinutes", "contestMinutes", "confirmMinutes"] as const;
const nextSteps = ["addToDo", "changeToDo", "endToDo", "askForStep", "answerStep"] as const;
const talking = ["sendMessage", ...meetings, ...minutes, ...nextSteps] as const;
const planning = ["editPlan", "approvePlan"] as const;
const inside = ["writeNote", "declareConflict", "assignOfficer"] as const;
const departments = [
  "askDepartment",
  "extendInquiry",
  "releaseDepartment",
  "draftAnswer",
  "confirmAnswer",
  "askBack",
  "answerAskBack",
  "handInquiry",
  "arrangeJointAnswer",
  "draftJointAnswer",
  "confirmJointAnswer",
  "callDepartments",
  "noteDepartmentMeeting",
  "cancelDepartmentMeeting",
  "releaseAnswer",
  "nameLeadDepartment",
  "tellOutlook",
] as const;

/** The process on one screen: what can be done in which state. Compiler-checked complete; test: actions.test.ts, by hand. */
export const actionsByStatus = {
  draft: ["editProposal", "submitProposal", "discardDraft"],
  // Proposer and desk write to each other from the submission on, not in the dialogue alone (decision 0050).
  submitted: ["receiveProposal", "askForAdditions", "sendMessage", ...inside, ...ending],
  additions_asked: ["editProposal", "resubmitProposal", "withdrawProposal", "closeAsLapsed", "sendMessage", ...inside],
  received: [
    "sendMessage",
    "confirmPublicBenefit",
    "askDepartment",
    ...protection,
    ...agreedProtection,
    ...law,
    ...inside,
    "holdProposal",
    ...ending,
  ],
  inquiry: [
    "sendMessage",
    "confirmPublicBenefit",
    "goOnWithoutAnswers",
    "openDialogue",
    ...departments,
    ...protection,
    ...agreedProtection,
    ...law,
    ...inside,
    "holdProposal",
    ...ending,
  ],
  dialogue: [
    "startMethodReview",
    ...talking,
    ...planning,
    ...departments,
    ...protection,
    ...agreedProtection,
    ...law,
    ...inside,
    "holdProposal",
    ...ending,
  ],
  method_review: [
    "decideFeasibility",
    "meetCondition",
    "recordMethodFacts",
    "checkFairness",
    "proposeMethod",
    "decidePaper",
    "startPreparing",
    "startCall",
    "backToDialogue",
    ...talking,
    ...planning,
    ...protection,
    ...agreedProtection,
    ...law,
    ...inside,
    "holdProposal",
    ...ending,
  ],
  preparing: [
    "draftAgreement",
    "decidePaper",
    "consentAgreement",
    "concludeAgreement",
    "confirmCooperation",
    "recordAward",
    "checkEligibility",
    "draftFacts",
    "commentFacts",
    "withholdFacts",
    "keepPressNotice",
    "reopenMethodReview",
    "startActive",
    "openProtectedPart",
    ...agreedProtection,
    ...law,
    ...talking,
    ...inside,
    "holdProposal",
    ...ending,
  ],
  in_call: ["withdrawProposal", "writeNote", "declareConflict", ...law],
  active: [
    "addInitiative",
    "reportInitiative",
    "writeFinalReport",
    "writeLesson",
    "draftCase",
    "sendCaseForComment",
    "commentCase",
    "publishCase",
    "withholdCase",
    "completeProposal",
    "openProtectedPart",
    ...agreedProtection,
    ...law,
    ...talking,
    ...inside,
  ],
  completed: ["correctCase", "withdrawCase", "openProtectedPart", ...agreedProtection, ...law, "writeNote"],
  on_hold: ["resumeProposal", "sendMessage", "openProtectedPart", ...agreedProtection, ...law, ...inside, ...ending],
  declined: ["requestSecondLook", "passOnSecondLook", "answerSecondLook", "declareConflict", ...law],
  not_selected: [...law],
  lapsed: [],
  withdrawn: [...law],
} as const satisfies Record<Status, readonly Action[]>;

/** The actions of a state. */
export function actionsIn(status: Status): readonly Action[] {
  return actionsByStatus[status];
}
