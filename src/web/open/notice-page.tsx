import type { City } from "../../db/stores/city-store.ts";
import type { NoticeRow } from "../../queries/open/register.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Card, Columns, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { OpenHead } from "./open-head.tsx";
import { departmentName, here, InJapanese, OpenLayout } from "./open-layout.tsx";

type Props = { frame: Frame; city: City; notice: NoticeRow };

/** The notice of a public call: the same to everybody (P2). */
export function NoticePage({ frame, city, notice }: Props) {
  const { lang } = frame;
  const text = words(lang).public.numbers;
  const { terms } = notice;
  const title = (lang === "en" && terms.titleEn) || notice.title;
  const methods: Readonly<Record<string, string>> = words(lang).common.method;
  return (
    <OpenLayout
      frame={frame}
      title={title}
      current="numbers"
      description={((lang === "en" && terms.summaryEn) || terms.summary || title).slice(0, 160)}
    >
      <OpenHead
        frame={frame}
        crumbs={[
          { href: here(frame, "/"), text: words(lang).public.home.title },
          { href: here(frame, paths.numbers({})), text: text.title },
          { text: title },
        ]}
        meta={<Tag>{methods[notice.method] ?? notice.method}</Tag>}
        title={title}
        lead={lang === "en" ? (terms.summaryEn ?? undefined) : undefined}
      />
      <Columns aside={<Aside frame={frame} city={city} notice={notice} />}>
        {terms.result ? (
          <Section title={text.noticeResult}>
            <InJapanese frame={frame}>
              <Prose text={terms.result} />
            </InJapanese>
          </Section>
        ) : null}
        {terms.summary ? (
          <Section title={text.noticeSummary} note={lang === "en" ? text.inJapanese : undefined}>
            <InJapanese frame={frame}>
              <Prose text={terms.summary} />
            </InJapanese>
          </Section>
        ) : null}
        {terms.terms ? (
          <Section title={text.noticeTerms}>
            <InJapanese frame={frame}>
              <Prose text={terms.terms} />
            </InJapanese>
          </Section>
        ) : null}
        {terms.criteria.length > 0 ? (
          <Section title={text.noticeCriteria}>
            <Table
              caption={text.noticeCriteria}
              captionHidden
              cards="none"
              columns={[
                {
                  head: text.criterion,
                  rowHead: true,
                  cell: (row: { name: string; points: number }) => <span lang="ja">{row.name}</span>,
                },
                { head: text.points, numeric: true, cell: (row) => row.points },
              ]}
              rows={terms.criteria}
            />
          </Section>
        ) : null}
        {terms.questions.length > 0 ? (
          <Section title={text.noticeQuestions} note={text.noticeQuestionsNote}>
            {terms.questions.map(({ question, answer }) => (
              <Card>
                <p>
                  <b class="asked">{text.question}</b> <b lang="ja">{question}</b>
                </p>
                <p>
                  <b class="answered">{text.answer}</b> <span lang="ja">{answer}</span>
                </p>
              </Card>
            ))}
          </Section>
        ) : null}
      </Columns>
    </OpenLayout>
  );
}

function Aside({ frame, city, notice }: Props) {
  const { lang } = frame;
  const text = words(lang).public.numbers;
  const { terms } = notice;
  const day = (date: string) => dateText(date, "long", lang);
  return (
    <>
      <Card kind="key">
        <DescriptionList
          dense
          items={[
            ...(terms.department
              ? [{ term: text.department, detail: departmentName(city, lang, terms.department) }]
              : []),
            { term: text.announced, detail: dateText(notice.publishedAt, "long", lang) },
            ...(terms.questionsUntil ? [{ term: text.questionsUntil, detail: day(terms.questionsUntil) }] : []),
            ...(terms.entriesUntil ? [{ term: text.entriesUntil, detail: <b>{day(terms.entriesUntil)}</b> }] : []),
            ...(terms.reference ? [{ term: text.reference, detail: terms.reference }] : []),
          ]}
        />
        {notice.method === "public_call_bid" ? <p class="small">{text.bid}</p> : null}
      </Card>
      <Card kind="quiet">
        <p class="small">{text.fair}</p>
      </Card>
    </>
  );
}
