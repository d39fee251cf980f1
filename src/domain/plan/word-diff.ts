/** A piece of a text that stayed, went, or came. */
export type DiffPart = { kind: "same" | "del" | "ins"; text: string };

const words = new Intl.Segmenter("ja", { granularity: "word" });

/** More comparisons than this (two texts of some 2,000 words) are not worth the wait: then the whole text is replaced. */
const mostComparisons = 4_000_000;

/** What finding the words of a text costs beside comparing them, by its length. */
const costOfLength = 50;

/** So many comparisons are left for all texts that one page compares: nobody else is answered meanwhile. */
export type DiffBudget = { left: number };

/**
 * What changed from one text to the next, word by word; joined, `same`+`del` is the old text and `same`+`ins` the new one. Where the
 * budget of its page is used up, the whole text is replaced.
 */
export function wordDiff(before: string, after: string, budget?: DiffBudget): readonly DiffPart[] {
  if (before === after) return merged([{ kind: "same", text: before }]);
  if (budget && budget.left <= 0) return merged(replaced(before, after));
  if (budget) budget.left -= costOfLength * (before.length + after.length);
  const old = wordsOf(before);
  const fresh = wordsOf(after);
  const head = commonHead(old, fresh);
  const tail = commonTail(old.slice(head), fresh.slice(head));
  const middle = between(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail), budget);
  return readable(
    merged([
      { kind: "same", text: old.slice(0, head).join("") },
      ...middle,
      { kind: "same", text: old.slice(old.length - tail).join("") },
    ]),
  );
}

function wordsOf(text: string): string[] {
  return [...words.segment(text)].map(({ segment }) => segment);
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

function commonTail(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/** The longest common subsequence of two lists of words, as parts. */
function between(old: readonly string[], fresh: readonly string[], budget?: DiffBudget): DiffPart[] {
  const comparisons = old.length * fresh.length;
  if (comparisons > Math.min(mostComparisons, budget?.left ?? mostComparisons))
    return replaced(old.join(""), fresh.join(""));
  if (budget) budget.left -= comparisons;
  const width = fresh.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      longest[i * width + j] =
        old[i] === fresh[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      parts.push({ kind: "same", text: old[i]! });
      i++;
      j++;
    } else if (i < old.length && (j === fresh.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!))
      parts.push({ kind: "del", text: old[i++]! });
    else parts.push({ kind: "ins", text: fresh[j++]! });
  }
  return parts;
}

function replaced(before: string, after: string): DiffPart[] {
  return [
    { kind: "del", text: before },
    { kind: "ins", text: after },
  ];
}

/** Neighbours of one kind as one part, what went before what came. */
function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let gone = "";
  let come = "";
  const flush = () => {
    if (gone) result.push({ kind: "del", text: gone });
    if (come) result.push({ kind: "ins", text: come });
    gone = "";
    come = "";
  };
  for (const part of parts) {
    if (part.text === "") continue;
    if (part.kind === "del") gone += part.text;
    else if (part.kind === "ins") come += part.text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += part.text;
      else result.push({ ...part });
    }
  }
  flush();
  return result;
}

/** A particle or a comma that happened to stay between two changes is read more easily as part of the change. */
function readable(parts: readonly DiffPart[]): readonly DiffPart[] {
  return merged(
    parts.flatMap((part, index): DiffPart[] => {
      const isIsland = part.kind === "same" && part.text.length <= 2 && index > 0 && index < parts.length - 1;
      return isIsland && !part.text.includes("\n")
        ? [
            { kind: "del", text: part.text },
            { kind: "ins", text: part.text },
          ]
        : [part];
    }),
  );
}
