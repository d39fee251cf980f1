import { langPath } from "../words/words.ts";

/** A page's pattern in Japanese and in English: outside pages are registered for both. */
export function bothLanguages(path: { pattern: string }): readonly { pattern: string }[] {
  return [{ pattern: langPath("ja", path.pattern) }, { pattern: langPath("en", path.pattern) }];
}
