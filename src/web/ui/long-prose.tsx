import { countGraphemes, firstGraphemes } from "../../domain/kernel/text.ts";
import { Fold } from "./fold.tsx";
import { Prose } from "./prose.tsx";

/** What stands on a phone as one glance, and what is left in one piece because little would be gained by folding the rest. */
const glance = { lines: 8, graphemes: 200 };
const whole = { lines: 14, graphemes: 400 };

/** A text of a list: what is long begins, and the rest unfolds below it. Nothing is left out, with or without JavaScript, or on paper. */
export function LongProse({ text }: { text: string }) {
  const { head, rest } = beginningOf(text);
  return (
    <>
      <Prose text={head} />
      {rest === "" ? null : (
        <Fold title="続きを読む">
          <Prose text={rest} />
        </Fold>
      )}
    </>
  );
}

/** Cut behind a line or a sentence where there is one; a longer run of words goes on behind 「…」. */
export function beginningOf(text: string): { head: string; rest: string } {
  const lines = text.split("\n");
  if (lines.length <= whole.lines && countGraphemes(text) <= whole.graphemes) return { head: text, rest: "" };
  const most = firstGraphemes(lines.slice(0, glance.lines).join("\n"), glance.graphemes);
  const isLinesEnd = text[most.length] === "\n";
  const end = isLinesEnd ? most.length : Math.max(most.lastIndexOf("\n"), most.lastIndexOf("。")) + 1;
  if (end > most.length / 3) return { head: text.slice(0, end), rest: text.slice(end) };
  return { head: `${most}…`, rest: text.slice(most.length) };
}
