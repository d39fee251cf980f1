import { expect, test } from "vitest";
import { assertLeadsTo, movesFrom } from "./moves.ts";

test("from 提出済 it can be received, sent back for additions, declined and withdrawn, and nothing else", () => {
  expect(movesFrom("submitted").map(({ move, to }) => `${move} → ${to}`)).toEqual([
    "receiveProposal → received",
    "askForAdditions → additions_asked",
    "confirmDecline → declined",
    "withdrawProposal → withdrawn",
  ]);
});

test("a second question to departments is no arrow, and what has ended has none", () => {
  expect(movesFrom("received").map(({ to }) => to)).toEqual(["inquiry", "on_hold", "declined", "withdrawn"]);
  expect(movesFrom("inquiry").map(({ to }) => to)).toEqual(["dialogue", "on_hold", "declined", "withdrawn"]);
  expect(movesFrom("dialogue").map(({ to }) => to)).toEqual(["method_review", "on_hold", "declined", "withdrawn"]);
  expect(movesFrom("completed")).toEqual([]);
  expect(movesFrom("withdrawn")).toEqual([]);
});

test("a command that would move a proposal elsewhere is stopped", () => {
  expect(() => assertLeadsTo("receiveProposal", "received")).not.toThrow();
  expect(() => assertLeadsTo("resumeProposal", "dialogue")).not.toThrow();
  expect(() => assertLeadsTo("receiveProposal", "dialogue")).toThrow("receiveProposal does not lead to dialogue");
  expect(() => assertLeadsTo("sendMessage", "dialogue")).toThrow();
  expect(() => assertLeadsTo("writeNote", "not_selected", "in_call")).not.toThrow();
  expect(() => assertLeadsTo("writeNote", "not_selected", "dialogue")).toThrow();
});
