import { describe, expect, test } from "vitest";
import type { TargetDays } from "./ball.ts";
import { ballsOf } from "./balls.ts";
import type { Meeting, PlanVersion, ProposalRecord, ProtectedPart, TalkAct } from "./record.ts";

const days: TargetDays = {
  firstAnswer: 3,
  formalCheck: 5,
  departmentAnswer: 10,
  deskReply: 3,
  feasibility: 20,
  methodDecision: 20,
  minutes: 5,
  publicAnswer: 5,
  additions: 20,
};

/** A proposal in dialogue with what these rules ask of it; the rest is not theirs. */
function waitsOf(facts: Partial<ProposalRecord>): readonly string[] {
  const record = {
    status: "dialogue",
    meetings: [],
    inquiries: [],
    parts: [],
    toDos: [],
    stepRequests: [],
    lastMessages: { partner: null, city: null, cityAsks: null },
    plan: null,
    openSuggestions: [],
    decline: null,
    ...facts,
  } as unknown as ProposalRecord;
  return ballsOf(record, days, "2026-11-24").map((ball) => `${ball.task} ${ball.holder}`);
}

const at = new Date("2026-11-20T14:00:00+09:00");

function meeting(state: Meeting["state"]): Meeting {
  const confirmedAt = state === "confirmed" ? at : null;
  return {
    id: "m",
    state,
    proposedSide: "city",
    startsAt: at,
    cityConfirmedAt: confirmedAt,
    cityConfirmedBy: confirmedAt && "o",
    partnerConfirmedAt: confirmedAt,
    contestedAt: null,
    partnerConfirmedBy: confirmedAt && "r",
  };
}

const plan = { version: 1, draftedSide: "partner", cityApprovedAt: null, partnerApprovedAt: null } as PlanVersion;

test("from the submission on a message waits for its answer, on whichever side, and the first clock goes on", () => {
  const asked = { partner: at, city: null, cityAsks: null };
  const askedBack = { partner: null, city: at, cityAsks: at };
  expect(waitsOf({ status: "submitted", lastMessages: asked })).toEqual(["receive desk", "answerMessage desk"]);
  expect(waitsOf({ status: "received", lastMessages: askedBack })).toEqual([
    "askDepartments desk",
    "answerMessage partner",
  ]);
  expect(waitsOf({ status: "on_hold", lastMessages: asked })).toEqual(["resume nobody", "answerMessage desk"]);
  expect(waitsOf({ status: "submitted", sealed: true, lastMessages: asked })).toEqual([]);
  expect(waitsOf({ status: "declined", lastMessages: asked })).toEqual([]);
});

describe("in the dialogue", () => {
  test("the desk is waited for to propose the first meeting, and for nothing else", () => {
    expect(waitsOf({})).toEqual(["proposeMeeting desk"]);
  });

  test("the plan is not asked for while the first meeting is only proposed or agreed", () => {
    expect(waitsOf({ meetings: [meeting("proposed")] })).toEqual(["agreeMeeting partner"]);
    expect(waitsOf({ meetings: [meeting("agreed")] })).toEqual(["writeMinutes desk"]);
  });

  test("the plan is asked for once the meeting was held, beside its minutes", () => {
    expect(waitsOf({ meetings: [meeting("minutes_drafted")] })).toEqual(["confirmMinutes partner", "writePlan desk"]);
    expect(waitsOf({ meetings: [meeting("confirmed")] })).toEqual(["writePlan desk", "startMethodReview desk"]);
  });

  test("minutes that a side calls wrong are the writer's, until there is a new version", () => {
    const contested = { ...meeting("minutes_drafted"), contestedAt: new Date("2026-12-02T10:00:00+09:00") };
    expect(waitsOf({ meetings: [contested] })).toEqual(["mendMinutes desk", "writePlan desk"]);
  });

  test("a cancelled meeting is none: the desk proposes another", () => {
    expect(waitsOf({ meetings: [meeting("cancelled")] })).toEqual(["proposeMeeting desk"]);
  });

  test("a suggestion for the plan waits for the other side, beside the plan itself, one wait for all of a side", () => {
    const suggested = (side: "partner" | "city", id: string) => ({ id, side, at });
    const waiting = {
      meetings: [meeting("held")],
      openSuggestions: [suggested("partner", "1"), suggested("partner", "2")],
    };
    expect(waitsOf({ ...waiting, plan })).toEqual(
      expect.arrayContaining(["answerSuggestion desk", "approvePlan desk"]),
    );
    expect(waitsOf({ ...waiting, plan }).filter((wait) => wait.startsWith("answerSuggestion"))).toHaveLength(1);
    expect(waitsOf({ ...waiting, plan, openSuggestions: [suggested("city", "3")] })).toContain(
      "answerSuggestion partner",
    );
  });

  test("a plan that somebody wrote before the first meeting is read by the other side all the same", () => {
    expect(waitsOf({ plan })).toEqual(["approvePlan desk", "proposeMeeting desk"]);
  });
});

