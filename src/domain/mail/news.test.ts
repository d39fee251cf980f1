import { expect, test } from "vitest";
import { escalationOf, newsOf, type ToldWait, toldOfAct, turnOf } from "./news.ts";

const wait: ToldWait = {
  id: "w",
  task: "answerInquiry",
  holder: "department",
  departmentId: "d",
  personId: null,
  subjectId: "i",
  due: "2026-12-01",
};
const audiences = (news: readonly { audience: string }[]) => news.map(({ audience }) => audience);

test("who has the ball is told: the proposer, the desk, the department, the approver in person", () => {
  expect(turnOf(wait)).toEqual([
    {
      kind: "turn",
      what: "answerInquiry",
      audience: "department",
      department: "d",
      person: null,
      subject: "i",
      wait: "w",
      due: "2026-12-01",
    },
  ]);
  expect(audiences(turnOf({ ...wait, holder: "partner" }))).toEqual(["partner"]);
  expect(audiences(turnOf({ ...wait, holder: "desk" }))).toEqual(["desk"]);
  expect(audiences(turnOf({ ...wait, holder: "approver", personId: "p" }))).toEqual(["person"]);
  expect(turnOf({ ...wait, holder: "nobody" })).toEqual([]);
});

test("a decline to be confirmed is the chief's alone", () => {
  expect(audiences(turnOf({ ...wait, holder: "desk", task: "confirmDecline" }))).toEqual(["chief"]);
});

test("what nobody took for long goes one step up; a proposer's silence goes to the desk, never to anybody's superior", () => {
  expect(audiences(escalationOf(wait))).toEqual(["head", "desk"]);
  expect(audiences(escalationOf({ ...wait, holder: "desk" }))).toEqual(["chief"]);
  expect(audiences(escalationOf({ ...wait, holder: "approver" }))).toEqual(["chief"]);
  expect(audiences(escalationOf({ ...wait, holder: "partner" }))).toEqual(["desk"]);
  expect(escalationOf({ ...wait, holder: "nobody" })).toEqual([]);
});

test("the proposer is told of the moves they wait for, never of an inside step", () => {
  for (const kind of ["proposal-received", "outlook-told", "dialogue-opened", "proposal-declined", "case-published"])
    expect(audiences(newsOf(kind, "desk"))).toContain("partner");
  for (const kind of [
    "note-written",
    "officer-assigned",
    "conflict-declared",
    "answer-drafted",
    "inquiry-answered",
    "inquiry-passed-on",
    "decline-drafted",
    "decline-sent-back",
    "paper-drafted",
    "paper-sent-back",
    "feasibility-decided",
    "fairness-checked",
    "eligibility-checked",
    "method-facts-recorded",
    "going-on-explained",
  ])
    expect(audiences(newsOf(kind, "desk"))).not.toContain("partner");
});

test("the proposer is told of an access for law, unless a law forbids it: then it stands on the desk's line alone", () => {
  expect(audiences(newsOf("law-access-granted", "desk", "protection"))).toEqual(["partner"]);
  expect(audiences(newsOf("law-access-granted", "desk", "desk"))).toEqual([]);
  expect(audiences(newsOf("law-access-told", "clock", "protection"))).toEqual(["partner"]);
});

test("who did it is told nothing new", () => {
  expect(audiences(newsOf("message-sent", "partner"))).toEqual(["desk", "departments"]);
  // In the name of all: the others of the organisation hear of it, the database leaves out who did it.
  expect(audiences(newsOf("proposal-withdrawn", "partner"))).toEqual(["partner", "desk", "departments"]);
  expect(audiences(newsOf("message-sent", "desk"))).toEqual(["partner", "departments"]);
  expect(audiences(newsOf("message-sent", "department"))).toEqual(["partner", "desk", "departments"]);
});

test("a question of the city is the proposer's turn, not a turn and news", () => {
  const told = toldOfAct(
    [{ kind: "message-sent", bySide: "desk", line: "dialogue" }],
    [{ ...wait, holder: "partner", task: "answerMessage" }],
  );
  expect(told.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual(["turn partner", "news departments"]);
});
