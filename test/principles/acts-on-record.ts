import { agreeMeeting } from "../../src/commands/agree-meeting.ts";
import { agreeProtection } from "../../src/commands/agree-protection.ts";
import { approvePlan } from "../../src/commands/approve-plan.ts";
import { backToDialogue } from "../../src/commands/back-to-dialogue.ts";
import { checkFairness } from "../../src/commands/check-fairness.ts";
import { confirmMinutes } from "../../src/commands/confirm-minutes.ts";
import { confirmPublicBenefit } from "../../src/commands/confirm-public-benefit.ts";
import { contestMinutes } from "../../src/commands/contest-minutes.ts";
import { decideFeasibility } from "../../src/commands/decide-feasibility.ts";
import { decidePaper } from "../../src/commands/decide-paper.ts";
import { editPlan } from "../../src/commands/edit-plan.ts";
import { holdProposal } from "../../src/commands/hold-proposal.ts";
import { leaveOutProtection } from "../../src/commands/leave-out-protection.ts";
import { meetCondition } from "../../src/commands/meet-condition.ts";
import { proposeMeeting } from "../../src/commands/propose-meeting.ts";
import { proposeMethod } from "../../src/commands/propose-method.ts";
import { usualClassification } from "../../src/commands/put-on-route.ts";
import { recordMethodFacts } from "../../src/commands/record-method-facts.ts";
import { reopenMethodReview } from "../../src/commands/reopen-method-review.ts";
import { resumeProposal } from "../../src/commands/resume-proposal.ts";
import { startCall } from "../../src/commands/start-call.ts";
import { startMethodReview } from "../../src/commands/start-method-review.ts";
import { startPreparing } from "../../src/commands/start-preparing.ts";
import { withdrawProposal } from "../../src/commands/withdraw-proposal.ts";
import { writeMinutes } from "../../src/commands/write-minutes.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { fairnessQuestions } from "../../src/domain/method/fairness.ts";
import type { Person } from "../../src/domain/policy/actor.ts";
import type { ProposalRecord } from "../../src/domain/process/record.ts";
import type { TestCity } from "../support/city.ts";
import { aMeeting, someMinutes, wholePlan } from "../support/dialogue.ts";
import { noTies } from "../support/no-ties.ts";
import type { PersonKey } from "../support/small-world.ts";

/** A person tries a command; `turn` decides between the ways in which it can be done, right and wrong ones. */
export type Try = { act: ActName; by: PersonKey; turn: number };

type Given = {
  city: TestCity;
  record: ProposalRecord;
  turn: number;
  by: PersonKey;
  as: { actor: Person; proposalId: string };
};
type Done = Promise<Result<unknown>> | null;

/** Tries it by the real command. A refusal is an answer like another; where there is nothing to try, nothing is. @returns whether it was done. */
export async function tryOn(city: TestCity, record: ProposalRecord, { act, by, turn }: Try): Promise<boolean> {
  const result = await acts[act]({ city, record, turn, by, as: { actor: city.person(by), proposalId: record.id } });
  return result?.ok ?? false;
}

const facts = {
  ...{ cityBearsCost: "no", estimatedCostYen: "", contractKind: "", wideRecruitmentNeeded: "no" },
  ...{ otherOperatorsCouldDoIt: "yes", initiatives: "1", fields: ["健康"], agreementNeeded: "yes" },
  ...{ fixedCounterpartyReason: "", selectionBasis: "", date: "2027-04-01" },
} as const;
const costs = { cityBearsCost: "yes", estimatedCostYen: "80万円", contractKind: "service" };
const notice = {
  title: "眠りの教室を行う事業者の公募",
  summary: "よく眠れる市民を増やすため、教室を行う事業者を募ります。",
  terms: "月に一度、市内で教室を開くこと。",
  schedule: "令和8年12月に質問を受け、令和9年1月に審査します。",
  judging: "外部の委員を含む審査会が、書類と面談で選びます。",
  questionsUntil: "2026-12-18",
  entriesUntil: "2027-01-15",
  reference: "",
  criteria: "教室の内容 60\n続けられる体制 40",
  incentive: "none",
  incentiveReason: "",
};

