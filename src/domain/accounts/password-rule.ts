import { countGraphemes } from "../kernel/text.ts";

export const passwordLimits = { min: 12, max: 128 } as const;

export type PasswordFault = "too-short" | "too-long" | "common" | "own-words";

/**
 * Why a new password is not taken; null when it is. Long, and not one that is tried first; no rules of composition, every
 * character is allowed, nothing is trimmed or normalised (NIST SP 800-63B, ASVS 6.2). Lengths in graphemes.
 * `own`: what an attacker knows about the person, for example the mail address.
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | null {
  const length = countGraphemes(password);
  if (length < passwordLimits.min) return "too-short";
  if (length > passwordLimits.max) return "too-long";
  const folded = password.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
  if (isCommon(folded)) return "common";
  const known = own.flatMap((text) => [text, text.split("@")[0] ?? ""]).map(foldWord);
  return known.some((word) => word.length >= 4 && withoutEnds(folded) === word) ? "own-words" : null;
}

function foldWord(text: string): string {
  return withoutEnds(text.normalize("NFKC").toLowerCase().replace(/\s/gu, ""));
}

/** One thing over and over, a run along the keyboard, or a word that everybody tries, with digits or signs around it. */
function isCommon(folded: string): boolean {
  if (/^(.{1,6}?)\1+$/su.test(folded)) return true;
  if (isRun(folded)) return true;
  const core = withoutEnds(folded)
    .replaceAll("0", "o")
    .replaceAll("@", "a")
    .replaceAll("$", "s")
    .replaceAll("1", "i")
    .replaceAll("3", "e");
  if (core === "") return true;
  return isMadeOf(core, commonWords);
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
