import { expect, test } from "vitest";
import type { Person, StaffRole } from "../policy/actor.ts";
import { amendedFields, unfairDeadline } from "./amendment.ts";
import {
  type ChallengeAction,
  type ChallengeFacts,
  type ChallengeState,
  challengeActions,
  challengeStates,
  mayConfirmGate,
  mayOnChallenge,
  mayReadChallenge,
} from "./challenge.ts";
import { closesAt, firstOpenDeadline, isChallengeOpen } from "./closing.ts";
import { type ChallengeText, readChallenge } from "./read-challenge.ts";

const health = "00000000-0000-4000-8000-000000000507";

function person(id: string, roles: readonly StaffRole[], department: string | null = null): Person {
  const departments = department ? [{ id: department, name: "保健センター", role: "staff" as const }] : [];
  return { kind: "person", municipality: "272060", id, name: "人", organisation: null, departments, roles };
}

const desk = person("desk", ["officer"]);
const ofHealth = person("writer", [], health);
const named = person("named", ["approver"]);
const stranger = person("stranger", [], "00000000-0000-4000-8000-000000000201");

function facts(state: ChallengeState, change: Partial<ChallengeFacts> = {}): ChallengeFacts {
  const isPublished = ["forecast", "open", "closed", "concluded"].includes(state);
  return {
    state,
    departmentId: health,
    isPublished,
    drafters: ["writer"],
    route: state === "checked" ? ["named"] : [],
    deciding: state === "checked" ? "named" : null,
    checkers: ["checker"],
    ...change,
  };
}

function can(who: Person, state: ChallengeState, change: Partial<ChallengeFacts> = {}): readonly ChallengeAction[] {
  const all = [...new Set(Object.values(challengeActions).flat())] as ChallengeAction[];
  return all.filter((action) => mayOnChallenge(who, action, facts(state, change)).ok).sort();
}

/** The life of a challenge, by hand (process.md "The other lives"). */
const expected: Record<ChallengeState, Record<"department" | "desk" | "approver", readonly string[]>> = {
  draft: {
    department: ["comment", "edit", "sendToCheck", "withdraw"],
    desk: ["comment", "edit", "sendToCheck", "withdraw"],
    approver: [],
  },
  in_check: {
    department: ["comment", "withdraw"],
    desk: ["comment", "confirmGate", "sendBack", "sendToApproval", "withdraw"],
    approver: [],
  },
  checked: {
    department: ["comment", "withdraw"],
    desk: ["comment", "withdraw"],
    approver: ["approve", "comment", "refuseApproval"],
  },
  approved: { department: ["comment", "withdraw"], desk: ["comment", "forecast", "open", "withdraw"], approver: [] },
  forecast: { department: [], desk: ["amend", "open", "withdraw"], approver: [] },
  open: { department: [], desk: ["amend", "close", "withdraw"], approver: [] },
  closed: { department: ["conclude"], desk: ["conclude", "withdraw"], approver: [] },
  concluded: { department: [], desk: [], approver: [] },
  withdrawn: { department: [], desk: [], approver: [] },
};

test("what each may do with a challenge in each of its states is what stands here, and nothing else", () => {
  for (const state of challengeStates) {
    const found = { department: can(ofHealth, state), desk: can(desk, state), approver: can(named, state) };
    expect({ state, ...found }).toEqual({ state, ...expected[state] });
    expect(can(stranger, state)).toEqual([]);
  }
});

test("before publication it exists for its own department, the desk and whoever is on its route; then for everybody", () => {
  const readers = (state: ChallengeState, change: Partial<ChallengeFacts> = {}) =>
    [desk, ofHealth, named, stranger].filter((who) => mayReadChallenge(who, facts(state, change))).map(({ id }) => id);
  for (const state of ["draft", "in_check", "approved"] as const) expect(readers(state)).toEqual(["desk", "writer"]);
  expect(readers("checked")).toEqual(["desk", "writer", "named"]);
  expect(readers("approved", { route: ["named"] })).toEqual(["desk", "writer", "named"]);
  expect(readers("withdrawn", { isPublished: false })).toEqual(["desk", "writer"]);
  for (const state of ["forecast", "open", "closed", "concluded"] as const)
    expect(readers(state)).toEqual(["desk", "writer", "named", "stranger"]);
});

