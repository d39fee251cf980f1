import type { Person } from "../../domain/policy/actor.ts";

/** Every place of the navigation and its address: the one list. */
export const places = {
  challenges: "/challenges",
  how: "/how",
  cases: "/cases",
  numbers: "/numbers",
  mine: "/proposals",
  account: "/account",
  board: "/desk/board",
  proposals: "/desk/proposals",
  "challenges-inside": "/desk/challenges",
  agreements: "/desk/agreements",
  calls: "/desk/calls",
  knowledge: "/desk/knowledge",
  register: "/desk/register",
  figures: "/desk/figures",
  search: "/desk/search",
  approvals: "/desk/approvals",
  settings: "/desk/settings",
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
  const desk = has("officer", "chief");
  const found: NavKey[] = [];
  if (desk || has("approver") || person.departments.length > 0) {
    found.push("board", "proposals", "challenges-inside", "agreements");
    if (desk || has("approver")) found.push("calls");
    found.push("knowledge");
    if (desk || has("approver")) found.push("register", "figures");
    found.push("search");
  }
  if (has("approver", "chief")) found.push("approvals");
  if (has("administrator")) found.push("settings");
  return found;
}

/** Somebody who works in the city, and so has the inside pages. */
export function isInside(person: Person): boolean {
  return person.departments.length > 0 || person.roles.length > 0;
}

/** The part in which they work, said after their name: 「デスク」. */
export function partOf(person: Person): string {
  if (person.roles.includes("officer") || person.roles.includes("chief")) return "デスク";
  if (person.departments[0]) return person.departments[0].name;
  if (person.roles.includes("approver")) return "決裁";
  return person.roles.includes("administrator") ? "管理" : "";
}
