import { agreementOf, callOf, caseOf, initiativeOf, planOf } from "./demo-chapters.ts";
import type { DemoFiles, MeetingRow, Part, Row, Terms, Texts } from "./demo-files.ts";
import { messagesOf } from "./demo-messages.ts";
import { declineGrounds } from "./izumiotsu-demo.ts";
import type { Past } from "./past.ts";
import type { Story, StoryMeeting, StoryPart } from "./story.ts";
import { minutesOf } from "./walk.ts";

/** What the stories look up while they are read. */
export type Library = {
  files: DemoFiles;
  past: Past;
  /** An ISO date of the files, moved on by whole years when the world's own today is long past. */
  shift: (date: string) => string;
  nameOf: (person: string) => string;
  departmentName: (code: string) => string;
  organisationName: (key: string) => string;
};

type Told = Row & { title: string; summary: string; fields: readonly string[]; what: string } & Texts;

/** The stories in the order of their submissions: numbers are given as they come. Drafts last. */
export function storiesOf(files: DemoFiles, past: Past): readonly Story[] {
  const library = libraryOf(files, past);
  return files.lineUp.rows
    .map((row) => storyOf(toldOf(files, row), library))
    .toSorted((a, b) => submissionDay(b) - submissionDay(a) || minutesOf(a.key) - minutesOf(b.key));
}

function submissionDay(story: Story): number {
  return story.history.find((one) => one.status === "submitted")?.day ?? -1;
}

