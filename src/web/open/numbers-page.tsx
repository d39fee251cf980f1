import type { City } from "../../db/stores/city-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { NoticeRow, Register, WithheldCase } from "../../queries/open/register.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Measures } from "./measures.tsx";
import { OpenHead } from "./open-head.tsx";
import { departmentName, here, OpenLayout } from "./open-layout.tsx";
import { Partnerships } from "./partnerships.tsx";

type Props = { frame: Frame; city: City; register: Register; now: Date };

/** 数字と記録 (P7a, P7c): what was concluded, what was withheld and why, and public calls. */
export function NumbersPage({ frame, city, register, now }: Props) {
  const { lang } = frame;
  const text = words(lang).public.numbers;
  return (
    <OpenLayout
      frame={frame}
      title={text.title}
      current="numbers"
      description={text.description(frame.city.name)}
      feeds={["cases"]}
    >
      <OpenHead
        frame={frame}
        crumbs={[{ href: here(frame, "/"), text: words(lang).public.home.title }, { text: text.title }]}
        title={text.title}
        lead={text.lead}
      />
      <Section title={text.registerTitle}>
        <p>{text.registerText}</p>
        <Partnerships frame={frame} city={city} rows={register.partnerships} />
      </Section>
      <Section title={text.casesTitle} id="withheld">
        {register.withheldCases.length === 0 ? (
          <p>{text.casesNone}</p>
        ) : (
          <Withheld frame={frame} rows={register.withheldCases} />
        )}
      </Section>
      <Section title={text.noticesTitle}>
        {register.notices.length === 0 ? (
          <p>{text.noticesNone}</p>
        ) : (
          <Notices frame={frame} city={city} rows={register.notices} now={now} />
        )}
      </Section>
      <Section
        title={text.measuresTitle}
        link={{ href: here(frame, paths.figures({})), text: words(lang).public.figures.link }}
      >
        <p>{words(lang).public.home.measures.period}</p>
        <Measures frame={frame} measures={register.measures} />
      </Section>
    </OpenLayout>
  );
}

function Withheld({ frame, rows }: { frame: Frame; rows: readonly WithheldCase[] }) {
  const { lang } = frame;
  const text = words(lang).public.numbers;
  return (
    <RowList>
      {rows.map((row) => (
        <ListRow
          title={(lang === "en" && row.titleEn) || <span lang="ja">{row.title}</span>}
          href={here(frame, paths.case({ slug: row.slug }))}
          text={
            <>
              {text.reason}: <span lang="ja">{row.reason}</span>
            </>
          }
          side={dateText(row.publishedAt, "long", lang)}
        />
      ))}
    </RowList>
  );
}

function Notices({ frame, city, rows, now }: { frame: Frame; city: City; rows: readonly NoticeRow[]; now: Date }) {
  const { lang } = frame;
  const text = words(lang).public.numbers;
  const methods: Readonly<Record<string, string>> = words(lang).common.method;
  return (
    <RowList>
      {rows.map((row) => {
        const { entriesUntil, result, titleEn, summary, summaryEn } = row.terms;
        const isOver = entriesUntil !== "" && entriesUntil < todayInTokyo(now);
        const until = entriesUntil === "" ? "" : dateText(entriesUntil, "short", lang);
        return (
          <ListRow
            title={(lang === "en" && titleEn) || <span lang="ja">{row.title}</span>}
            href={here(frame, paths.notice({ id: row.proposalId }))}
            text={(lang === "en" && summaryEn) || <span lang="ja">{summary}</span>}
            meta={
              <>
                {methods[row.method] ?? row.method} {departmentName(city, lang, row.terms.department)}
              </>
            }
            side={
              <b>
                {result ? text.ended : until === "" ? "" : isOver ? text.noticeOver(until) : text.noticeUntil(until)}
              </b>
            }
          />
        );
      })}
    </RowList>
  );
}
