import { expect, test } from "vitest";
import { words } from "./words.ts";

test("who is responsible for the procedure may register without being the president, and both languages say so", () => {
  expect(words("ja").accounts.register.lead).toContain(
    "この手続の責任者のことです。社長や理事長でなくてもかまいません。",
  );
  expect(words("en").accounts.register.lead).toContain("the person responsible in this procedure, who need not be the");
});
