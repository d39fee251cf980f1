import type { Child } from "hono/jsx";
import { type Lang, words } from "../../words/words.ts";
import { type ClockDays, DaysLeft, Squares } from "./clock.tsx";
import { Ball } from "./holder.tsx";

export type NowBoxProps = {
  /** Whose turn, as the reader sees it. Closed: nobody's (declined, ended). */
  variant: "mine" | "other" | "late" | "closed";
  /** The end of the line that has the ball; null draws no line. */
  with: "partner" | "city" | null;
  /** 「いまは、貴団体の番です」 */
  who: Child;
  /** What is to be done, as a heading. */
  task: Child;
  /** 「12月1日(火)まで」 */
  until?: Child | undefined;
  /** Business days gone by and allowed. */
  clock?: (ClockDays & { nearAt?: number | undefined }) | undefined;
  /** Dates inside the city may be short: 「あと5日」. */
  unit?: "full" | "short" | undefined;
  /** 「11月19日(木)から」 */
  since?: Child | undefined;
  note?: Child | undefined;
  /** The other waits of the record, after a line. */
  others?: Child | undefined;
  /** One button; only the one whose turn it is gets a primary one. */
  button?: Child | undefined;
  headingLevel?: 2 | 3 | undefined;
  /** On a page that keeps up (public/js/live.js): the part's name. */
  live?: string | undefined;
  lang?: Lang | undefined;
};

/** いまの箱, under every record's title: whose turn, what, until when, one button. */
export function NowBox(props: NowBoxProps) {
  const { variant, clock, unit = "full", lang = "ja", headingLevel = 2, live } = props;
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const edge = variant === "mine" && props.with === "partner" ? "now-mine-partner" : `now-${variant}`;
  return (
    <section class={`now ${edge}`} data-live={live}>
      <div class="now-words">
        <p class="now-who">{props.with ? <Ball with={props.with}>{props.who}</Ball> : props.who}</p>
        <Heading class="now-task">{props.task}</Heading>
        {props.until || clock || props.since ? (
          <p class="now-when">
            {props.until ? <b>{props.until}</b> : null}{" "}
            {clock ? (
              <>
                <DaysLeft
                  left={clock.limit - clock.elapsed}
                  calendarDays={clock.calendarDays}
                  unit={unit}
                  nearAt={clock.nearAt}
                  lang={lang}
                />{" "}
                <Squares elapsed={clock.elapsed} limit={clock.limit} />{" "}
              </>
            ) : null}
            {props.since ? <span class="sub">{props.since}</span> : null}
          </p>
        ) : null}
        {props.note ? <p class="now-note">{props.note}</p> : null}
      </div>
      {props.button ? <div class="now-button">{props.button}</div> : null}
      {props.others ? (
        <p class="now-others">
          {words(lang).common.clock.otherWaits}
          {props.others}
        </p>
      ) : null}
    </section>
  );
}
