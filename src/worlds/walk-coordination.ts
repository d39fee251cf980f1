import { agreeProtection } from "../commands/agree-protection.ts";
import { askDepartment } from "../commands/ask-department.ts";
import { confirmAnswer } from "../commands/confirm-answer.ts";
import { confirmPublicBenefit } from "../commands/confirm-public-benefit.ts";
import { counterProtection } from "../commands/counter-protection.ts";
import { draftAnswer } from "../commands/draft-answer.ts";
import { leaveOutProtection } from "../commands/leave-out-protection.ts";
import { nameLeadDepartment } from "../commands/name-lead-department.ts";
import { openProtectedPart } from "../commands/open-protected-part.ts";
import { releaseAnswer } from "../commands/release-answer.ts";
import { tellOutlook } from "../commands/tell-outlook.ts";
import { writeNote } from "../commands/write-note.ts";
import { listPolicyGoals } from "../db/stores/policy-goal-store.ts";
import type { StoryInquiry, StoryPart, StoryTerms } from "./story.ts";
import type { Step, Walk } from "./walk.ts";
import type { Move } from "./walk-moves.ts";

/** What happens from the receipt to the dialogue: protection, public benefit, the departments' answers, outlook, notes. */
export function stepsOfCoordination(walk: Walk): readonly Step[] {
  const { story } = walk;
  return [
    ...story.parts.flatMap((part, index) => ofProtection(walk, part, index)),
    ...ofBenefit(walk),
    ...story.inquiries.flatMap((inquiry) => ofInquiry(walk, inquiry)),
    ...ofLead(walk),
    ...ofOutlook(walk),
    ...story.parts.flatMap((part, index) => ofReadings(walk, part, index)),
    ...story.notes.map((note) => ({
      name: "write a note",
      day: note.day,
      in: [...afterReceipt],
      act: () => writeNote(walk.program, { ...as(walk, note.by), body: note.body }),
    })),
  ];
}

const protecting = ["received", "inquiry", "dialogue", "method_review"] as const;
const asking = ["inquiry", "dialogue"] as const;
const afterReceipt = ["received", "inquiry", "dialogue", "method_review", "preparing", "active", "on_hold"] as const;

/** The person who acts and the proposal, when the step is taken (before, there may be no proposal yet). */
export function as(walk: Walk, key: string) {
  return { actor: walk.actor(key), proposalId: walk.proposalId };
}

/** Terms with the departments' ids. */
export function termsOf(walk: Walk, terms: StoryTerms) {
  const departmentIds = terms.departments.map((code) => walk.cast.department(code));
  return { level: terms.level, departmentIds, until: terms.until };
}

function ofProtection(walk: Walk, part: StoryPart, index: number): readonly Step[] {
  const { program, story } = walk;
  const step = (name: string, day: number, act: Step["act"]): Step => ({ name, day, in: protecting, act });
  const of = (key: string) => ({ ...as(walk, key), partId: walk.partIds[index]! });
  const { counter } = part;
  return [
    ...(counter
      ? [
          step("counter", counter.day, () =>
            counterProtection(program, {
              ...of(story.officer),
              terms: termsOf(walk, counter),
              note: counter.note,
            }),
          ),
        ]
      : []),
    ...(part.outcome === "agreed"
      ? [
          step("agree to protection", part.day, () =>
            agreeProtection(program, of(counter ? story.representative : story.officer)),
          ),
        ]
      : []),
    ...(part.outcome === "left_out"
      ? [
          step("leave a part out", part.day, () =>
            leaveOutProtection(program, { ...of(story.representative), reason: "" }),
          ),
        ]
      : []),
  ];
}

function ofReadings(walk: Walk, part: StoryPart, index: number): readonly Step[] {
  return part.readings.map((reading) => ({
    name: `read a part (${reading.by})`,
    ...(walk.actor(reading.by).departments.length > 0 ? { by: reading.by } : {}),
    day: Math.min(reading.day, part.day),
    in: afterReceipt,
    act: () =>
      openProtectedPart(walk.program, {
        ...as(walk, reading.by),
        partId: walk.partIds[index]!,
        purpose: reading.purpose,
      }),
  }));
}

function ofBenefit(walk: Walk): readonly Step[] {
  const asked = walk.dayOf("inquiry");
  if (asked === null) return [];
  const { story, program } = walk;
  return [
    {
      name: "confirm the public benefit",
      day: asked,
      in: ["received", "inquiry"],
      act: async () =>
        confirmPublicBenefit(program, {
          ...as(walk, story.officer),
          evidence: story.benefitEvidence,
          goalIds: await goalIdsOf(walk, story.goals ?? []),
        }),
    },
  ];
}

