/**
 * Makes a finder of a list's words in a text: from the left, the longest first, so that 「上下水道」 is not also 「水道」. A word that other
 * letters of its kind go on into is another word: 「DX」 is not in 「DXF」, 「パン」 not in 「パンフレット」, 「わな」 not in 「使わなくなった」.
 */
export function wordFinder(words: Iterable<string>): (text: string) => readonly string[] {
  const known = new Set([...words].map(plain).filter((word) => word !== ""));
  // Looked up by the lengths that words with this first character have, so that a longer list costs no more.
  const lengths = new Map<string, Set<number>>();
  for (const word of known) lengths.set(word[0]!, (lengths.get(word[0]!) ?? new Set()).add(word.length));
  const longestFirst = new Map([...lengths].map(([first, some]) => [first, [...some].sort((a, b) => b - a)]));
  return (text) => {
    const found: string[] = [];
    const read = plain(text);
    let ended = 0;
    for (let at = 0; at < read.length; ) {
      const length = longestFirst.get(read[at]!)?.find((one) => {
        const word = read.slice(at, at + one);
        return known.has(word) && standsAlone(read, at, ended, word);
      });
      const word = length && read.slice(at, at + length);
      if (word) found.push(word);
      at += length ?? 1;
      if (word) ended = at;
    }
    return found;
  };
}

/** Widths, compatibility characters and case do not matter: 「ＥＶ」, 「ｅｖ」 and 「EV」 are one word. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** A word that was found, as the text writes it and without a particle at its end: 「EV」 and not 「ev」, 「健診」 and not 「健診の」. */
export function asWritten(found: string, text: string): string {
  const word = found.replace(particle, "");
  if (!/[a-z]/.test(word)) return word;
  const read = text.normalize("NFKC");
  const lower = read.toLowerCase();
  // Lower case is longer in rare letters (İ): then places are not the same, and the word stays as it is listed.
  if (lower.length !== read.length) return word;
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
    if (standsAlone(lower, at, -1, word)) return read.slice(at, at + word.length);
  return word;
}

/** `ended`: where the word before ended, so that 「犬猫」 is both. */
function standsAlone(text: string, at: number, ended: number, word: string): boolean {
  const before = text[at - 1] ?? "";
  const after = text[at + word.length] ?? "";
  if (/^[a-z0-9-]+$/.test(word)) return !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after);
  if (/^[ァ-ヶー]{1,2}$/.test(word)) return !/[ァ-ヶー]/.test(before) && !/[ァ-ヶー]/.test(after);
  if (/^[ぁ-ん]{1,3}$/.test(word))
    return !/[ぁ-ん]/.test(before.replace(leading, "")) && !/[ぁ-ん]/.test(after.replace(following, ""));
  // 「庭」 is not in 「家庭」, nor 「本の」 in 「日本の」.
  if (/^\p{Script=Han}[ぁ-ん]?$/u.test(word)) return at === ended || !/[\p{Script=Han}0-9]/u.test(before);
  return true;
}

/** 「健診の」, 「LINEで」; behind hiragana it may be of the word: 「生きもの」. */
const particle = /(?<=[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9])[のをがにはでとへも]$/u;

/** Hiragana that end the word before a word, and that follow one, rather than being of it: particles, endings, お. */
const leading = /[おごのをがにはでとへもやたるいな]/;
const following = /[のをがにはでとへもや]/;
