/** One line of a letter that tells of several things: what of which record, until when, and where it is read. */
export type LetterLine = { number: string; sentence: string; due: string | null; path: string };

/** Lines as a letter's facts carry them. */
export function packLines(lines: readonly LetterLine[]): string {
  return JSON.stringify(lines);
}

/** The lines of a letter's facts; none where there are none. */
export function unpackLines(packed: unknown): readonly LetterLine[] {
  return typeof packed === "string" ? (JSON.parse(packed) as LetterLine[]) : [];
}
