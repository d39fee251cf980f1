import { isCall } from "../method/method.ts";
import type { Plan } from "../plan/plan.ts";
import { goalName } from "../policy-goal/policy-goal.ts";
import { missingFairness } from "../process/fairness-of.ts";
import { approvedMethod } from "../process/method-of.ts";
import type { Confirmation, Meeting, PlanVersion, Principle, ProposalRecord } from "../process/record.ts";
import { type Status, statusesOfTheWay } from "../process/status.ts";

/**
 * The seven principles as gates: functions of the record. A gate is confirmed by a person's act, filled when the evidence is
 * there and nobody has confirmed it, missing with what is missing, later while it is not yet its time, or not applicable.
 * Filled is not confirmed: nothing passes by itself (process.md "The gates").
 */
export type Gate =
  | { principle: Principle; state: "confirmed"; evidence: string; by: Persons; at: Date }
  | { principle: Principle; state: "filled"; evidence: string; missing: readonly string[] }
  | { principle: Principle; state: "missing"; missing: readonly string[] }
  | { principle: Principle; state: "later"; missing: readonly string[] }
  | { principle: Principle; state: "not_applicable"; why: string };

/** Whoever confirmed: one person by name, or those who approved for the two sides. Nothing is confirmed by nobody. */
export type Persons = readonly [string, ...string[]];

/** The answer of all seven gates, always in order P1…P7. The page shows it, the command requires it, the paper prints it. */
export function gatesOf(record: ProposalRecord): readonly Gate[] {
  return [
    publicBenefit(record),
    fairness(record),
    equality(record),
    dialogue(record),
    sharedGoals(record),
    clearResponsibility(record),
    transparency(record),
  ];
}

/** P1 公益性: a benefit to citizens with a field, a challenge or a goal of the city's plans; confirmed by an officer. */
function publicBenefit(record: ProposalRecord): Gate {
  const missing = missingPublicBenefit(record);
  if (missing.length > 0) return { principle: "P1", state: "missing", missing };
  const confirmed = confirmationOf(record, "P1");
  if (confirmed) return confirmed;
  return {
    principle: "P1",
    state: "filled",
    evidence: firstSentence(record.text?.benefit ?? ""),
    missing: ["これからデスクの担当者が公益性を確認します。"],
  };
}

/** P2 公平性: the answered fairness check, as long as what it judged stands; confirmed by a person who did not draft the plan. */
function fairness(record: ProposalRecord): Gate {
  const missing = missingFairness(record);
  const confirmed = confirmationOf(record, "P2");
  if (confirmed && missing.length === 0) return confirmed;
  return { principle: "P2", state: timeFor(record, "method_review"), missing };
}

/** P3 対等: both sides approved the same version. In a call it is met with the selected party. */
function equality(record: ProposalRecord): Gate {
  if (inCall(record)) return notApplicable("P3");
  const plan = record.plan;
  const approved = plan && bothApproved(plan);
  if (approved)
    return { principle: "P3", state: "confirmed", evidence: `共同計画 第${plan.version}版を双方が承認`, ...approved };
  const missing = plan
    ? [
        ...(plan.cityApprovedAt ? [] : [`市が共同計画の第${plan.version}版を承認していません。`]),
        ...(plan.partnerApprovedAt ? [] : [`提案者が共同計画の第${plan.version}版を承認していません。`]),
      ]
    : ["共同計画がまだありません。"];
  return { principle: "P3", state: timeFor(record, "method_review"), missing };
}

/** P4 対話: a held meeting whose minutes both confirmed, with or without comments. */
function dialogue(record: ProposalRecord): Gate {
  const confirmed = record.meetings.flatMap((meeting) => bothConfirmed(meeting) ?? []);
  const last = confirmed.at(-1);
  if (last)
    return { principle: "P4", state: "confirmed", evidence: `面談${confirmed.length}回の記録を双方が確認`, ...last };
  const missing = [
    record.meetings.some((meeting) => meeting.state === "minutes_drafted")
      ? "面談の記録を双方が確認していません。"
      : "面談の記録がまだありません。",
  ];
  return { principle: "P4", state: timeFor(record, "dialogue"), missing };
}