const acts = {
  confirmPublicBenefit: ({ city, as }) => confirmPublicBenefit(city.program, { ...as, evidence: "計画に合う。" }),
  proposeMeeting: ({ city, as }) => {
    const startsAt = new Date(city.program.now().getTime() + 600_000);
    return proposeMeeting(city.program, { ...as, ...aMeeting, times: [startsAt] });
  },
  agreeMeeting: onMeeting("proposed", ({ city, as }, meetingId) => agreeMeeting(city.program, { ...as, meetingId })),
  writeMinutes: onMeeting(null, ({ city, as, turn }, meetingId) => {
    const heldAt = new Date(city.program.now().getTime() - 60_000);
    return writeMinutes(city.program, {
      ...{ ...as, ...someMinutes, meetingId, heldAt },
      reason: turn % 2 ? "言い方を直した。" : "",
    });
  }),
  confirmMinutes: onMeeting("minutes_drafted", ({ city, as }, meetingId) =>
    confirmMinutes(city.program, { ...as, meetingId, comment: "" }),
  ),
  contestMinutes: onMeeting("minutes_drafted", ({ city, as }, meetingId) =>
    contestMinutes(city.program, { ...as, meetingId, comment: "日付がちがいます。" }),
  ),
  agreeProtection: onPart(({ city, as }, partId) => agreeProtection(city.program, { ...as, partId })),
  leaveOutProtection: onPart(({ city, as }, partId) =>
    leaveOutProtection(city.program, { ...as, partId, reason: "提案に要らないため" }),
  ),
  editPlan: ({ city, as, record, turn }) => {
    const plan = [
      wholePlan,
      { ...wholePlan, purpose: "よく眠れる市民をもっと増やす。" },
      { ...wholePlan, gains: { ...wholePlan.gains, citizens: " " } },
      { ...wholePlan, risks: wholePlan.risks.map((risk) => ({ ...risk, bearer: null })) },
      { ...wholePlan, contributions: [cash], goals: wholePlan.goals.map((goal) => ({ ...goal, indicator: "来た人" })) },
    ][turn % 5]!;
    return editPlan(city.program, { ...as, plan, baseVersion: record.plan?.version ?? 0, reason: "直し" });
  },
  approvePlan: ({ city, as, record }) => approvePlan(city.program, { ...as, planVersion: record.plan?.version ?? 1 }),
  startMethodReview: ({ city, as }) => startMethodReview(city.program, as),
  backToDialogue: ({ city, as }) => backToDialogue(city.program, { ...as, reason: "もう少し話す。" }),
  decideFeasibility: ({ city, as, turn }) => {
    const answer = ["yes", "yes_if", "yes", "no"][turn % 4]!;
    const conditions = answer === "yes_if" ? "会場がとれる" : "";
    return decideFeasibility(city.program, { ...as, answer, reason: "会場も人も足りる。", conditions });
  },
  meetCondition: ({ city, as }) => meetCondition(city.program, { ...as, condition: 0 }),
  recordMethodFacts: ({ city, as, turn }) =>
    recordMethodFacts(city.program, { ...as, facts: { ...facts, ...(turn % 3 === 2 ? costs : {}) } }),
  checkFairness: ({ city, as, turn }) => {
    const isFair = turn % 4 !== 3;
    const answers = fairnessQuestions.flatMap(({ key, fields }) => [
      [`holds-${key}`, isFair ? "yes" : "no"],
      ...fields.map((field) => [field.name, "調べた。"]),
    ]);
    return checkFairness(city.program, {
      ...{ ...as, answers: Object.fromEntries(answers) },
      conclusion: isFair ? "fair" : "unfair",
    });
  },
  proposeMethod: ({ city, as, turn }) =>
    proposeMethod(city.program, {
      ...{ ...as, ...usualClassification, reason: "一つの取組のため。", departure: "ほかの市の例にならう。" },
      method: turn % 2 ? "public_call_proposal" : "project_agreement",
    }),
  decidePaper: async ({ city, as, by, record, turn }) => {
    const paper = record.papers[0];
    if (!paper) return { ok: false, refusal: { kind: "not-found" } };
    await noTies(city, record.id, by);
    const { rows } = await city.owner.query<{ hash: string }>(
      "select encode(content_hash, 'hex') as hash from approval_papers where id = $1",
      [paper.id],
    );
    const decision = turn % 4 === 3 ? "sent_back" : "approved";
    return decidePaper(city.program, {
      ...{ ...as, paperId: paper.id, comment: "意見", decision },
      contentHash: rows[0]!.hash,
    });
  },
  startPreparing: ({ city, as }) => startPreparing(city.program, as),
  startCall: ({ city, as }) => startCall(city.program, { ...as, ...notice }),
  reopenMethodReview: ({ city, as }) => reopenMethodReview(city.program, { ...as, reason: "費用が出た。" }),
  holdProposal: ({ city, as }) =>
    holdProposal(city.program, { ...as, reason: "予算を待つ。", until: "2027-04-01", untilEvent: "" }),
  resumeProposal: ({ city, as }) => resumeProposal(city.program, as),
  withdrawProposal: ({ city, as }) => withdrawProposal(city.program, { ...as, reason: "事情が変わったため" }),
} satisfies Record<string, (given: Given) => Done>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];

const cash = {
  ...({ side: "city", year: "", kind: "cash", what: "会場の費用" } as const),
  ...{ yen: 300_000, needs: "", cityCheck: null },
};

function onMeeting(state: string | null, work: (given: Given, meetingId: string) => Done) {
  return (given: Given): Done => {
    const meeting = given.record.meetings.findLast((one) =>
      state === null ? one.state !== "proposed" && one.state !== "cancelled" : one.state === state,
    );
    return meeting ? work(given, meeting.id) : null;
  };
}

function onPart(work: (given: Given, partId: string) => Done) {
  return (given: Given): Done => {
    const part = given.record.parts[0];
    return part ? work(given, part.id) : null;
  };
}
