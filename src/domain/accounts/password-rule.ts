import { countGraphemes } from "../kernel/text.ts";

/**
 * How long a password has to be (NIST SP 800-63B-4, 3.1.1.2): 15 where it is all that is asked, 8 where a second factor is asked too. A city may
 * ask for more; for less than 8 nobody may. 128 is longer than anybody types (ASVS 6.2.9 asks for 64). In graphemes.
 */
export const passwordLimits = { least: 8, alone: 15, most: 64, max: 128 } as const;

/** What a new password is held against. */
export type PasswordRule = {
  /** The shortest that is taken. */
  min: number;
  /** Words that everybody here would try: the city, the desk (ASVS 6.1.2). */
  context: readonly string[];
  /** The list of leaked passwords, lower case; asked, not read. */
  isLeaked: (word: string) => boolean;
};

export type PasswordFault = "too-short" | "too-long" | "common" | "own-words";

/**
 * Why a new password is not taken; null when it is. Long, and not one that is tried first; no rules of composition, every
 * character is allowed, nothing is trimmed or normalised (NIST SP 800-63B, ASVS 6.2). Lengths in graphemes.
 * `own`: what an attacker knows about the person, for example the mail address.
 */
export function passwordFault(password: string, own: readonly string[], rule: PasswordRule): PasswordFault | null {
  const length = countGraphemes(password);
  if (length < rule.min) return "too-short";
  if (length > passwordLimits.max) return "too-long";
  const folded = password.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
  if (isCommon(folded, rule.context.map(foldWord)) || isLeaked(folded, rule)) return "common";
  const known = own.flatMap((text) => [text, text.split("@")[0] ?? ""]).map(foldWord);
  return known.some((word) => word.length >= 4 && withoutEnds(folded) === word) ? "own-words" : null;
}

function foldWord(text: string): string {
  return withoutEnds(text.normalize("NFKC").toLowerCase().replace(/\s/gu, ""));
}

/** One thing over and over, a run along the keyboard, or a word that everybody tries, with digits or signs around it. */
function isCommon(folded: string, context: readonly string[]): boolean {
  if (/^(.{1,6}?)\1+$/su.test(folded)) return true;
  if (isRun(folded)) return true;
  const core = withoutEnds(folded)
    .replaceAll("0", "o")
    .replaceAll("@", "a")
    .replaceAll("$", "s")
    .replaceAll("1", "i")
    .replaceAll("3", "e");
  if (core === "") return true;
  const here = context.filter((word) => word.length >= 2);
  return isMadeOf(core, here.length === 0 ? commonWords : new Set([...commonWords, ...here]));
}

/** On the list as it stands or without its ends, or two of the list in a row: monkeydragon2026. */
function isLeaked(folded: string, { isLeaked: isListed }: PasswordRule): boolean {
  const core = withoutEnds(folded);
  if (isListed(folded) || (core.length >= 4 && isListed(core))) return true;
  const halves = Array.from({ length: Math.max(0, core.length - 7) }, (_, index) => index + 4);
  return halves.some((at) => isListed(core.slice(0, at)) && isListed(core.slice(at)));
}

/** Digits and signs at both ends add little: password-2026 is password. */
function withoutEnds(text: string): string {
  return text.replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, "");
}

function isRun(text: string): boolean {
  return runs.some((run) => {
    const twice = run + run;
    return twice.includes(text) || [...twice].reverse().join("").includes(text);
  });
}

/** Whether a text is nothing but common words in a row: passwordpassword, adminpassword. */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  const reached = new Set([0]);
  for (let start = 0; start < text.length; start++) {
    if (!reached.has(start)) continue;
    for (const word of words) if (text.startsWith(word, start)) reached.add(start + word.length);
  }
  return reached.has(text.length);
}

const runs = [
  "1234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "あいうえおかきくけこさしすせそたちつてと",
];

/** What stands first in the lists of leaked passwords, and the words of this place; folded as `isCommon` folds. */
const commonWords: ReadonlySet<string> = new Set([
  ...["password", "passwort", "passw", "pass", "word", "passcode", "passphrase", "secret", "himitsu", "pasuwado"],
  ...["admin", "administrator", "root", "user", "guest", "login", "test", "testing", "demo", "sample", "example"],
  ...["letmein", "welcome", "iloveyou", "trustno", "changeme", "default", "hello", "world", "monkey", "dragon"],
  ...["football", "baseball", "basketball", "sunshine", "princess", "master", "superman", "batman", "pokemon"],
  ...[
    "qwerty",
    "qwertyuiop",
    "asdf",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "qazwsx",
    "qazwsxedc",
    "iqaz",
    "iqazewsx",
  ],
  ...["abc", "abcd", "abcdef", "abcdefgh", "aaaa", "computer", "internet", "google", "windows", "microsoft"],
  ...["sakura", "arigatou", "arigato", "nihon", "nippon", "japan", "tokyo", "osaka", "doraemon", "naruto", "takashi"],
  ...["izumiotsu", "izumiootsu", "kanmin", "renkei", "kanminrenkei", "desk", "shiyakusho", "city", "office", "mayor"],
  ...["パスワード", "ぱすわーど", "ひみつ", "泉大津", "泉大津市", "官民", "連携", "官民連携", "デスク", "市役所"],
  ...[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ],
  ...[
    "spring",
    "summer",
    "autumn",
    "winter",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
  ],
]);
