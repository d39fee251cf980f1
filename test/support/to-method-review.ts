import { randomUUID } from "node:crypto";
import type { Acted } from "../../src/commands/act.ts";
import { agreeMeeting } from "../../src/commands/agree-meeting.ts";
import { agreeProtection } from "../../src/commands/agree-protection.ts";
import { approvePlan } from "../../src/commands/approve-plan.ts";
import { askDepartment } from "../../src/commands/ask-department.ts";
import { confirmAnswer } from "../../src/commands/confirm-answer.ts";
import { confirmMinutes } from "../../src/commands/confirm-minutes.ts";
import { confirmPublicBenefit } from "../../src/commands/confirm-public-benefit.ts";
import { createDraft } from "../../src/commands/create-draft.ts";
import { editPlan } from "../../src/commands/edit-plan.ts";
import { nameLeadDepartment } from "../../src/commands/name-lead-department.ts";
import { openDialogue } from "../../src/commands/open-dialogue.ts";
import { proposeMeeting } from "../../src/commands/propose-meeting.ts";
import { receiveProposal } from "../../src/commands/receive-proposal.ts";
import { saveDraft } from "../../src/commands/save-draft.ts";
import { startMethodReview } from "../../src/commands/start-method-review.ts";
import { submitProposal } from "../../src/commands/submit-proposal.ts";
import { tellOutlook } from "../../src/commands/tell-outlook.ts";
import { writeMinutes } from "../../src/commands/write-minutes.ts";
import { addProtectedPart } from "../../src/commands/write-protected-part.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { emptyPlan, type Plan } from "../../src/domain/plan/plan.ts";
import { pledges } from "../../src/domain/proposal/pledge.ts";
import type { TestCity } from "./city.ts";
import { aMeeting, someMinutes } from "./dialogue.ts";
import { noTies } from "./no-ties.ts";

/** The value of an act that a test takes for granted. */
export function good<T>(result: Result<Acted<T>>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.value as T;
}

/** A plan with everything that P5 and P6 ask. */
export const fullPlan: Plan = {
  ...emptyPlan,
  purpose: "よく眠れる市民を増やす。",
  service: "健康づくりの教室",
  scope: "月に一度の教室。販売はしない。",
  goals: [
    {
      goal: "眠りの悩みを減らす",
      indicator: "悩みのある人の割合",
      baseline: "41%",
      target: "35%",
      by: "2027-09-30",
      how: "",
      measuredBy: "city",
    },
  ],
  gains: { city: "健康づくり計画の達成", partner: "製品の改良", citizens: "よく眠れる" },
  citizensGive: "アンケートに答える",
  roles: { city: "会場と広報", partner: "講師と教材" },
  risks: [{ risk: "参加者のけが", bearer: { kind: "partner" }, response: "保険に入る", insurance: "" }],
  period: { from: "2027-04-01", to: "2027-09-30" },
};

/**
 * A proposal in method_review, brought there by the commands in the names of their persons: the health centre leads, an officer
 * drafted the plan, both sides approved it; it begins four hours ago. `secret`: the content of a protected part that the desk alone may read.
 */
export async function toMethodReview(city: TestCity, secret?: string): Promise<string> {
  const { program, person } = city;
  const now = program.now();
  city.setNow(new Date(now.getTime() - 4 * 3_600_000));
  const actor = person("representative");
  const created = await createDraft(program, { actor, formKey: randomUUID() });
  if (!created.ok) throw new Error("no draft");
  const proposalId = created.value.id;
  const as = (key: Parameters<TestCity["person"]>[0]) => ({ actor: person(key), proposalId });
  const words = {
    title: "布団の工場で眠りの教室",
    summary: "工場を開いて眠りを学びます。",
    what: "眠りの教室を開きます。",
    benefit: "よく眠れる市民が増えます。",
  };
  good(await saveDraft(program, { ...as("representative"), words, fields: ["健康"] }));
  const part = {
    section: "what",
    heading: "中わたの配合",
    reason: "ほかの会社に知られると、同じ製品を先に作られるため",
    content: secret ?? "",
    level: "desk",
    departmentIds: [],
    until: "2028-03-31",
  };
  const added = secret ? good(await addProtectedPart(program, { ...as("representative"), part })) : null;
  good(await submitProposal(program, { ...as("representative"), pledges }));
  good(await receiveProposal(program, as("officer")));
  await noTies(city, proposalId, "officer", "officer2", "chief");
  if (added) good(await agreeProtection(program, { ...as("officer"), partId: added.partId }));
  good(await confirmPublicBenefit(program, { ...as("officer"), evidence: "健康づくり計画に合う。" }));
  const questions = [{ departmentId: city.department("0507"), question: "会場はありますか。", due: "10" }];
  const inquiryId = good(await askDepartment(program, { ...as("officer"), questions })).inquiries[0]!;
  await noTies(city, proposalId, "healthHead");
  good(await confirmAnswer(program, { ...as("healthHead"), inquiryId, outcome: "dialogue", answer: "あります。" }));
  good(await nameLeadDepartment(program, { ...as("officer"), inquiryId }));
  const outlook = {
    method: "undecided",
    callLikelihood: "possible",
    earliestStart: "令和9年4月",
    meaning: "これから。",
  };
  good(await tellOutlook(program, { ...as("officer"), ...outlook }));
  good(await openDialogue(program, as("officer")));
  const startsAt = new Date(now.getTime() - 3 * 3_600_000);
  const { id: meetingId } = good(await proposeMeeting(program, { ...as("officer"), ...aMeeting, times: [startsAt] }));
  good(await agreeMeeting(program, { ...as("representative"), meetingId }));
  city.setNow(now);
  const held = { ...someMinutes, said: "眠りの教室を試すことにした。", heldAt: startsAt };
  good(await writeMinutes(program, { ...as("officer"), ...held, meetingId }));
  for (const key of ["officer", "representative"] as const)
    good(await confirmMinutes(program, { ...as(key), meetingId, comment: "" }));
  good(await editPlan(program, { ...as("officer"), plan: fullPlan, baseVersion: 0, reason: "" }));
  for (const key of ["representative", "officer"] as const)
    good(await approvePlan(program, { ...as(key), planVersion: 1 }));
  good(await startMethodReview(program, as("officer")));
  return proposalId;
}
