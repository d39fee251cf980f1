import { expect, test } from "vitest";
import { readTie } from "./read-tie.ts";

test("P2: no tie is a choice without words, a tie is told in words", () => {
  expect(readTie({ hasTie: "no", what: " \n" })).toMatchObject({ hasTie: false, errors: [] });
  expect(readTie({ hasTie: "yes", what: "兄が役員" })).toEqual({ hasTie: true, what: "兄が役員", errors: [] });
  expect(readTie({ hasTie: "yes", what: "" }).errors.map((one) => one.field)).toEqual(["what"]);
  expect(readTie({ hasTie: "", what: "" }).errors.map((one) => one.field)).toEqual(["hasTie"]);
});

test("P2: who has described a tie and then presses that there is none is asked, not let in", () => {
  const answer = readTie({ hasTie: "no", what: "兄が役員" });
  expect(answer.errors.map((one) => one.field)).toEqual(["what"]);
});
