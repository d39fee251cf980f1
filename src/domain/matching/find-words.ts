/**
 * Makes a finder of a list's words in a text: from the left, the longest first, so that 「上下水道」 is not also 「水道」. A word of Latin
 * letters stands by itself (「DX」 is not in 「DXF」), and so does a short one of katakana (「パン」 is not in 「パンフレット」).
 */
export function wordFinder(words: Iterable<string>): (text: string) => readonly string[] {
  const byFirst = new Map<string, string[]>();
  for (const word of new Set([...words].map(plain))) {
    if (word === "") continue;
    const begun = byFirst.get(word[0]!);
    if (begun) begun.push(word);
    else byFirst.set(word[0]!, [word]);
  }
  for (const begun of byFirst.values()) begun.sort((a, b) => b.length - a.length);
  return (text) => {
    const found: string[] = [];
    const read = plain(text);
    for (let at = 0; at < read.length; ) {
      const word = byFirst.get(read[at]!)?.find((one) => read.startsWith(one, at) && standsAlone(read, at, one));
      if (word) found.push(word);
      at += word?.length ?? 1;
    }
    return found;
  };
}

/** Widths, compatibility characters and case do not matter: 「ＥＶ」, 「ｅｖ」 and 「EV」 are one word. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function standsAlone(text: string, at: number, word: string): boolean {
  const before = text[at - 1] ?? "";
  const after = text[at + word.length] ?? "";
  if (/^[a-z0-9-]+$/.test(word)) return !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after);
  if (/^[ァ-ヶー]{1,2}$/.test(word)) return !/[ァ-ヶー]/.test(before) && !/[ァ-ヶー]/.test(after);
  return true;
}
