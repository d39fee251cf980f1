import { expect, test } from "vitest";
import { containing } from "./containing.ts";

test("a word is looked for as it is typed: its own %, _ and \\ stand for themselves", () => {
  expect(containing("眠り")).toBe("%眠り%");
  expect(containing("100%_a\\")).toBe("%100\\%\\_a\\\\%");
});
