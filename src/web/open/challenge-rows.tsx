import { html, raw } from "hono/html";
import type { City } from "../../db/stores/city-store.ts";
import { type BusinessCalendar, daysLeft } from "../../domain/calendar/business-days.ts";
import { addDays, calendarDaysBetween, instantInTokyo, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { ChallengeRow, ForecastRow } from "../../queries/open/challenges.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { DaysLeft } from "../ui/clock.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { departmentName, fieldName, here } from "./open-layout.tsx";

type Props = {
  frame: Frame;
  city: City;
  rows: readonly ChallengeRow[];
  now: Date;
  /** Without the sentence of what is asked. */
  brief?: boolean | undefined;
  /** Challenges that are over: no days left. */
  closed?: boolean | undefined;
};

/**
 * Challenges as rows: what is asked, by whom, until when. A public deadline is near from five days on.
 * The same markup as RowList and ListRow, written as a template: this is the page that is asked for most.
 */
export function ChallengeRows({ frame, city, rows, now, brief, closed }: Props) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const newSince = instantInTokyo(addDays(todayInTokyo(now), -7));
  return html`<ul class="rows">${rows.map((row) => {
    const mark = lang === "en" && row.title_en === "" ? raw(' lang="ja"') : "";
    const title = (lang === "en" && row.title_en) || row.title;
    const ask = (lang === "en" && row.ask_en) || row.ask;
    const isNew = !closed && row.published_at >= newSince;
    return html`<li><div class="row-main"><p class="row-title"><a href="${here(frame, paths.challenge({ code: row.code }))}"${mark}>${title}</a>${isNew ? html` <span class="tag tag-new">${text.isNew}</span>` : ""}</p>${brief ? "" : html`<p${mark}>${ask}</p>`}<p class="meta">${departmentName(city, lang, row.department_id)}${row.fields.map((field) => html`<span class="tag tag-plain">${fieldName(city, lang, field)}</span>`)}</p></div><div class="row-side">${untilOf(frame, city, row.deadline, now, closed)}</div></li>`;
  })}</ul>`;
}

/** 予告: what is coming, and from when. */
export function ForecastRows({ frame, city, rows }: Pick<Props, "frame" | "city"> & { rows: readonly ForecastRow[] }) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <div class="row-main">
            <p class="row-title">
              <a
                href={here(frame, paths.challenge({ code: row.code }))}
                lang={lang === "en" && row.title_en === "" ? "ja" : undefined}
              >
                {(lang === "en" && row.title_en) || row.title}
              </a>
            </p>
            <p class="meta">
              {departmentName(city, lang, row.department_id)}
              {row.fields.map((field) => (
                <span class="tag tag-plain">{fieldName(city, lang, field)}</span>
              ))}
            </p>
          </div>
          <div class="row-side">
            <b>
              <time datetime={row.opens_on}>{text.opensOn(dateText(row.opens_on, "short", lang))}</time>
            </b>
          </div>
        </li>
      ))}
    </ul>
  );
}

type Markup = ReturnType<typeof html>;

function untilOf({ lang }: Frame, city: City, deadline: string | null, now: Date, closed?: boolean): Markup {
  const text = words(lang).public.challenges;
  if (closed) return html`<b>${text.over}</b>`;
  if (!deadline) return html`<b>${text.always}</b>`;
  const known = knownFor(city.calendar, `${todayInTokyo(now)} ${lang}`);
  const before = known.get(deadline);
  if (before) return before;
  const calendarDays = calendarDaysBetween(todayInTokyo(now), deadline);
  const left = DaysLeft({ left: daysLeft(now, deadline, city.calendar), calendarDays, nearAt: 5, lang });
  const until = html`<b><time datetime="${deadline}">${text.until(dateText(deadline, "short", lang))}</time></b><span class="small">${raw(left.toString())}</span>`;
  known.set(deadline, until);
  return until;
}

const kept = new WeakMap<BusinessCalendar, { of: string; until: Map<string, Markup> }>();

/** Business days are counted day by day; a list asks for the same few days again and again. */
function knownFor(calendar: BusinessCalendar, of: string): Map<string, Markup> {
  const known = kept.get(calendar);
  if (known?.of === of) return known.until;
  const until = new Map<string, Markup>();
  kept.set(calendar, { of, until });
  return until;
}
