import type { RouteEntry } from "../../src/web/route.ts";
import { changeKinds } from "../../src/web/settings/department-change-form.tsx";
import { aChallenge } from "../support/challenges.ts";
import { lineTo, type TestCity } from "../support/city.ts";
import { aPolicyGoal } from "../support/policy-goals.ts";
import type { Requests } from "../support/requests.ts";
import type { PersonKey } from "../support/small-world.ts";
import { type DrawnForm, formsOf } from "./forms.ts";

/** A form that somebody met, by the route that it sends to. */
export type MetForm = DrawnForm & { route: string; who: PersonKey | null };

type Line = Parameters<typeof lineTo>;
const method = { day: 3, method: "project_agreement", reason: "一つの分野で続く取組です。", approvals: 0 };

const feasibility = {
  day: 3,
  answer: "yes_if",
  reason: "会場が足りれば行えます。",
  conditions: [{ text: "会場を借りる", metDay: null }],
} as const;
const facts = {
  text: "測定を始めました。",
  titleEn: "",
  comment: "",
  isCommented: false,
  citySpendsYen: 0,
  withheld: "",
};
const agreement = {
  subject: "歩行の測定",
  representativeTitle: "代表取締役",
  representativeName: "𠮷田 恵子",
  renewalYears: 1,
  day: null,
};

/** Proposals in every state in which there is something to fill in, and who meets it there. */
const scenes: readonly { status: Line[1]; options?: Line[2]; people: readonly PersonKey[] }[] = [
  { status: "draft", options: { parts: [{}] }, people: ["representative"] },
  { status: "submitted", people: ["officer", "chief", "representative"] },
  { status: "additions_asked", people: ["representative", "officer"] },
  {
    status: "received",
    options: { parts: [{ outcome: "requested" }] },
    people: ["officer", "chief", "representative"],
  },
  { status: "received", options: { parts: [{ outcome: "countered" }] }, people: ["representative"] },
  { status: "inquiry", people: ["officer", "healthHead"] },
  { status: "inquiry", options: { ready: true }, people: ["officer", "chief", "healthHead"] },
  { status: "dialogue", people: ["officer", "representative", "healthHead"] },
  { status: "dialogue", options: { parts: [{}] }, people: ["representative", "chief"] },
  { status: "dialogue", options: { ready: true }, people: ["officer", "representative"] },
  { status: "method_review", people: ["healthHead", "officer"] },
  { status: "method_review", options: { ready: true, story: { method } }, people: ["finance", "officer2", "officer"] },
  { status: "method_review", options: { ready: true, story: { method: null } }, people: ["officer"] },
  { status: "method_review", options: { ready: true, story: { feasibility, method: null } }, people: ["healthHead"] },
  { status: "method_review", options: { ready: true, method: "public_call_proposal" }, people: ["officer"] },
  { status: "preparing", people: ["officer", "chief"] },
  { status: "preparing", options: { ready: true, story: { facts, agreement } }, people: ["officer", "representative"] },
  { status: "preparing", options: { method: "individual_cooperation" }, people: ["officer", "representative"] },
  { status: "preparing", options: { method: "small_direct_contract" }, people: ["officer"] },
  { status: "active", people: ["officer", "representative", "healthHead"] },
  { status: "active", options: { ready: true }, people: ["officer", "chief", "representative"] },
  { status: "completed", people: ["chief", "officer", "representative"] },
  { status: "on_hold", people: ["officer"] },
  { status: "declined", people: ["representative"] },
];

