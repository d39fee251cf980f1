/** A word as a pattern for `ilike`: the text that holds it, with its own signs of patterns taken as they are. */
export function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}
