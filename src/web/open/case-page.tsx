import type { City } from "../../db/stores/city-store.ts";
import type { CaseBody, CaseResult } from "../../domain/publication/case-body.ts";
import type { PublishedCase } from "../../queries/open/cases.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Band } from "../ui/band.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Holder } from "../ui/holder.tsx";
import { Card, Columns, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { allConfirmed, With } from "./case-cards.tsx";
import { Corrections } from "./case-corrections.tsx";
import { CaseMoney } from "./case-money.tsx";
import { cityThing, OpenHead } from "./open-head.tsx";
import { fieldName, here, InJapanese, monthText, OpenLayout } from "./open-layout.tsx";

type Props = { frame: Frame; city: City; found: PublishedCase };

/** 09: results first, missed as plainly as met; cost and effect; how to copy it; what is left out, and why. */
export function CasePage({ frame, city, found }: Props) {
  const { lang } = frame;
  const text = words(lang).public.cases;
  const title = (lang === "en" && found.titleEn) || found.title;
  const { body } = found;
  const lead = body ? (lang === "en" && found.summaryEn) || body.lead : null;
  return (
    <OpenLayout frame={frame} title={title} current="cases" description={lead ?? text.withheldTitle} feeds={["cases"]}>
      <OpenHead
        frame={frame}
        crumbs={[
          { href: here(frame, "/"), text: words(lang).public.home.title },
          { href: here(frame, paths.cases({})), text: text.title },
          { text: title },
        ]}
        about={
          body
            ? {
                "@type": "Article",
                headline: title,
                description: lead ?? "",
                inLanguage: "ja",
                datePublished: found.publishedAt.toISOString(),
                dateModified: found.updatedAt.toISOString(),
                keywords: found.fields.map((field) => fieldName(city, lang, field)),
                publisher: cityThing(frame),
              }
            : undefined
        }
        meta={<Meta frame={frame} city={city} found={found} />}
        title={lang === "en" && !found.titleEn ? <span lang="ja">{title}</span> : title}
        lead={lang === "en" && !found.summaryEn && lead ? <span lang="ja">{lead}</span> : lead}
      />
      {body ? (
        <>
          <p>
            <With frame={frame} city={city} partner={body.partner} departments={body.departments} />
          </p>
          <Results frame={frame} results={body.results.slice(0, 3)} />
          {lang === "en" ? <p class="easy-note">{text.inJapanese}</p> : null}
          <Columns aside={<Aside frame={frame} city={city} body={body} />}>
            <Body frame={frame} body={body} />
            <Corrections frame={frame} body={body} />
          </Columns>
        </>
      ) : (
        <Card kind="quiet" title={text.withheldTitle} level={2}>
          <p>
            <b>{text.withheldReason}</b>
          </p>
          <InJapanese frame={frame}>
            <Prose text={found.withheldReason ?? ""} />
          </InJapanese>
        </Card>
      )}
    </OpenLayout>
  );
}

function Meta({ frame: { lang }, city, found }: Props) {
  const text = words(lang).public.cases;
  const { body } = found;
  const isCorrected = found.updatedAt.getTime() - found.publishedAt.getTime() > 1000;
  return (
    <>
      {found.fields.map((field) => (
        <Tag>{fieldName(city, lang, field)}</Tag>
      ))}
      {body?.method ? <span>{words(lang).common.method[body.method]}</span> : null}
      {body?.period.from && body.period.to ? (
        <span>{text.period(monthText(body.period.from, lang), monthText(body.period.to, lang))}</span>
      ) : null}
      <span>{text.published(dateText(found.publishedAt, "long", lang))}</span>
      {isCorrected ? <span>{text.corrected(dateText(found.updatedAt, "long", lang))}</span> : null}
    </>
  );
}

/** The first results, big; the words under each figure say whether the goal was reached. */
export function Results({ frame, results }: { frame: Frame; results: readonly CaseResult[] }) {
  const { lang } = frame;
  const text = words(lang).public.cases;
  if (results.length === 0) return null;
  return (
    <ul class="case-figures" aria-label={text.resultsTitle}>
      {results.map((result) => (
        <li>
          <Label frame={frame} result={result} />
          <span class="figure" lang={inJapanese(frame)}>
            {result.before === "—" || result.before === "" ? "" : `${result.before} → `}
            {result.after}
          </span>
          <span class="small">
            <Target frame={frame} target={result.target} /> <Reached frame={frame} result={result} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Reached({ frame: { lang }, result }: { frame: Frame; result: CaseResult }) {
  const text = words(lang).public.cases;
  if (result.met)
    return (
      <span class="nowrap">
        <span aria-hidden="true">✓ </span>
        {text.met}
      </span>
    );
  return (
    <span>
      <span aria-hidden="true">△ </span>
      {lang === "en" || !result.gap ? text.missed : text.missedBy(result.gap)}
      {lang === "en" && result.gap ? <span lang="ja"> ({result.gap})</span> : null}
    </span>
  );
}

function Label({ frame: { lang }, result }: { frame: Frame; result: CaseResult }) {
  if (lang === "en" && result.labelEn) return <span>{result.labelEn}</span>;
  return <span lang={lang === "en" ? "ja" : undefined}>{result.label}</span>;
}

/** A figure carries its unit in Japanese: 41人. */
function Value({ frame, value }: { frame: Frame; value: string }) {
  return <span lang={inJapanese(frame)}>{value}</span>;
}

function Target({ frame, target }: { frame: Frame; target: string }) {
  const text = words(frame.lang).public.cases;
  if (frame.lang !== "en") return <span>{text.target(target)}</span>;
  return (
    <span>
      {text.target("")} <span lang="ja">{target}</span>
    </span>
  );
}

function inJapanese({ lang }: Frame): "ja" | undefined {
  return lang === "en" ? "ja" : undefined;
}

export function Body({ frame, body }: { frame: Frame; body: CaseBody }) {
  const text = words(frame.lang).public.cases;
  const side = words(frame.lang).common.side;
  return (
    <>
      <Section title={text.why}>
        <InJapanese frame={frame}>
          <Prose text={body.why} />
        </InJapanese>
      </Section>
      <Section title={text.changed}>
        <InJapanese frame={frame}>
          <Prose text={body.changed} />
        </InJapanese>
        {body.results.length > 0 ? (
          <Table
            caption={text.resultsTitle}
            columns={[
              {
                head: text.columns.label,
                rowHead: true,
                cell: (row: CaseResult) => <Label frame={frame} result={row} />,
              },
              { head: text.columns.before, numeric: true, cell: (row) => <Value frame={frame} value={row.before} /> },
              { head: text.columns.after, numeric: true, cell: (row) => <Value frame={frame} value={row.after} /> },
              { head: text.columns.target, numeric: true, cell: (row) => <Value frame={frame} value={row.target} /> },
              { head: text.columns.met, cell: (row) => <Reached frame={frame} result={row} /> },
            ]}
            rows={body.results}
          />
        ) : null}
        {body.caveat ? (
          <InJapanese frame={frame}>
            <p class="small">{body.caveat}</p>
          </InJapanese>
        ) : null}
      </Section>
      {body.money ? <CaseMoney frame={frame} money={body.money} /> : null}
      {body.howToCopy.length > 0 ? (
        <Section title={text.copy}>
          <InJapanese frame={frame}>
            <ol class="copy-steps">
              {body.howToCopy.map(({ step, text: what }) => (
                <li>
                  <b>{step}</b>
                  <Prose text={what} />
                </li>
              ))}
            </ol>
          </InJapanese>
        </Section>
      ) : null}
      {body.lessons.length > 0 ? (
        <Section title={text.lessons}>
          {body.lessons.map((lesson) => (
            <div class="lesson">
              <Holder side={lesson.side}>{side[lesson.side]}</Holder>
              <InJapanese frame={frame}>
                <Prose text={lesson.text} />
              </InJapanese>
            </div>
          ))}
        </Section>
      ) : null}
      {body.quotes.length > 0 ? (
        <Section title={text.quotes}>
          <InJapanese frame={frame}>
            {body.quotes.map((quote) => (
              <figure class="quote">
                <blockquote>
                  <p>「{quote.text}」</p>
                </blockquote>
                <figcaption class="small">{quote.by}</figcaption>
              </figure>
            ))}
          </InJapanese>
          <p class="small">{text.quotesNote}</p>
        </Section>
      ) : null}
      <Section title={text.notPublished}>
        {body.notPublished ? (
          <InJapanese frame={frame}>
            <div class="left-out">
              <Prose text={body.notPublished} />
            </div>
          </InJapanese>
        ) : (
          <p>{text.notPublishedNone}</p>
        )}
        <p class="small">{text.written}</p>
      </Section>
    </>
  );
}

function Aside({ frame, city, body }: { frame: Frame; city: City; body: CaseBody }) {
  const { lang } = frame;
  const text = words(lang).public.cases;
  const days = (["receipt", "answers", "dialogue", "conclusion"] as const).flatMap((step) => {
    const took = body.days[step];
    return took === null ? [] : [{ term: text.dayNames[step], detail: text.dayCount(took) }];
  });
  return (
    <>
      <Section title={text.principles}>
        <Band gates={allConfirmed} published size={36} lang={lang} />
        <p>
          {text.principlesText}{" "}
          <a href={`${here(frame, paths.how({}))}#principles`}>{words(lang).public.how.principlesTitle}</a>
        </p>
      </Section>
      {days.length > 0 ? (
        <Section title={text.days}>
          <DescriptionList dense items={days} />
          <p class="small">{text.dayNote}</p>
        </Section>
      ) : null}
      <Section title={text.contact}>
        <p>
          {frame.city.desk}
          <br />
          {city.settings.telephone ? words(lang).common.telephone(city.settings.telephone) : frame.city.hours}
        </p>
      </Section>
    </>
  );
}
