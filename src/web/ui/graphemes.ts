const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** How many characters a reader sees: 𠮷, 葛󠄀 and 👨‍👩‍👧 count as one each. A line break counts as one. */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