test("nobody approves, or finds fair, what they have written themselves", () => {
  const both = person("writer", ["approver"], health);
  expect(mayOnChallenge(both, "approve", facts("checked", { deciding: "writer" })).ok).toBe(false);
  const deputy = (id: string): Person => ({
    ...person(id, ["officer"]),
    deputyOf: [{ personId: "named", part: "chief", namedBy: "named", departmentId: null }],
  });
  expect(can(deputy("deputy"), "checked")).toContain("approve");
  for (const id of ["writer", "checker"]) expect(can(deputy(id), "checked")).not.toContain("approve");
  const writingOfficer = person("writer", ["officer"]);
  expect(mayConfirmGate(writingOfficer, "P2", facts("in_check")).ok).toBe(false);
  expect(mayConfirmGate(writingOfficer, "P1", facts("in_check")).ok).toBe(true);
  expect(mayConfirmGate(desk, "P2", facts("in_check")).ok).toBe(true);
});

test("a challenge closes at the city's closing time of its last day, that minute included", () => {
  const at = (time: string) => new Date(`2027-02-19T${time}+09:00`);
  const challenge = { status: "open", deadline: "2027-02-19" };
  const closing = 17 * 60 + 15;
  expect(closesAt("2027-02-19", closing)).toEqual(at("17:16:00"));
  expect(isChallengeOpen(challenge, at("17:15:59"), closing)).toBe(true);
  expect(isChallengeOpen(challenge, at("17:16:00"), closing)).toBe(false);
  expect(isChallengeOpen({ ...challenge, deadline: null }, at("23:00:00"), closing)).toBe(true);
  for (const status of ["draft", "forecast", "closed", "withdrawn"])
    expect(isChallengeOpen({ ...challenge, status }, at("09:00:00"), closing)).toBe(false);
  expect([firstOpenDeadline(at("17:15:59"), closing), firstOpenDeadline(at("17:16:00"), closing)]).toEqual([
    "2027-02-19",
    "2027-02-20",
  ]);
});

const typed = {
  title: "産後の孤立をなくしたい",
  titleEn: "",
  ask: "①方法を募集します。",
  askEn: "",
  background: "𠮷田さんの声\r\n二行目",
  offered: "部屋\n\n データ ",
  contact: "",
  fields: ["健康"],
  sdgs: ["11", "3", "3"],
  ends: "deadline",
  deadline: "2027-02-19",
  deadlineFault: null,
  reading: "sealed",
  hasAdvantage: "no",
  advantage: "消し忘れた文",
};

test("a challenge is read as typed; what was not chosen is not kept", () => {
  const { challenge, errors } = readChallenge(typed, ["健康", "防災"], "2026-11-24");
  expect(errors).toEqual([]);
  expect(challenge).toMatchObject({
    background: "𠮷田さんの声\n二行目",
    offered: ["部屋", "データ"],
    sdgs: [3, 11],
    deadline: "2027-02-19",
    isSealed: true,
    advantage: "",
  });
});

test("what decides between proposers has to be said: how they are read, and an advantage or none", () => {
  const faults = (change: Partial<typeof typed>) =>
    readChallenge({ ...typed, ...change }, ["健康"], "2026-11-24").errors.map(({ field }) => field);
  expect(faults({ reading: "" })).toEqual(["reading"]);
  expect(faults({ ends: "open" })).toEqual(["reading"]);
  expect(faults({ ends: "" })).toEqual(["ends"]);
  expect(faults({ deadline: "2026-11-24" })).toEqual(["deadline"]);
  expect(faults({ hasAdvantage: "" })).toEqual(["hasAdvantage"]);
  expect(faults({ hasAdvantage: "yes", advantage: " " })).toEqual(["advantage"]);
  expect(faults({ fields: ["宇宙"] })).toEqual(["fields"]);
  expect(faults({ title: "", ask: "", background: "" })).toEqual(["title", "background", "ask"]);
});

test("an amendment is told field by field, and a deadline never comes earlier", () => {
  const before = readChallenge(typed, ["健康"], "2026-11-24").challenge;
  const after: ChallengeText = { ...before, deadline: "2027-03-05", offered: ["部屋"] };
  expect(amendedFields(before, after)).toEqual([
    { field: "offered", before: "部屋\nデータ", after: "部屋" },
    { field: "deadline", before: "2027-02-19", after: "2027-03-05" },
  ]);
  expect(unfairDeadline(before, after)).toBe(null);
  expect(unfairDeadline(after, before)).toContain("早める");
  expect(unfairDeadline(before, { ...before, deadline: null })).toContain("締切まで開かない");
  expect(unfairDeadline({ ...before, isSealed: false }, { ...before, deadline: null, isSealed: false })).toBe(null);
  expect(unfairDeadline({ ...before, deadline: null }, before)).toContain("あとから");
});
