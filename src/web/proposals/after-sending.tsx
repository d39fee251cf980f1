import type { City } from "../../db/stores/city-store.ts";
import type { UsualWaits, waitsAhead } from "../../queries/open/usual-waits.ts";
import { type Lang, words } from "../../words/words.ts";
import { Card } from "../ui/page.tsx";

type AfterSendingProps = {
  city: Pick<City, "settings">;
  /** What the steps usually took, where the page knows it. */
  usual?: UsualWaits | undefined;
  isSent?: boolean | undefined;
  lang?: Lang | undefined;
};

/**
 * 送ったあとに起きること: the steps ahead, each with its target (目標日数, not a promise) and how long it usually took (U1). What is
 * suggested from the written words stands above it (writing-hints.tsx).
 */
export function AfterSending({ city, usual = new Map(), isSent = false, lang = "ja" }: AfterSendingProps) {
  const text = words(lang).writing.after;
  return (
    <Card kind="panel" title={text.title} level={2}>
      <ol class="steps-ahead">
        {stepsAhead(city, usual, lang).map(({ name, target, median, note }) => (
          <li>
            <b>{name}</b>
            <span class="sub">
              {target ? text.target(target) : note}
              {median ? <span class="usual">{text.usual(median)}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {usual.size > 0 ? <p class="sub">{text.basis}</p> : null}
      {isSent ? null : <p class="sub">{text.unread}</p>}
    </Card>
  );
}

type StepAhead = {
  name: string;
  target: number | null;
  /** Business days, as text; null where fewer than three have ended, or nobody's clock runs. */
  median: string | null;
  note: string | null;
};

/** The steps ahead with their target days and how long they usually took. */
export function stepsAhead(city: Pick<City, "settings">, usual: UsualWaits, lang: Lang): readonly StepAhead[] {
  const text = words(lang).writing.after;
  const days = city.settings.targetDays;
  const step = (name: string, task: (typeof waitsAhead)[number], target: number | null): StepAhead => {
    const median = usual.get(task);
    return { name, target, median: median === undefined ? null : String(Math.round(median * 10) / 10), note: null };
  };
  return [
    step(text.receive, "receive", days.firstAnswer),
    step(text.answerInquiry, "answerInquiry", days.departmentAnswer),
    { name: text.dialogue, target: null, median: null, note: text.dialogueNote },
    step(text.decideFeasibility, "decideFeasibility", days.feasibility),
    step(text.proposeMethod, "proposeMethod", days.methodDecision),
  ];
}
