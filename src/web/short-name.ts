import { firstGraphemes } from "../domain/kernel/text.ts";

/** A name short enough for a button or a line of waits; the whole name stands elsewhere on the same page. */
export function shortName(name: string): string {
  const short = firstGraphemes(name, 16);
  return short === name ? name : `${short}…`;
}