function libraryOf(files: DemoFiles, past: Past): Library {
  const years = Math.round((past.now.getTime() - Date.parse(files.lineUp.anchorDate)) / (365.25 * 86_400_000));
  const find = <T>(found: T | undefined, key: string): T => {
    if (found === undefined) throw new Error(`the demo city has no "${key}"`);
    return found;
  };
  return {
    files,
    past,
    shift: (date) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`,
    nameOf: (key) => find(files.people.find((one) => one.key === key)?.name, key),
    departmentName: (code) => find(files.departments.find((one) => one.code === code)?.name, code),
    organisationName: (key) => find(files.organisations.find((one) => one.key === key)?.name, key),
  };
}

/** A row with its texts: from proposals-own.json, or given ones with what the line-up adds. */
function toldOf(files: DemoFiles, row: DemoFiles["lineUp"]["rows"][number]): Told {
  const { id, source } = row.proposal;
  if (source === "own") return { ...row, ...files.own.find((one) => one.key === id)! };
  const given = files.given.find((one) => one.id === id)!;
  const { title, summary, fields, body } = given;
  return { title, summary, fields, what: body, ...row, ...row.texts! };
}

function storyOf(row: Told, library: Library): Story {
  const { files, shift, departmentName } = library;
  const representative =
    row.submittedBy ??
    files.people.find((one) => one.organisation === row.organisation && one.position === "representative")!.key;
  const other = row.officer === "desk-officer" ? "desk-officer-2" : "desk-officer";
  const asked = row.asked ?? [];
  return {
    key: row.key,
    history: row.history.map((one) => ({ status: one.status, day: one.daysAgo })),
    author: row.writtenBy ?? representative,
    representative,
    officer: row.officer,
    otherOfficer: other,
    challengeCode: row.challengeId ?? undefined,
    words: {
      title: row.title,
      summary: row.summary,
      what: row.what,
      benefit: row.benefit,
      ask: row.ask,
      cost: row.cost,
      period: row.period?.text ?? "",
    },
    fields: row.fields,
    parts: (row.protectedParts ?? []).map((part) => partOf(part, row, library)),
    files: row.files ?? [],
    benefitEvidence: files.lineUp.defaults.p1Evidence,
    goals: files.policyGoals.filter((one) => one.namedBy.includes(row.key)).map((one) => one.goal),
    inquiries: asked.map((one) => ({
      department: one.department,
      isLead: one.department === row.leadDepartment,
      day: one.daysAgo,
      question: one.question,
      passedOnBy: one.passedOnBy,
      answer: one.answer && {
        day: one.answer.daysAgo,
        outcome: one.answer.kind === "conditional" ? "conditions" : one.answer.kind,
        text: one.answer.text,
        draftedBy: one.answer.draftedBy,
        confirmedBy: one.answer.confirmedBy,
        isReleased: one.answer.released,
        suggested: one.answer.passTo ?? null,
      },
    })),
    goingOnReason: "",
    outlook: row.outlook
      ? {
          day: row.outlook.daysAgo,
          method: row.outlook.method,
          callLikelihood: likelihoods[row.outlook.publicCallLikely] ?? "likely",
          earliestStart: monthOf(shift(row.outlook.earliestStart)),
          meaning: row.outlook.text,
        }
      : null,
    messages: messagesOf(row, files.people),
    notes: (row.notes ?? []).map((one) => ({ day: one.daysAgo, by: one.by, body: one.text })),
    meetings: (row.meetings ?? []).map((one) => meetingOf(one, row.officer, library)),
    toDos: (row.todos ?? []).map((one) => ({
      day: Math.max((row.meetings?.[0]?.daysAgo ?? 1) - 1, one.doneDaysAgo ?? 0),
      owner: one.owner,
      what: one.text,
      due: one.doneDaysAgo ?? -(one.dueInBusinessDays ?? 0),
      doneDay: one.doneDaysAgo ?? null,
    })),
    steps: (row.steps ?? []).map((one) => ({ ...one, day: one.daysAgo })),
    plan: row.plan ? planOf(row.plan, row, library) : null,
    feasibility: row.feasibility
      ? {
          day: row.feasibility.daysAgo,
          answer: row.feasibility.result,
          reason: row.feasibility.text,
          conditions: row.feasibility.conditions.map((one) => ({ text: one.text, metDay: one.metDaysAgo })),
        }
      : null,
    methodFacts: row.methodFacts ?? null,
    fairness: row.fairness
      ? { day: row.fairness.daysAgo, by: row.fairness.confirmedBy, answers: fairnessOf(row.fairness.answers) }
      : null,
    method: row.method
      ? {
          day: row.method.paper.daysAgo,
          method: row.method.code,
          reason: row.method.reason,
          approvals: row.method.paper.state === "on_route" ? 1 : null,
        }
      : null,
    call: row.call ? callOf(row.call, library) : null,
    agreement: row.agreement ? agreementOf(row.agreement, representative, library) : null,
    award: null,
    isEligible: row.history.some((one) => one.status === "active"),
    cooperation: row.cooperation
      ? {
          day: row.cooperation.confirmedByCityDaysAgo,
          terms: row.cooperation.text,
          startsOn: shift(row.period.start),
        }
      : null,
    facts: row.facts
      ? {
          text: row.facts.text,
          titleEn: files.english.partnerships.find((one) => one.proposal.id === row.proposal.id)?.title ?? "",
          comment: row.facts.partnerComment ?? "",
          isCommented: row.history.some((one) => one.status === "active"),
          citySpendsYen: row.plan?.costs.find((one) => one.bearer === "city" && one.kind === "cash")?.yen ?? null,
          withheld: row.facts.withheld ?? "",
        }
      : null,
    initiatives: (row.initiatives ?? []).map((one) => initiativeOf(one, row, library)),
    finalReport: row.finalReport ? { day: row.finalReport.daysAgo, text: row.finalReport.text } : null,
    lessons: (row.lessons ?? []).map(({ side, text }) => ({ side, text })),
    case: row.case ? caseOf(row.case, row, library) : null,
    decline: row.decline
      ? {
          ground: declineGrounds[row.decline.ground]!,
          explanation: row.decline.text,
          whatWouldHelp: [
            row.decline.possibleIf,
            `ほかの相談先: ${row.decline.otherContacts.map(departmentName).join("、")}`,
          ].join("\n"),
          departmentsHeard: asked.map((one) => departmentName(one.department)).join("、"),
        }
      : null,
    hold: row.hold ? { until: shift(row.hold.until), event: row.hold.event, reason: row.hold.text } : null,
    additions: row.additions?.text ?? "",
    additionsAnswer: row.additions?.answer ?? {},
    withdrawal: row.withdraw?.text ?? "",
  };
}

/** The six answers of the files, under the seven questions of the form (walk-method.ts: names of the form stand as they are). */
function fairnessOf(answers: Readonly<Record<string, string>>): Record<string, string> {
  return {
    others: answers.otherOperators!,
    "where-others": "市の取組と、課題に応じた団体の一覧",
    told: answers.equalInformation!,
    "how-told": "課題と取組の公開、希望する方への案内",
    exclusive: [answers.exclusivity, answers.specificationBias].join("\n"),
    favours: answers.favours ?? "これまでの連携や契約の実績は、この取組を選ぶ理由にしていない。",
    split: answers.split ?? "市が発注するものではなく、分けて発注したところもない。",
    advantage: answers.futureAdvantage!,
    ties: answers.conflictOfInterest!,
  };
}

const likelihoods: Readonly<Record<string, string>> = { unlikely: "unlikely", possible: "possible" };

/** 「令和9年4月」: an outlook names a month, not a day. */
function monthOf(date: string): string {
  return `令和${Number(date.slice(0, 4)) - 2018}年${Number(date.slice(5, 7))}月`;
}

function partOf(part: Part, row: Row, { shift }: Library): StoryPart {
  const termsOf = ({ level, departments, until }: Terms) => ({ level, departments, until: shift(until) });
  const said = part.talk.find((one) => one.by.startsWith("desk-"));
  const offered = part.agreed ?? part.offered ?? part.wished;
  return {
    section: part.section,
    heading: part.heading,
    // A reason has to say what harm there would be (domain/proposal/protected-terms.ts).
    reason: part.reason.length < 15 ? `${part.reason}。先に知られると、提案者が不利になります。` : part.reason,
    content: part.content,
    ...termsOf(part.wished),
    counter: said ? { ...termsOf(offered), day: said.daysAgo, note: said.text } : null,
    outcome: part.outcome,
    day: part.agreed?.daysAgo ?? part.talk.at(-1)?.daysAgo ?? row.statusDaysAgo,
    readings: part.readings.map((one) => ({ day: one.daysAgo, by: one.by, purpose: one.purpose })),
  };
}

function meetingOf(meeting: MeetingRow, officer: string, { nameOf }: Library): StoryMeeting {
  const confirmed = (one: MeetingRow["confirmedByCity"]) => one && { day: one.daysAgo, comment: one.comment ?? "" };
  return {
    day: meeting.daysAgo,
    time: meeting.time,
    proposedBy: meeting.proposedBy,
    place: meeting.place,
    people: meeting.attendees.map(nameOf).join("、"),
    purpose: `${meeting.title}: ${meeting.agenda}`,
    minutes: meeting.minutes,
    writtenBy: meeting.draftedBy ?? officer,
    city: confirmed(meeting.confirmedByCity),
    partner: confirmed(meeting.confirmedByPartner),
  };
}
