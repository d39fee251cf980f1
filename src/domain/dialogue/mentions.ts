/** Somebody of one's own side who reads the same lane of the talk: only they can be mentioned. */
export type Mentionable = { id: string; name: string; place: string };

/**
 * Whom a text mentions: 「@髙橋 亮」 or 「＠髙橋亮」, with or without the spaces of the name. Of two names of which one begins the other, the
 * longer is meant. Compared by a copy; what was written stays as it is.
 */
export function mentionsIn(body: string, people: readonly Mentionable[]): readonly string[] {
  const words = bare(body).replaceAll("＠", "@").split("@").slice(1);
  const byLength = [...people].sort((one, other) => bare(other.name).length - bare(one.name).length);
  const found = words.flatMap((word) => {
    const meant = byLength.find(({ name }) => bare(name) !== "" && word.startsWith(bare(name)));
    // Two people of one name: both read it, and both are told.
    return meant ? people.filter(({ name }) => bare(name) === bare(meant.name)).map(({ id }) => id) : [];
  });
  return [...new Set(found)];
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
