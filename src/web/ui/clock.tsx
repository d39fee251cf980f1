import { type Lang, words } from "../../words/words.ts";
import { Svg } from "./svg.tsx";

export type DaysLeftProps = {
  /** Business days left; negative when overdue. */
  left: number;
  /** Days of the calendar until then, where today or that day may be a closed one: on a Friday Sunday is not today, and on a Sunday Friday is over. */
  calendarDays?: number | undefined;
  unit?: "full" | "short" | undefined;
  /** From how many days on it is near: 2, or 5 on public deadlines. */
  nearAt?: number | undefined;
  lang?: Lang | undefined;
};

/** How long is left, in words: the squares only repeat it. */
export function DaysLeft({ left, calendarDays = 0, unit = "full", nearAt = 2, lang = "ja" }: DaysLeftProps) {
  const text = words(lang).common.clock;
  if (isOver({ left, calendarDays })) {
    return (
      <span class="days days-over">
        <span aria-hidden="true">▲ </span>
        {left === 0 ? text.past : unit === "full" ? text.over(-left) : text.overShort(-left)}
      </span>
    );
  }
  const lastDay = calendarDays > 0 ? text.leftShort(calendarDays) : text.today;
  const sentence = left === 0 ? lastDay : unit === "full" ? text.left(left) : text.leftShort(left);
  if (left > nearAt) return <span class="days">{sentence}</span>;
  return (
    <span class="days days-near">
      <span aria-hidden="true">◆ </span>
      {sentence}
    </span>
  );
}

/** The day is over, even while no day of the city has come since. */
export function isOver({ left, calendarDays = 0 }: { left: number; calendarDays?: number | undefined }): boolean {
  return left < 0 || (left === 0 && calendarDays < 0);
}

/** The edge of a row that waits until a day: over, or so many business days before it. */
export function urgencyOf(
  days: { left: number; calendarDays?: number | undefined },
  nearAt: number,
): "late" | "near" | null {
  return isOver(days) ? "late" : days.left <= nearAt ? "near" : null;
}

/** What is left of a wait. */
export type ClockDays = {
  /** Business days that have gone by since the clock started. */
  elapsed: number;
  /** Business days allowed. */
  limit: number;
  /** Days of the calendar until its last day. */
  calendarDays?: number | undefined;
};

export type ClockProps = ClockDays & {
  unit?: "full" | "short" | undefined;
  nearAt?: number | undefined;
  lang?: Lang | undefined;
};

/** One square for each business day of the limit: elapsed filled, overdue red and slanted; then the words. */
export function Clock({ elapsed, limit, calendarDays, unit, nearAt, lang }: ClockProps) {
  return (
    <span class="clock">
      <DaysLeft left={limit - elapsed} calendarDays={calendarDays} unit={unit} nearAt={nearAt} lang={lang} />{" "}
      <Squares elapsed={elapsed} limit={limit} />
    </span>
  );
}

/** The squares alone; decoration. Nothing is drawn over 20 days (nobody counts them) and before the clock has started. */
export function Squares({ elapsed, limit }: { elapsed: number; limit: number }) {
  const over = Math.min(Math.max(0, elapsed - limit), 5);
  if (limit > 20 || limit < 1 || elapsed < 0) return null;
  const width = (limit + over) * 9 + (over > 0 ? 3 : 0);
  const days = Array.from({ length: limit }, (_, day) => day);
  return (
    <Svg class="squares" viewBox={`0 0 ${width} 12`} width={width} height={12}>
      {days.map((day) =>
        day < elapsed ? (
          <rect class="day-gone" x={day * 9} y="0" width="7" height="12" />
        ) : (
          <rect class="day-left" x={day * 9 + 0.5} y="0.5" width="6" height="11" />
        ),
      )}
      {days.slice(0, over).map((day) => {
        const x = (limit + day) * 9;
        return <path class="day-over" d={`M${x + 3} 0h7l-3 12h-7z`} />;
      })}
    </Svg>
  );
}
