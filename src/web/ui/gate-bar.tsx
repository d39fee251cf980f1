import type { Child } from "hono/jsx";
import { type Lang, words } from "../../words/words.ts";
import type { GateState } from "./band.tsx";
import { safeHref } from "./safe-href.ts";

export type GateBarItem = { state: GateState; evidence?: Child | undefined; href?: string | undefined };

export type GateBarProps = { gates: readonly GateBarItem[]; lang?: Lang | undefined };

const signs: Readonly<Record<GateState, string>> = {
  confirmed: "✓",
  filled: "◐",
  next: "▶",
  later: "",
  not_applicable: "",
};

/** The band over the whole page: seven bars with name, state and evidence; seven rows on a phone. */
export function GateBar({ gates, lang = "ja" }: GateBarProps) {
  const text = words(lang).common.gate;
  return (
    <ol class="gate-bar">
      {gates.map(({ state, evidence, href }, index) => (
        <li class={`gate gate-${state}`}>
          <span class="gate-thread" />
          <span class="gate-name">{href ? <a href={safeHref(href)}>{text.names[index]}</a> : text.names[index]}</span>
          <span class="gate-state">
            {signs[state] ? <span aria-hidden="true">{signs[state]} </span> : null}
            {text.state[state]}
          </span>
          {evidence ? <span class="gate-evidence">{evidence}</span> : null}
        </li>
      ))}
    </ol>
  );
}