/** Walks every scene by its pages and gives each form once: per route and set of fields. */
export async function meetForms(city: TestCity, requests: Requests): Promise<MetForm[]> {
  const met = new Map<string, MetForm>();
  const meet = (form: DrawnForm, who: PersonKey | null) => {
    const route = routeOf(requests.entries, "POST", form.action);
    const key = `${route} ${form.fields.map(({ name }) => name).join(" ")}`;
    if (route !== "/sign-out" && !met.has(key)) met.set(key, { ...form, route, who });
  };
  for (const { status, options, people } of scenes) {
    const { proposalId } = await lineTo(city, status, options);
    for (const who of people) {
      const show = `/proposals/${proposalId}`;
      for (const form of formsOf((await requests.get(who, show)).text, show)) meet(form, who);
      await requests.post(who, `${show}/conflict-declarations`, { hasTie: "no" });
      if (status === "dialogue" && options?.ready) await writeInThePlan(requests, who, `${show}/plan`);
      const starts = [show, ...byAddress(status).map((path) => `${show}${path}`)];
      for (const form of await formsFrom(requests, who, starts, `/proposals/${proposalId}`)) meet(form, who);
    }
  }
  for (const [who, start] of await challengePages(city, requests))
    for (const form of await formsFrom(requests, who, [start], "/none")) meet(form, who);
  const passedOn = await passedOnConsultation(city, requests);
  for (const who of ["officer", "healthStaff"] as const)
    for (const form of await formsFrom(requests, who, [passedOn], "/none")) meet(form, who);
  for (const change of changeKinds) {
    const page = `/desk/departments/${city.department("0902")}?as=${change}`;
    for (const form of await formsFrom(requests, "administrator", [page], "/none")) meet(form, "administrator");
  }
  const goal = await aPolicyGoal(city);
  for (const form of await formsFrom(requests, "officer", [`/desk/policy-goals/${goal}`], "/none"))
    meet(form, "officer");
  await lineTo(city, "dialogue");
  const planning = `/desk/hand-overs/new?from=${city.person("officer").id}`;
  for (const form of await formsFrom(requests, "chief", [planning], "/none")) meet(form, "chief");
  const own = await followedConsultation(requests);
  for (const form of await formsFrom(requests, null, [own], "/none")) meet(form, null);
  for (const [who, start, within] of places)
    for (const form of await formsFrom(requests, who, start, within)) meet(form, who);
  return [...met.values()];
}

const places: readonly [PersonKey | null, string[], string][] = [
  [null, ["/sign-in", "/register", "/consult", "/proposals/begun", "/proposals/begun?step=terms"], "/none"],
  [
    "officer",
    [
      "/desk/deputies",
      "/desk/consultations/new",
      "/desk/vocabulary?topic=観光",
      "/desk/policy-goals",
      "/desk/principles?principle=P2&state=missing",
    ],
    "/none",
  ],
  ["representative", ["/account", "/account/watches", "/account/members", "/proposals/new", "/inbox"], "/none"],
  ["administrator", ["/desk/people", "/desk/departments", "/desk/calendar", "/desk/settings"], "/desk/people"],
];

/** Challenges in every state in which there is something to fill in, and who meets it there. */
async function challengePages(city: TestCity, requests: Requests): Promise<[PersonKey | null, string][]> {
  const at = async (state: Parameters<typeof aChallenge>[1]) => {
    const { id, code } = await aChallenge(city, state);
    return { page: `/desk/challenges/${id}`, code };
  };
  const [draft, inCheck, checked, approved, open] = [
    await at("draft"),
    await at("in_check"),
    await at("checked"),
    await at("approved"),
    await at("open"),
  ];
  const closed = await aChallenge(city, "closed", { ends: "open", deadline: null });
  const asked = { question: "①土曜日も使えますか", name: "𠮷田", mail: "yoshida@example.jp" };
  await requests.post(null, `/challenges/${open.code}/questions`, asked);
  const { rows } = await city.owner.query<{ id: string }>("select id from challenge_questions");
  const question = `${open.page}/questions/${rows[0]!.id}`;
  const next = await aChallenge(city, "open");
  await requests.post(null, `/challenges/${next.code}/questions`, asked);
  const { rows: answered } = await city.owner.query<{ id: string }>(
    "select id from challenge_questions where challenge_id = $1",
    [next.id],
  );
  await requests.post("officer", `/desk/challenges/${next.id}/questions/${answered[0]!.id}/answer`, {
    answer: "はい。",
  });
  await requests.post("officer", `${question}/passing-on`, {});
  const problem = { kind: "problem", departmentId: city.department("0507"), body: "①川沿いの道が暗い" };
  const seed = (await requests.post("healthStaff", "/desk/seeds", problem)).to.split("?")[0]!;
  return [
    ["healthStaff", "/desk/challenges/new"],
    ["healthStaff", "/desk/seeds/new"],
    ["healthStaff", "/desk/seeds/new?kind=help"],
    ["officer", seed],
    ["healthStaff", draft.page],
    ["healthStaff", `${draft.page}/edit`],
    ["officer", inCheck.page],
    ["finance", checked.page],
    ["officer", approved.page],
    ["officer", open.page],
    ["officer", `${open.page}/amendment`],
    ["officer", `/desk/challenges/${closed.id}`],
    ["officer", `${open.page}/questions`],
    ["officer", `/desk/challenges/${next.id}/questions`],
    [null, `/challenges/${open.code}/questions`],
  ];
}

