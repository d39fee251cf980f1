import { sharedWords } from "./fits.ts";

/** Why somebody may be told of a challenge, as the database finds them. */
export type Ground = {
  personId: string;
  name: string;
  address: string;
  ground: "watch-challenge" | "watch-field" | "profile";
  field: string;
  strengths: string;
  watchId: string | null;
};

/** One letter: to whom, and the reason that it gives. */
export type Telling = Pick<Ground, "personId" | "name" | "address" | "field" | "watchId"> & {
  reason: "watch-challenge" | "watch-field" | "field" | "words";
};

/**
 * Whom a published challenge is told: everybody once, with the ground that they chose themselves before one that follows from their
 * organisation's profile. A profile fits by a field, or by two words that it shares with the challenge.
 */
export function tellingsOf(
  grounds: readonly Ground[],
  challenge: { title: string; ask: string; background: string },
): readonly Telling[] {
  const order = ["watch-challenge", "watch-field", "profile"];
  const told = new Map<string, Telling>();
  for (const ground of [...grounds].sort((a, b) => order.indexOf(a.ground) - order.indexOf(b.ground))) {
    const reason = reasonOf(ground, challenge);
    if (!reason || told.has(ground.personId)) continue;
    const { personId, name, address, field, watchId } = ground;
    told.set(personId, { personId, name, address, field, watchId, reason });
  }
  return [...told.values()];
}

function reasonOf(
  { ground, field, strengths }: Ground,
  challenge: { title: string; ask: string; background: string },
): Telling["reason"] | null {
  if (ground !== "profile") return ground;
  if (field !== "") return "field";
  return sharedWords(strengths, challenge).length > 0 ? "words" : null;
}
