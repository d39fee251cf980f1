import { awayAs, isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { paths } from "../paths.ts";

/** The places of the navigation; a place is added here, and below for whom, when its page exists. */
export const places = {
  challenges: paths.challenges.pattern,
  how: paths.how.pattern,
  cases: paths.cases.pattern,
  numbers: paths.numbers.pattern,
  mine: paths.proposals.pattern,
  inbox: paths.inbox.pattern,
  account: paths.account.pattern,
  board: paths.board.pattern,
  proposals: paths.proposalsInside.pattern,
  consultations: paths.consultations.pattern,
  "challenges-inside": paths.challengesInside.pattern,
  agreements: paths.agreements.pattern,
  approvals: paths.approvals.pattern,
  settings: paths.settings.pattern,
} as const;

export type NavKey = keyof typeof places;

/** What a visitor or a proposer finds in the white header. */
export function outsideNavigation(person: Person | null): readonly NavKey[] {
  const open: NavKey[] = ["challenges", "how", "cases", "numbers"];
  return person?.organisation || (person && !isInside(person)) ? [...open, "mine"] : open;
}

/** What the people of the city find in the dark header: as much as their part of the work needs. */
export function insideNavigation(person: Person): readonly NavKey[] {
  const has = (...roles: Person["roles"][number][]) => roles.some((role) => person.roles.includes(role));
  const found: NavKey[] = [];
  if (isOfDesk(person) || has("approver") || person.departments.length > 0) {
    found.push("board", "proposals");
    if (isOfDesk(person) || person.departments.length > 0) found.push("consultations");
    found.push("challenges-inside", "agreements");
  }
  // An approver's deputy as long as the deputyship holds: the session says so of the day (代決).
  if (has("approver", "chief") || awayAs(person, "approver").length > 0) found.push("approvals");
  if (has("administrator")) found.push("settings");
  return found;
}

/** Where the name of the desk leads inside: the first place that is theirs; the board is not an administrator's. */
export function homeInside(person: Person): string {
  return places[insideNavigation(person)[0] ?? "account"];
}

/** Somebody who works in the city, and so has the inside pages. */
export function isInside(person: Person): boolean {
  return person.departments.length > 0 || person.roles.length > 0;
}

/** The part in which they work, said after their name: 「デスク」. */
export function partOf(person: Person): string {
  if (isOfDesk(person)) return "デスク";
  if (person.departments[0]) return person.departments[0].name;
  if (person.roles.includes("approver")) return "決裁";
  return person.roles.includes("administrator") ? "管理" : "";
}