/** Each takes a section of the plan, and the company suggests something for the desk to answer. */
async function writeInThePlan(requests: Requests, who: PersonKey, plan: string): Promise<void> {
  const isCompany = who === "representative";
  await requests.post(who, `${plan}/sections/${isCompany ? "goals" : "risks"}/lock`);
  const words = { "roles-city": "①会場と広報", "roles-partner": "測る。", reason: "𠮷田が決めたため" };
  const suggestion = { ...words, base_version: "1" };
  const answer = await requests.post("representative", `${plan}/sections/roles/suggestion`, suggestion);
  if (answer.status !== 303) throw new Error(`the suggestion answers ${answer.status}`);
}

/** A call that the desk noted and passed on to the health centre. @returns its page. */
async function passedOnConsultation(city: TestCity, requests: Requests): Promise<string> {
  const call = { channel: "call", kind: "wish", body: "公園のベンチを塗り直したい", name: "𠮷田" };
  const noted = (await requests.post("officer", "/desk/consultations", call)).to.split("?")[0]!;
  await requests.post("officer", `${noted}/passing-on`, { departmentId: city.department("0507") });
  return noted;
}

/** The page of somebody who asked the desk something from outside. */
async function followedConsultation(requests: Requests): Promise<string> {
  const asked = { kind: "consultation", body: "①手話の動画を作れます", name: "髙橋", mail: "takahashi@example.jp" };
  return (await requests.post(null, "/consult", asked)).to.split("?")[0]!;
}

/** Pages that a button of a form leads to. */
function byAddress(status: string): string[] {
  if (status === "draft") return ["/submission", "/protected-parts?write=what"];
  return status === "inquiry" ? ["/going-on"] : [];
}

async function formsFrom(
  requests: Requests,
  who: PersonKey | null,
  starts: readonly string[],
  within: string,
): Promise<DrawnForm[]> {
  const waiting = [...starts];
  const known = new Set(starts);
  const perRoute = new Map<string, number>();
  const forms: DrawnForm[] = [];
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const route = routeOf(requests.entries, "GET", page);
    perRoute.set(route, (perRoute.get(route) ?? 0) + 1);
    if (perRoute.get(route)! > 2) continue;
    const { status, text } = await requests.get(who, page);
    if (status !== 200) continue;
    forms.push(...formsOf(text, page));
    for (const [, found] of text.matchAll(/\shref="([^"#]*)/g)) {
      const href = found!.replaceAll("&amp;", "&");
      if (!href.startsWith(within) || href.endsWith("/file") || known.has(href)) continue;
      known.add(href);
      waiting.push(href);
    }
  }
  return forms;
}

/** The route that an address belongs to; the address itself when there is none. */
export function routeOf(entries: readonly RouteEntry[], method: "GET" | "POST", address: string): string {
  const path = address.split("?")[0]!;
  const fits = (entry: RouteEntry) =>
    entry.method === method && new RegExp(`^${entry.path.replaceAll(/:[a-zA-Z]+/g, "[^/]+")}$`).test(path);
  // "/proposals/new" fits a pattern too: the one without a placeholder goes first.
  const all = entries.filter(fits).sort((a, b) => a.path.split(":").length - b.path.split(":").length);
  return all[0]?.path ?? path;
}