/** P5 目標共有: goals with indicators, and the gain of city, partner and citizens; confirmed with P3's approvals. */
function sharedGoals(record: ProposalRecord): Gate {
  if (inCall(record)) return notApplicable("P5");
  return planGate(
    record,
    "P5",
    missingGoals(record.plan?.body ?? null),
    (plan) => `指標${plan.goals.length}件と、市・提案者・市民それぞれの得`,
  );
}

/** P6 責任明確化: every risk has its bearer and a response. */
function clearResponsibility(record: ProposalRecord): Gate {
  if (inCall(record)) return notApplicable("P6");
  return planGate(
    record,
    "P6",
    missingBearers(record.plan?.body ?? null),
    (plan) => `リスク${plan.risks.length}件すべてに負担者`,
  );
}

/** P7 透明性: first every protected part agreed or left out (P7b), then the case published or the reason why not recorded (P7a, P7c). */
function transparency(record: ProposalRecord): Gate {
  const decided = publicationOf(record);
  if (decided) return decided;
  const open = missingProtection(record);
  if (open.length > 0) return { principle: "P7", state: timeFor(record, "received"), missing: open };
  const agreed = record.parts.filter((part) => part.state === "agreed").length;
  const leftOut = record.parts.filter((part) => part.state === "left_out").length;
  const released = record.parts.length - agreed - leftOut;
  const evidence =
    record.parts.length === 0
      ? "守りたい部分はありません"
      : [
          `守りたい部分${agreed}件に合意`,
          ...(leftOut > 0 ? [`${leftOut}件は提案から外しました`] : []),
          ...(released > 0 ? [`${released}件は提案者が守る扱いを終えました`] : []),
        ].join("、");
  return {
    principle: "P7",
    state: "filled",
    evidence,
    missing: ["事例の公開、または公開しない理由の記録がまだです。"],
  };
}

/** What P1 still needs; `goals`: how many goals of the city's plans are named with it. */
export function missingPublicBenefit(record: ProposalRecord, goals = namedGoals(record).length): readonly string[] {
  return [
    ...(record.text?.benefit.trim() ? [] : ["市民にとってのよい変化が書かれていません。"]),
    ...(record.fields.length > 0 || record.challenge || goals > 0
      ? []
      : ["政策分野も課題も、市の計画の目標も選ばれていません。"]),
  ];
}

function namedGoals(record: ProposalRecord): NonNullable<Confirmation["goals"]> {
  return record.confirmations.find((one) => one.principle === "P1")?.goals ?? [];
}

/** What P5 still needs of a plan, sentence by sentence. */
export function missingGoals(plan: Plan | null): readonly string[] {
  return plan ? [...missingIndicators(plan), ...missingGains(plan)] : ["共同計画がまだありません。"];
}

/** Of P5: goals, each with its indicator. */
export function missingIndicators(plan: Plan): readonly string[] {
  return [
    ...(plan.goals.length > 0 ? [] : ["目標が一つもありません。"]),
    ...plan.goals.filter((goal) => !goal.indicator.trim()).map((goal) => `目標「${goal.goal}」に指標がありません。`),
  ];
}

/** Of P5: what each of the three gets (三方よし). */
export function missingGains(plan: Plan): readonly string[] {
  return [
    ...(plan.gains.city.trim() ? [] : ["市の得が書かれていません。"]),
    ...(plan.gains.partner.trim() ? [] : ["提案者の得が書かれていません。"]),
    ...(plan.gains.citizens.trim() ? [] : ["市民の得が書かれていません。"]),
  ];
}

/** What P6 still needs of a plan: each risk has one bearer (or a split) and a response. */
export function missingBearers(plan: Plan | null): readonly string[] {
  if (!plan) return ["共同計画がまだありません。"];
  if (plan.risks.length === 0) return ["リスクが一つも挙げられていません。"];
  return plan.risks.flatMap((risk) => [
    ...(risk.bearer ? [] : [`リスク「${risk.risk}」の負担者が決まっていません。`]),
    ...(risk.response.trim() ? [] : [`リスク「${risk.risk}」への対応が書かれていません。`]),
  ]);
}

