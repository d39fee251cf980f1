import type { BusinessCalendar } from "../../domain/calendar/business-days.ts";
import { countsLater } from "../../domain/calendar/business-days.ts";
import { instantInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Wait } from "../../domain/process/record.ts";
import { dateText } from "../ui/date-text.tsx";

/** 「17時15分を過ぎたので、11月27日(金)に届いたものとして数えます」; nothing when the clock has begun to count. */
export function countsLaterText(
  wait: Pick<Wait, "since" | "due">,
  now: Date,
  calendar: BusinessCalendar,
): string | undefined {
  const later = wait.due ? countsLater(wait.since, now, calendar) : null;
  if (!later) return undefined;
  const closing = dateText(instantInTokyo(later.day, calendar.closingMinutes), "clock");
  const because = later.because === "after-closing" ? `${closing}を過ぎたので` : "閉庁日に届いたので";
  return `${because}、${dateText(later.day, "short")}に届いたものとして数えます。`;
}
