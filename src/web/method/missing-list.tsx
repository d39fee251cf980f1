import type { Missing } from "../../domain/kernel/result.ts";
import { words } from "../../words/words.ts";

/** What a move still needs, by principle: it stands where a dead button would. */
export function MissingList({ title, missing }: { title: string; missing: readonly Missing[] }) {
  return (
    <>
      <p>
        <b>{title}</b>
      </p>
      <ul class="bullets">
        {missing.map(({ principle, sentence }) => (
          <li>
            {nameOf(principle) ? <b>{nameOf(principle)} </b> : null}
            {sentence}
          </li>
        ))}
      </ul>
    </>
  );
}

function nameOf(principle: string): string {
  const number = /^P([1-7])$/.exec(principle)?.[1];
  return number ? (words("ja").common.gate.names[Number(number) - 1] ?? "") : "";
}
