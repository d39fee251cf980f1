let listed: ReadonlySet<string> | undefined;

/**
 * Asks the list of leaked passwords: some 50,000 that stand first in what was stolen elsewhere (@zxcvbn-ts/language-common, MIT; ASVS 6.2.4,
 * 6.2.12). It comes with the program, because a city's network lets nobody ask outside; read when a first password is chosen.
 * @returns whether a word, in lower case, stands on it.
 */
export async function leakedPasswords(): Promise<(word: string) => boolean> {
  if (!listed) {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    listed = new Set(dictionary["passwords-common"]);
  }
  const words = listed;
  return (word) => words.has(word);
}
