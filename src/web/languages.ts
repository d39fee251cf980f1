import { type Lang, langPath } from "../words/words.ts";

/** A page's pattern in Japanese and in English: what of the outside stands behind a sign-in. */
export function bothLanguages(path: { pattern: string }): readonly { pattern: string }[] {
  return inLanguages(path, ["ja", "en"]);
}

/** The same with やさしい日本語: what is read and filled in without an account. */
export function everyLanguage(path: { pattern: string }): readonly { pattern: string }[] {
  return inLanguages(path, ["ja", "easy", "en"]);
}

function inLanguages(path: { pattern: string }, langs: readonly Lang[]): readonly { pattern: string }[] {
  return langs.map((lang) => ({ pattern: langPath(lang, path.pattern) }));
}
