import { expect, test } from "vitest";
import { daysHeld } from "./days-held.ts";

const calendar = { closingMinutes: 17 * 60 + 15, closed: new Set<string>(), open: new Set<string>() };
const tokyo = (text: string) => new Date(`${text}:00+09:00`);

test("two clocks of the city on the same days count once; the weekend does not count", () => {
  const held = [
    { side: "city", since: tokyo("2026-11-26T10:00"), until: tokyo("2026-11-30T15:00") },
    { side: "city", since: tokyo("2026-11-27T10:00"), until: tokyo("2026-11-30T16:00") },
    { side: "partner", since: tokyo("2026-11-30T15:00"), until: null },
  ] as const;
  // Friday 27 and Monday 30 for the city; Tuesday 1 and Wednesday 2 December for the partner.
  expect(daysHeld(held, tokyo("2026-12-02T09:00"), calendar)).toEqual({ city: 2, partner: 2 });
});
