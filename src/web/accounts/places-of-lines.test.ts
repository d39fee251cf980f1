import { expect, test } from "vitest";
import { placesOfLines } from "./places-of-lines.ts";

test("one line takes no more than its share of the places, and gives each back", () => {
  const places = placesOfLines({ ofLine: 2, ofAll: 3 });
  const first = places.enter("192.0.2.1");
  expect(places.enter("192.0.2.1")).not.toBeNull();
  expect(places.enter("192.0.2.1")).toBeNull();
  expect(places.enter("198.51.100.7")).not.toBeNull();
  // All three are taken.
  expect(places.enter("203.0.113.9")).toBeNull();
  first!();
  expect(places.enter("203.0.113.9")).not.toBeNull();
});

test("where no address is known nobody is counted for the others, and the whole is still bounded", () => {
  const places = placesOfLines({ ofLine: 1, ofAll: 3 });
  expect([1, 2, 3, 4].map(() => places.enter("") !== null)).toEqual([true, true, true, false]);
});