/** P7b: parts that are neither agreed nor left out. */
export function missingProtection(record: ProposalRecord): readonly string[] {
  return record.parts
    .filter((part) => part.state === "requested" || part.state === "countered")
    .map((part) => `守りたい部分「${part.heading}」の取扱条件が合意されていません。`);
}

function planGate(
  record: ProposalRecord,
  principle: "P5" | "P6",
  missing: readonly string[],
  evidence: (plan: Plan) => string,
): Gate {
  const plan = record.plan;
  if (!plan || missing.length > 0) return { principle, state: timeFor(record, "method_review"), missing };
  const approved = bothApproved(plan);
  if (approved) return { principle, state: "confirmed", evidence: evidence(plan.body), ...approved };
  return {
    principle,
    state: "filled",
    evidence: evidence(plan.body),
    missing: [`共同計画の第${plan.version}版を双方が承認すると確認済みになります。`],
  };
}

function confirmationOf(record: ProposalRecord, principle: Principle): Gate | null {
  const confirmation: Confirmation | undefined = record.confirmations.find((one) => one.principle === principle);
  if (!confirmation) return null;
  const { evidence, goals = [], byId, at } = confirmation;
  const served = goals.length > 0 ? `（計画の目標：${goals.map(goalName).join("、")}）` : "";
  return { principle, state: "confirmed", evidence: `${evidence}${served}`, by: [byId], at };
}

/** The chief's publishing of the case, or withholding it with a reason on record. */
function publicationOf({ case: draft }: ProposalRecord): Gate | null {
  if (!draft?.decidedBy || !draft.decidedAt) return null;
  const by: Persons = [draft.decidedBy];
  const evidence =
    draft.state === "published"
      ? "事例を公開"
      : draft.state === "withheld" && draft.withheldReason.trim()
        ? `公開しない理由を記録: ${draft.withheldReason}`
        : null;
  return evidence ? { principle: "P7", state: "confirmed", evidence, by, at: draft.decidedAt } : null;
}

/** Both sides' approvals of this version, by whom; null while one is missing. */
function bothApproved(plan: PlanVersion): { by: Persons; at: Date } | null {
  const { cityApprovedAt, cityApprovedBy, partnerApprovedAt, partnerApprovedBy } = plan;
  if (!cityApprovedAt || !cityApprovedBy || !partnerApprovedAt || !partnerApprovedBy) return null;
  return { by: [cityApprovedBy, partnerApprovedBy], at: laterOf(cityApprovedAt, partnerApprovedAt) };
}

/** Both sides' confirmations of the minutes, by whom. */
function bothConfirmed(meeting: Meeting): { by: Persons; at: Date } | null {
  const { cityConfirmedAt, cityConfirmedBy, partnerConfirmedAt, partnerConfirmedBy } = meeting;
  if (!cityConfirmedAt || !cityConfirmedBy || !partnerConfirmedAt || !partnerConfirmedBy) return null;
  return { by: [cityConfirmedBy, partnerConfirmedBy], at: laterOf(cityConfirmedAt, partnerConfirmedAt) };
}

/** P3, P5 and P6 are met with the selected party when the way goes through a public call. */
function inCall(record: ProposalRecord): boolean {
  const method = approvedMethod(record);
  return record.status === "in_call" || (record.status === "method_review" && method !== null && isCall(method));
}

function notApplicable(principle: Principle): Gate {
  return { principle, state: "not_applicable", why: "公募では、選ばれた相手と確かめます。" };
}

/** Missing once its step has come; later before it, and while nothing goes on. */
function timeFor(record: ProposalRecord, from: "received" | "dialogue" | "method_review"): "missing" | "later" {
  const order: readonly Status[] = statusesOfTheWay;
  return order.indexOf(record.status) >= order.indexOf(from) ? "missing" : "later";
}

function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function firstSentence(text: string): string {
  return (text.split(/[。\n]/)[0] ?? "").slice(0, 60);
}
