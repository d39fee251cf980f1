import type { Child } from "hono/jsx";
import { type Lang, words } from "../../words/words.ts";

export type PathStep = { name: Child; state: "done" | "current" | "later"; note?: Child | undefined };

/** The steps of a proposal on one line, with dates and usual days; upright on a phone. */
export function Path({ steps, label, lang = "ja" }: { steps: readonly PathStep[]; label?: string; lang?: Lang }) {
  const text = words(lang).common.path;
  return (
    <ol class="path" aria-label={label}>
      {steps.map((step) => (
        <li class={`path-${step.state}`} aria-current={step.state === "current" ? "step" : undefined}>
          <span class="path-name">{step.name}</span>
          {step.state === "current" ? <b class="path-note">{text.here}</b> : null}
          {step.note ? <span class="path-note">{step.note}</span> : null}
          {step.state === "done" && !step.note ? <span class="path-note">{text.done}</span> : null}
        </li>
      ))}
    </ol>
  );
}

export type StepsProps = {
  steps: readonly string[];
  current: number;
  /** How many required fields of each step have nothing written in them; none when not given. */
  unwritten?: readonly number[] | undefined;
  lang?: Lang | undefined;
};

/** Where one is in a form of several pages. A step that was passed is done only when nothing required is missing in it. */
export function Steps({ steps, current, unwritten = [], lang = "ja" }: StepsProps) {
  const text = words(lang).common;
  return (
    <ol class="steps" aria-label={text.steps(current, steps.length)}>
      {steps.map((name, index) => {
        const number = index + 1;
        const missing = number < current ? (unwritten[index] ?? 0) : 0;
        const state = missing > 0 ? "unwritten" : number < current ? "done" : number === current ? "current" : "later";
        return (
          <li class={`step-${state}`} aria-current={state === "current" ? "step" : undefined}>
            <span class="step-number">
              {state === "done" ? <span aria-hidden="true">✓ </span> : null}
              {number}/{steps.length}
              {missing > 0 ? (
                <b class="step-missing">
                  <span aria-hidden="true"> ▲</span> {text.stepUnwritten(missing)}
                </b>
              ) : null}
            </span>
            <span class="step-name">{name}</span>
          </li>
        );
      })}
    </ol>
  );
}
