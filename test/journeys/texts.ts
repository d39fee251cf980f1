import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The texts of the journey as the people write them, in the order of the process (db/worlds/izumiotsu-demo/journey.json). */
// biome-ignore lint/suspicious/noExplicitAny: a file of texts, read by name
export const journey: any = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../../db/worlds/izumiotsu-demo/journey.json"), "utf8"),
);

/** The words that only their readers may find. */
export const secretWords: readonly string[] = journey.protectedParts.flatMap(
  (part: { secretWords: readonly string[] }) => part.secretWords,
);

/** What stays inside the city. */
export const innerWords: readonly string[] = journey.internalNotes.map((note: { text: string }) => note.text);