describe("a decline", () => {
  const decline = { id: "d", draftedBy: "officer", draftedAt: at, sentAt: null, sentBackAt: null };
  const held = { status: "on_hold", hold: { reason: "", until: "2027-04-01", untilEvent: "", at } } as const;

  test("once drafted waits for the desk's chief, sent back for the officer, and once sent for nobody", () => {
    expect(waitsOf({ ...held, decline })).toEqual(["resume nobody", "confirmDecline desk"]);
    expect(waitsOf({ ...held, decline: { ...decline, sentBackAt: at } })).toEqual([
      "resume nobody",
      "mendDecline desk",
    ]);
    expect(waitsOf({ ...held, decline: { ...decline, sentAt: at } })).toEqual(["resume nobody"]);
  });
});

describe("an agreed protected part", () => {
  const said = (act: TalkAct, side: "partner" | "city", day: string) => ({
    act,
    side,
    at: new Date(`${day}T10:00:00+09:00`),
  });
  const part = (until: string, last: ReturnType<typeof said>) =>
    ({ id: "p", state: "agreed", level: "desk", departmentIds: [], until, said: last }) as unknown as ProtectedPart;
  const waitsIn = (status: ProposalRecord["status"], one: ProtectedPart) =>
    waitsOf({ status, parts: [one], hold: null }).filter((wait) => /Change|Period/.test(wait));

  test("waits for the side that is asked for other terms, also when the proposal is held or completed", () => {
    for (const status of ["dialogue", "on_hold", "completed"] as const) {
      expect(waitsIn(status, part("2027-03-31", said("propose_change", "partner", "2026-11-20")))).toEqual([
        "answerChange desk",
      ]);
      expect(waitsIn(status, part("2027-03-31", said("propose_change", "city", "2026-11-20")))).toEqual([
        "answerChange partner",
      ]);
      expect(waitsIn(status, part("2027-03-31", said("refuse_change", "city", "2026-11-20")))).toEqual([]);
    }
  });

  test("waits at the end of its period for the desk, then for the proposer, who may be silent", () => {
    expect(waitsIn("dialogue", part("2026-11-24", said("agree", "city", "2026-05-01")))).toEqual([]);
    expect(waitsIn("dialogue", part("2026-11-23", said("agree", "city", "2026-05-01")))).toEqual(["askPeriodEnd desk"]);
    const asked = part("2026-11-22", said("ask_end", "city", "2026-11-23"));
    expect(waitsIn("dialogue", asked)).toEqual(["answerPeriodEnd partner"]);
    const record = { status: "completed", parts: [asked] } as unknown as ProposalRecord;
    expect(ballsOf(record, days, "2026-11-24").map((ball) => ball.days)).toEqual([null]);
    expect(waitsIn("dialogue", part("2026-11-22", said("keep", "partner", "2026-11-23")))).toEqual([]);
  });

  test("is asked about no more once the proposal has ended without a partnership", () => {
    for (const status of ["declined", "withdrawn", "lapsed", "not_selected", "in_call"] as const)
      expect(waitsIn(status, part("2026-11-22", said("agree", "city", "2026-05-01")))).toEqual([]);
  });
});
