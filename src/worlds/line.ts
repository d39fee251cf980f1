import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { addDays } from "../domain/calendar/tokyo-date.ts";
import { isAgreement, isCall, type Method } from "../domain/method/method.ts";
import type { Person } from "../domain/policy/actor.ts";
import type { Status } from "../domain/process/status.ts";
import type { Cast } from "./cast.ts";
import { shortStory } from "./line-texts.ts";
import { type Past, pastOf } from "./past.ts";
import type { Story, StoryPart } from "./story.ts";
import { type Walk, walk, walkerOf } from "./walk.ts";

/** What `lineTo` needs of a city with the people of the tests' small world (test/support/city.ts: `aCity()`). */
export type LineCity = {
  program: Program;
  // biome-ignore lint/suspicious/noExplicitAny: the keys are the city's own
  person: (key: any) => Person;
  department: (code: string) => string;
};

export type LineOptions = {
  /** Also does everything that its last state asks for, so that it is ready for the next move. */
  ready?: boolean;
  /** The method that is decided; by default an agreement on one project, or a public call where the way leads into one. */
  method?: Method;
  /** Departments asked besides the health centre (0507, lead), by their codes. */
  asked?: readonly string[];
  challengeCode?: string;
  /** Protected parts, over a default one that the asked departments may read; agreed unless said otherwise. */
  parts?: readonly Partial<StoryPart>[];
  /** Business days since the last state was reached; by default 0 (today), or as long as being ready takes. */
  daysAgo?: number;
  /** Anything else of the story. */
  story?: Partial<Story>;
};

/**
 * Brings a proposal with short texts to a state, by the real commands in the names of the small world's people, on the days before
 * the city's now. Lead department: 0507 (healthHead); officer: officer; fairness: officer2; route: finance, mayorOffice.
 * @returns what was made: `proposalId`, `partIds` in order, `inquiryIds` by the department's code.
 */
export async function lineTo(city: LineCity, status: Status, options: LineOptions = {}): Promise<Walk> {
  const { calendar } = await cityOf(city.program);
  const past = pastOf(city.program.now(), calendar);
  return walk(walkerOf(city.program, castOf(city), past), storyTo(status, options, past));
}

function castOf(city: LineCity): Cast {
  const heads: Readonly<Record<string, string>> = { "0507": "healthHead", "0201": "disasterHead" };
  return {
    person: city.person,
    department: city.department,
    headOf: (code) => heads[code] ?? "healthHead",
    chief: "chief",
    route: ["finance", "mayorOffice"],
  };
}

/** Business days that a proposal stays in a state on its way. */
const stay: Partial<Record<Status, number>> = {
  submitted: 1,
  additions_asked: 24,
  received: 2,
  inquiry: 6,
  dialogue: 10,
  method_review: 8,
  preparing: 12,
  in_call: 20,
  active: 30,
};

const main: readonly Status[] = [
  "submitted",
  "received",
  "inquiry",
  "dialogue",
  "method_review",
  "preparing",
  "active",
  "completed",
];

/** The states before one: the shortest way to it. */
function wayTo(status: Status): readonly Status[] {
  const upTo = (last: Status) => main.slice(0, main.indexOf(last) + 1);
  switch (status) {
    case "draft":
      return ["draft"];
    case "additions_asked":
      return ["submitted", status];
    case "lapsed":
      return ["submitted", "additions_asked", status];
    case "withdrawn":
      return [...upTo("received"), status];
    case "declined":
      return [...upTo("inquiry"), status];
    case "on_hold":
      return [...upTo("dialogue"), status];
    case "in_call":
      return [...upTo("method_review"), status];
    case "not_selected":
      return [...upTo("method_review"), "in_call", status];
    default:
      return upTo(status);
  }
}

function storyTo(status: Status, options: LineOptions, past: Past): Story {
  const way = wayTo(status);
  let day = options.daysAgo ?? (options.ready ? (stay[status] ?? 0) : 0);
  const history = way
    .map((state, index) => ({ state, days: index === way.length - 1 ? 0 : (stay[state] ?? 0) }))
    .toReversed()
    .map(({ state, days }) => {
      day += days;
      return { status: state, day };
    })
    .toReversed();
  const dayOf = (state: Status) => history.find((one) => one.status === state)?.day ?? 0;
  /** Whether the acts of a state are done: it was left, or the proposal shall be ready to leave it. */
  const acts = (state: Status) =>
    way.includes(state) && (way.at(-1) !== state || options.ready === true) && !endsEarly(state, status);
  const full = shortStory(dayOf, past);
  const method = options.method ?? (way.includes("in_call") ? "public_call_proposal" : "project_agreement");
  const inquiries = [full.inquiry("0507", true), ...(options.asked ?? []).map((code) => full.inquiry(code, false))].map(
    (one) => (acts("inquiry") ? one : { ...one, answer: null }),
  );
  return {
    key: `line to ${status}`,
    history,
    author: "member",
    representative: "representative",
    officer: "officer",
    otherOfficer: "officer2",
    challengeCode: options.challengeCode,
    words: full.words,
    fields: ["健康"],
    parts: (options.parts ?? []).map((part) => ({ ...full.part(addDays(past.date(0), 400)), ...part })),
    benefitEvidence: "市民のよい変化と分野が示されている。",
    inquiries,
    goingOnReason: "",
    outlook: acts("inquiry") ? full.outlook : null,
    messages: [],
    notes: [],
    meetings: acts("dialogue") ? [full.meeting] : [],
    toDos: [],
    steps: [],
    plan: acts("dialogue") ? { ...full.plan, approvedBy: acts("method_review") ? full.plan.approvedBy : [] } : null,
    feasibility: acts("method_review") ? full.feasibility : null,
    methodFacts: acts("method_review") ? full.methodFacts : null,
    fairness: acts("method_review") ? full.fairness : null,
    method: acts("method_review")
      ? { day: dayOf("method_review") - 3, method, reason: "一つの分野で続く取組です。", approvals: null }
      : null,
    call: isCall(method) ? full.call : null,
    agreement: acts("preparing") && isAgreement(method) ? full.agreement : null,
    award: acts("preparing") && method === "small_direct_contract" ? full.award : null,
    cooperation: acts("preparing") && method === "individual_cooperation" ? full.cooperation : null,
    facts: acts("preparing") ? { ...full.facts, isCommented: true } : null,
    isEligible: acts("preparing"),
    initiatives: acts("active") ? [full.initiative] : [],
    finalReport: acts("active") ? full.finalReport : null,
    lessons: acts("active") ? full.lessons : [],
    case: acts("active") ? full.case : null,
    decline: full.decline,
    hold: full.hold,
    additions: "費用の内訳を加えてください。",
    additionsAnswer: {},
    withdrawal: "社内の体制を見直すためです。",
    ...options.story,
  };
}

/** A proposal that is held, declined or withdrawn left its last state before everything in it was done. */
function endsEarly(state: Status, status: Status): boolean {
  return status === "on_hold" ? state === "dialogue" : status === "withdrawn" && state === "received";
}
