import type { City } from "../../db/stores/city-store.ts";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { addDays, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { ChallengeRow } from "../../queries/open/challenges.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { DaysLeft } from "../ui/clock.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
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

/** Challenges as rows: what is asked, by whom, until when. A public deadline is near from five days on. */
export function ChallengeRows({ frame, city, rows, now, brief, closed }: Props) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const newSince = addDays(todayInTokyo(now), -7);
  return (
    <RowList>
      {rows.map((row) => {
        const isJapanese = lang === "en" && row.title_en === "";
        const title = (lang === "en" && row.title_en) || row.title;
        const ask = (lang === "en" && row.ask_en) || row.ask;
        return (
          <ListRow
            title={isJapanese ? <span lang="ja">{title}</span> : title}
            href={here(frame, paths.challenge({ code: row.code }))}
            mark={!closed && todayInTokyo(row.published_at) >= newSince ? <Tag kind="new">{text.isNew}</Tag> : null}
            text={brief ? undefined : isJapanese ? <span lang="ja">{ask}</span> : ask}
            meta={
              <>
                {departmentName(city, lang, row.department_id)}
                {row.fields.map((field) => (
                  <Tag>{fieldName(city, lang, field)}</Tag>
                ))}
              </>
            }
            side={<Until frame={frame} city={city} deadline={row.deadline} now={now} closed={closed} />}
          />
        );
      })}
    </RowList>
  );
}

function Until({
  frame: { lang },
  city,
  deadline,
  now,
  closed,
}: {
  frame: Frame;
  city: City;
  deadline: string | null;
  now: Date;
  closed?: boolean | undefined;
}) {
  const text = words(lang).public.challenges;
  if (closed) return <b>{text.over}</b>;
  if (!deadline) return <b>{text.always}</b>;
  return (
    <>
      <b>
        <time datetime={deadline}>{text.until(dateText(deadline, "short", lang))}</time>
      </b>
      <span class="small">
        <DaysLeft left={daysLeft(now, deadline, city.calendar)} nearAt={5} lang={lang} />
      </span>
    </>
  );
}