async function goalIdsOf({ program, actor, story }: Walk, goals: readonly string[]): Promise<readonly string[]> {
  if (goals.length === 0) return [];
  const kept = await program.db.asActor(actor(story.officer), listPolicyGoals);
  return kept.filter((one) => goals.includes(one.goal)).map((one) => one.id);
}

/** The first questions move the proposal from received to inquiry. */
export function askInitially(walk: Walk): readonly Move[] {
  const first = walk.story.inquiries.filter((one) => isInitial(walk, one));
  return [{ name: "ask departments", act: () => ask(walk, first) }];
}

function isInitial(walk: Walk, inquiry: StoryInquiry): boolean {
  return !inquiry.passedOnBy && inquiry.day >= walk.dayOf("inquiry")!;
}

async function ask(walk: Walk, inquiries: readonly StoryInquiry[]) {
  const questions = inquiries.map((one) => ({
    departmentId: walk.cast.department(one.department),
    question: one.question,
    due: "10",
  }));
  const asked = await askDepartment(walk.program, { ...as(walk, walk.story.officer), questions });
  if (asked.ok)
    for (const [index, id] of asked.value.value!.inquiries.entries())
      walk.inquiryIds.set(inquiries[index]!.department, id);
  return asked;
}

function ofInquiry(walk: Walk, inquiry: StoryInquiry): readonly Step[] {
  if (walk.dayOf("inquiry") === null) return [];
  const { answer, department } = inquiry;
  const { program, story, cast } = walk;
  const step = (name: string, day: number, act: Step["act"], by?: string): Step => ({
    name: `${name} (${department})`,
    day,
    in: asking,
    act,
    ...(by ? { by } : {}),
  });
  const of = (key: string) => ({ ...as(walk, key), inquiryId: walk.inquiryIds.get(department)! });
  const steps =
    isInitial(walk, inquiry) || inquiry.passedOnBy ? [] : [step("ask", inquiry.day, () => ask(walk, [inquiry]))];
  if (!answer) return steps;
  const head = cast.headOf(department);
  const words = {
    outcome: answer.outcome,
    answer: answer.text,
    suggestedDepartmentId: answer.suggested ? cast.department(answer.suggested) : undefined,
  };
  const drafter = answer.draftedBy ?? (answer.confirmedBy ? null : head);
  return [
    ...steps,
    ...(drafter
      ? [step("draft the answer", answer.day + 1, () => draftAnswer(program, { ...of(drafter), ...words }), drafter)]
      : []),
    ...(answer.confirmedBy
      ? [step("confirm the answer", answer.day, () => confirm(walk, answer.suggested, { ...of(head), ...words }), head)]
      : []),
    ...(answer.confirmedBy && answer.isReleased
      ? [step("release the answer", answer.day, () => releaseAnswer(program, of(story.officer)))]
      : []),
  ];
}

/** "Not ours, theirs" asks the office that it names. */
async function confirm(walk: Walk, suggested: string | null, answer: Parameters<typeof confirmAnswer>[1]) {
  const confirmed = await confirmAnswer(walk.program, answer);
  const passedTo = confirmed.ok ? confirmed.value.value?.passedTo : null;
  if (suggested && passedTo) walk.inquiryIds.set(suggested, passedTo);
  return confirmed;
}

function ofLead(walk: Walk): readonly Step[] {
  const lead = walk.story.inquiries.find((one) => one.isLead);
  const named = walk.dayOf("dialogue") ?? walk.story.outlook?.day;
  if (!lead || named === undefined) return [];
  return [
    {
      name: "name the lead department",
      day: named,
      in: ["inquiry"],
      act: () =>
        nameLeadDepartment(walk.program, {
          ...as(walk, walk.story.officer),
          inquiryId: walk.inquiryIds.get(lead.department)!,
        }),
    },
  ];
}

function ofOutlook(walk: Walk): readonly Step[] {
  const { outlook, officer } = walk.story;
  if (!outlook) return [];
  const { day, ...told } = outlook;
  return [
    {
      name: "tell the outlook",
      day,
      in: ["inquiry"],
      act: () => tellOutlook(walk.program, { ...as(walk, officer), ...told }),
    },
  ];
}
