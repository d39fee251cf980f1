import type { Status } from "../../../src/domain/process/status.ts";
import type { CanaryKind } from "./canaries.ts";
import { proposalForms, stateGroups } from "./proposal-forms.ts";
import { proposalPages } from "./proposal-pages.ts";
import type { Standing } from "./stand-in.ts";
import { readTable } from "./table.ts";

export type Asked = { method: "GET" | "POST"; path: string };
/** An answer that has to come, and whether the form is sent with an outdated version, so that an empty one changes nothing. */
export type Expected = { status: number; isOutdated?: boolean };

const pages = readTable(proposalPages, 1).map(({ first, cells, rest }) => ({
  path: first[0]!,
  cells,
  /** "303@draft": another answer in some states. */
  answers: rest.flatMap((word) => (/^\d+@/.test(word) ? [split(word, "@")] : [])),
  /** "offic=draft": there for somebody in some more states. */
  also: rest.flatMap((word) => (word.includes("=") ? [split(word, "=")] : [])),
}));

const forms = readTable(proposalForms, 2).map(({ first, cells, rest }) => ({
  methods: first[0]!.split("+"),
  path: first[1]!,
  cells,
  states: statesOf(cells.states!),
  empty: cells.empty!,
  notes: new Map(rest.map((word) => split(word, "="))),
}));

/** The rows that speak of a route: one, or none when somebody has still to write it. */
export function rowsOf({ method, path }: Asked): number {
  const asPage = method === "GET" ? pages.filter((page) => page.path === path).length : 0;
  return asPage + forms.filter((form) => form.path === path && form.methods.includes(method)).length;
}

/** Addresses of the tables that the program does not have. */
export function leftOver(routes: readonly Asked[]): string[] {
  const is = (method: string, path: string) => routes.some((route) => route.method === method && route.path === path);
  return [
    ...pages.filter((page) => !is("GET", page.path)).map((page) => `GET ${page.path}`),
    ...forms.flatMap((form) =>
      form.methods.filter((method) => !is(method, form.path)).map((method) => `${method} ${form.path}`),
    ),
  ];
}

/** Whether somebody is turned away for what they are, whatever the proposal is: then one proposal shows it. */
export function isTurnedAway({ method, path }: Asked, who: string): boolean {
  const rows = [...(method === "GET" ? pages : []), ...forms.filter(({ methods }) => methods.includes(method))];
  return rows.find((row) => row.path === path)?.cells[who] === "x";
}

/** What the tables say of a route for a person and a standing. */
export function expectedOf({ method, path }: Asked, who: string, standing: Standing): Expected {
  const page = method === "GET" ? pages.find((one) => one.path === path) : undefined;
  if (page) return { status: pageAnswer(page, who, standing) };
  return formAnswer(forms.find((form) => form.path === path && form.methods.includes(method))!, method, who, standing);
}

/** Whose page says who reads a kind of text; the content of a protected part stands on no page. */
const pageOf: Partial<Record<CanaryKind, string>> = {
  title: "/proposals/:id",
  text: "/proposals/:id/text",
  reason: "/proposals/:id/protected-parts",
  message: "/proposals/:id/meetings",
  note: "/proposals/:id/notes",
};

/** Whether a text may stand in an answer to somebody. The title of a partnership is published at its start. */
export function mayHear(kind: CanaryKind, who: string, status: Status): boolean {
  if (kind === "title" && hasReached(status, "a")) return true;
  const page = pages.find(({ path }) => path === pageOf[kind]);
  return page !== undefined && hasReached(status, page.cells[who] ?? ".");
}

/** Whether somebody reads a protected part as their own: in the form it is written in, and when they open it. */
export function readsOwn(path: string, who: string): boolean {
  const form = forms.find((one) => one.path === path);
  return form?.cells[who] === "r" || (path === "/proposals/:id/protected-parts/:part" && form?.cells[who] === "o");
}

function pageAnswer(page: (typeof pages)[number], who: string, standing: Standing): number {
  const cell = page.cells[who]!;
  if (cell === "x") return 403;
  const isAlso = page.also.some(([one, states]) => one === who && statesOf(states).includes(standing.status));
  if ((!hasReached(standing.status, cell) && !isAlso) || !isThere(page.path, standing)) return 404;
  const other = page.answers.find(([, states]) => statesOf(states).includes(standing.status));
  return other ? Number(other[0]) : 200;
}

function formAnswer(form: (typeof forms)[number], method: string, who: string, standing: Standing): Expected {
  const { status } = standing;
  const cell = form.cells[who]!;
  if (cell === "x") return { status: 403 };
  if (!sees(form.notes.get("once") ? "/proposals/:id" : (form.notes.get("of") ?? "/proposals/:id"), who, status))
    return { status: 404 };
  if (cell === "r") return { status: 200 };
  if (form.notes.has("once")) {
    if (hasReached(status, form.notes.get("once")!)) return { status: 200 };
    if (!sees(form.notes.get("of")!, who, status)) return { status: 404 };
  }
  if (!form.states.includes(status)) return { status: 409 };
  if (cell !== "o" && !hasReached(status, cell)) return { status: 403 };
  const below = form.notes.get("below");
  if (!isThere(form.path, standing) || (below && !sees(below, who, status))) return { status: 404 };
  if (method === "GET") return { status: Number(form.notes.get("get") ?? 200) };
  return form.empty === "press" ? { status: 409, isOutdated: true } : { status: Number(form.empty) };
}

/** Whether a page is there for somebody; the proposal itself, where none is named. */
function sees(path: string, who: string, status: Status): boolean {
  return hasReached(status, pages.find((page) => page.path === path)!.cells[who]!);
}

/** Letters of proposal-pages.ts: what a proposal in a state has reached, ever. */
const reached: Record<Status, string> = {
  draft: "d",
  submitted: "ds",
  additions_asked: "ds",
  received: "ds",
  inquiry: "dsq",
  dialogue: "dsqt",
  method_review: "dsqtm",
  preparing: "dsqtmp",
  in_call: "dsqtmc",
  active: "dsqtmpa",
  completed: "dsqtmpa",
  on_hold: "dsqt",
  declined: "dsqn",
  not_selected: "dsqtmc",
  lapsed: "ds",
  withdrawn: "ds",
};

function hasReached(status: Status, letter: string): boolean {
  return reached[status].includes(letter);
}

function isThere(path: string, standing: Standing): boolean {
  return [...path.matchAll(/:([a-z]+)/g)].every(([, name]) => standing.has.has(name!));
}

/** "@group" or "draft,received". */
function statesOf(words: string): readonly string[] {
  return words.startsWith("@") ? stateGroups[words.slice(1)]!.split(" ") : words.split(",");
}

function split(word: string, sign: string): [string, string] {
  const at = word.indexOf(sign);
  return [word.slice(0, at), word.slice(at + 1)];
}
