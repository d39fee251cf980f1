const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Characters as a reader counts them: 𠮷, 葛󠄀 and 👩‍👩‍👧 are one each. */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count++;
  return count;
}

/** The first so many characters; never half of one. */
export function firstGraphemes(text: string, max: number): string {
  let count = 0;
  for (const { index } of graphemes.segment(text)) if (count++ === max) return text.slice(0, index);
  return text;
}

export type TextLimits = {
  /** Most characters, as a reader counts them. */
  max: number;
  /** False: one line; a line break is refused. */
  isMultiline: boolean;
  /** True: something other than white space has to be there. */
  isRequired: boolean;
};

export type ReadText = { ok: true; text: string } | { ok: false; message: string };

/**
 * Text as it will be stored: as typed, never NFKC, not even trimmed. Two things only are changed: CRLF and CR become LF
 * (browsers send CRLF, hashes and comparisons need one form), and the line signs of word processors (vertical tab, form
 * feed, NEL, LS, PS) become LF as well. What PostgreSQL or XML could not carry (NUL and other control characters, half
 * characters) is refused with the words before it, because the reader cannot see it.
 * `name` is what the field is called in the message.
 */
export function readText(typed: string, limits: TextLimits, name: string): ReadText {
  const text = normaliseLineBreaks(typed);
  const unusable = findUnusable(text);
  if (unusable) return { ok: false, message: `${name}に、${unusable}。その部分を消して書き直してください。` };
  if (!limits.isMultiline && text.includes("\n"))
    return { ok: false, message: `${name}は改行せずに1行で書いてください。` };
  if (limits.isRequired && text.trim() === "") return { ok: false, message: `${name}を書いてください。` };
  // A character that a reader sees is one code unit or more: what has no more units than the limit need not be counted.
  if (text.length <= limits.max) return { ok: true, text };
  const length = countGraphemes(text);
  // One character that a reader sees can be built of a hundred thousand: no name and no emoji needs more than so many.
  if (length <= limits.max && text.length > limits.max * mostUnits)
    return { ok: false, message: `${name}の文字に、重ねた記号が多すぎます。減らして書き直してください。` };
  if (length <= limits.max) return { ok: true, text };
  return {
    ok: false,
    message: `${name}は${limits.max}文字までで書いてください(いま${length}文字、${length - limits.max}文字多い)。`,
  };
}

/** Code units of a character: a family of four with skin tones has nineteen, and a text is not made of those alone. */
const mostUnits = 20;

/** CRLF, CR and the line signs of word processors as LF: the one form in which text is stored, compared and hashed. */
export function normaliseLineBreaks(text: string): string {
  return text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, "\n");
}

/** What in a text cannot be stored, in words; null when everything can. Tab and LF are allowed. */
function findUnusable(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/u.exec(text);
  if (control) return `見えない制御文字が入っています${after(text, control.index)}`;
  const half = /\p{Surrogate}/u.exec(text);
  return half ? `壊れた文字が入っています${after(text, half.index)}` : null;
}

function after(text: string, index: number): string {
  const before = text.slice(0, index).trimEnd().split("\n").at(-1) ?? "";
  const words = [...graphemes.segment(before)]
    .slice(-10)
    .map(({ segment }) => segment)
    .join("");
  return words ? `(「${words}」のあと)` : "(はじめの部分)";
}

const dashes = /[‐‑‒–—―−ーｰ－]/gu;

/** A code as a machine compares it (postal code, telephone, 法人番号, mail address): NFKC, one kind of dash, no spaces. */
export function normaliseCode(typed: string): string {
  return typed.normalize("NFKC").replace(dashes, "-").replace(/\s/gu, "");
}

/**
 * The key under which a name or a text is found, never what is shown: width, case, kana and the form of the company
 * do not matter. Applying it twice changes nothing.
 */
export function searchKey(text: string): string {
  let key = text;
  for (;;) {
    const next = key
      .normalize("NFKC")
      .toLowerCase()
      .replace(dashes, "-")
      .replace(/[\u3041-\u3096\u309d\u309e]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! + 0x60))
      .replace(/\s/gu, "")
      .replace(/株式会社|\(株\)/gu, "");
    if (next === key) return key;
    key = next;
  }
}
