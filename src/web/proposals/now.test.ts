import { expect, test } from "vitest";
import type { Wait } from "../../domain/process/record.ts";
import { asOutside } from "./now.tsx";

const wait = (id: string, over: Partial<Wait>): Wait => ({
  ...{ id, task: "answerInquiry", holder: "department", departmentId: id, personId: null, subjectId: null },
  ...{ since: new Date("2026-11-12T10:00:00+09:00"), days: null, due: "2026-11-27", ...over },
});

test("outside, what several departments do until the same day is one thing that the city does", () => {
  const [health, school, later] = [wait("a", {}), wait("b", {}), wait("c", { due: "2026-12-08" })];
  const own = wait("d", { task: "answerMessage", holder: "partner" });
  expect(asOutside([health, school, later, own], health).map(({ id }) => id)).toEqual(["c", "d"]);
  expect(asOutside([health, school, later]).map(({ id }) => id)).toEqual(["a", "c"]);
});
