import { randomUUID } from "node:crypto";
import type { Acted } from "../../src/commands/act.ts";
import { askDepartment } from "../../src/commands/ask-department.ts";
import { confirmAnswer } from "../../src/commands/confirm-answer.ts";
import { confirmPublicBenefit } from "../../src/commands/confirm-public-benefit.ts";
import { createDraft } from "../../src/commands/create-draft.ts";
import { nameLeadDepartment } from "../../src/commands/name-lead-department.ts";
import { openDialogue } from "../../src/commands/open-dialogue.ts";
import { receiveProposal } from "../../src/commands/receive-proposal.ts";
import { saveDraft } from "../../src/commands/save-draft.ts";
import { submitProposal } from "../../src/commands/submit-proposal.ts";
import { tellOutlook } from "../../src/commands/tell-outlook.ts";
import { addProtectedPart } from "../../src/commands/write-protected-part.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { emptyPlan, type Plan } from "../../src/domain/plan/plan.ts";
import { pledges } from "../../src/domain/proposal/pledge.ts";
import type { TestCity } from "./city.ts";
import { noTies } from "./no-ties.ts";
import type { PersonKey } from "./small-world.ts";

/**
 * A proposal in dialogue, brought there by the real commands: 保健センター leads and takes part, 危機管理課 was asked and takes
 * no part. `secret`: the content of a protected part whose terms are still talked about. @returns its id.
 */
export async function aDialogue(city: TestCity, title = "布団の工場で眠りの教室", secret?: string): Promise<string> {
  const { program, person } = city;
  const created = await createDraft(program, { actor: person("representative"), formKey: randomUUID() });
  if (!created.ok) throw new Error("no draft");
  const { id } = created.value;
  const as = (key: PersonKey) => ({ actor: person(key), proposalId: id });
  const words = {
    title,
    summary: "工場を開いて眠りを学びます。",
    what: "眠りの教室を開きます。",
    benefit: "よく眠れる市民が増えます。",
  };
  good(await saveDraft(program, { ...as("representative"), words, fields: ["健康"] }));
  if (secret) good(await addProtectedPart(program, { ...as("representative"), part: { ...aPart, content: secret } }));
  good(await submitProposal(program, { ...as("representative"), pledges }));
  good(await receiveProposal(program, as("officer")));
  await noTies(city, id, "officer", "officer2", "chief");
  good(await confirmPublicBenefit(program, { ...as("officer"), evidence: "健康づくり計画に合う。" }));
  const questions = ["0507", "0201"].map((code) => ({
    departmentId: city.department(code),
    question: "会場はありますか。",
    due: "10",
  }));
  const { inquiries } = good(await askDepartment(program, { ...as("officer"), questions }));
  await noTies(city, id, "healthHead", "healthStaff", "disasterHead");
  const [lead = "", other = ""] = inquiries;
  const yes = { outcome: "dialogue", answer: "会場があります。" };
  const no = { outcome: "no", answer: "仕事に当たりません。" };
  good(await confirmAnswer(program, { ...as("healthHead"), inquiryId: lead, ...yes }));
  good(await confirmAnswer(program, { ...as("disasterHead"), inquiryId: other, ...no }));
  good(await nameLeadDepartment(program, { ...as("officer"), inquiryId: lead }));
  const outlook = {
    method: "project_agreement",
    callLikelihood: "unlikely",
    earliestStart: "令和9年4月",
    meaning: "競争の手続にはならない見込みです。",
  };
  good(await tellOutlook(program, { ...as("officer"), ...outlook }));
  good(await openDialogue(program, as("officer")));
  return id;
}

const aPart = {
  section: "what",
  heading: "中わたの配合",
  reason: "ほかの会社に知られると、同じ製品を先に作られるため",
  level: "desk",
  departmentIds: [],
  until: "2028-03-31",
};

/** The value of an act that has to succeed. */
export function good<T>(result: Result<Acted<T>>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.value as T;
}

/** A plan that both sides could approve: a goal with its indicator, three gains, every risk borne and answered. */
export const wholePlan: Plan = {
  ...emptyPlan,
  purpose: "布団の工場を開き、市民が眠りを学ぶ。",
  service: "健康教室",
  goals: [
    {
      goal: "多くの市民に届ける",
      indicator: "教室に来た人",
      baseline: "0人",
      target: "120人",
      by: "令和9年9月",
      how: "",
      measuredBy: "partner",
    },
  ],
  gains: { city: "健康づくりの入口ができる。", partner: "実測の記録が残る。", citizens: "よく眠れる。" },
  risks: [{ risk: "工場でけがをする", bearer: { kind: "partner" }, response: "保険に入る。", insurance: "" }],
};

/** A meeting that is asked for, with what its form sends beside the time. */
export const aMeeting = {
  minutesLong: 60,
  place: "市役所",
  onlineUrl: "",
  people: "双方4名",
  purpose: "会場と時期",
  deskAttends: true,
};

/** Minutes of it. */
export const someMinutes = {
  place: "市役所301",
  attendance: [],
  people: "双方4名",
  said: "会場は工場の2階に決めた。",
  decisions: "",
  openQuestions: "",
  reason: "",
};
