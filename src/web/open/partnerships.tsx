import type { City } from "../../db/stores/city-store.ts";
import type { RegisterRow } from "../../queries/open/register.ts";
import { words } from "../../words/words.ts";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Frame } from "../ui/frame.ts";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { With } from "./case-cards.tsx";
import { monthText } from "./open-layout.tsx";

type Props = { frame: Frame; city: City; rows: readonly RegisterRow[] };

/** The register of concluded partnerships: the published facts, or the reason why they are not. */
export function Partnerships({ frame, city, rows }: Props) {
  const { lang } = frame;
  const text = words(lang).public.numbers;
  const { method } = words(lang).common;
  return (
    <Table
      caption={text.registerTitle}
      captionHidden
      empty={<EmptyState title={text.registerEmpty} text={text.registerEmptyText} />}
      rows={rows}
      columns={[
        {
          head: text.columns.title,
          label: "",
          rowHead: true,
          width: "wide",
          cell: (row: RegisterRow) => (
            <>
              <span class="small">{numberOf(row)}</span>
              <br />
              <Title frame={frame} row={row} />
            </>
          ),
        },
        {
          head: text.columns.partner,
          cell: ({ facts }) => (
            <div>
              <With frame={frame} city={city} partner={facts.partner} departments={facts.departments} />
            </div>
          ),
        },
        {
          head: text.columns.method,
          cell: ({ facts }) => (
            <div>
              {facts.method ? method[facts.method] : "―"}
              <br />
              <span class="small">{periodOf(frame, facts.period)}</span>
            </div>
          ),
        },
        { head: text.columns.facts, width: "wide", long: true, cell: (row) => <Facts frame={frame} row={row} /> },
      ]}
    />
  );
}

function Title({ frame, row }: { frame: Frame; row: RegisterRow }) {
  if (frame.lang === "en" && row.facts.titleEn) return <>{row.facts.titleEn}</>;
  return <span lang="ja">{row.facts.title || row.title}</span>;
}

function Facts({ frame, row }: { frame: Frame; row: RegisterRow }) {
  const text = words(frame.lang).public.numbers;
  return (
    <div>
      {row.withheldReason === null ? (
        <div lang="ja">
          <Prose text={row.facts.text} />
        </div>
      ) : (
        <p>
          {text.withheld} <span lang="ja">{row.withheldReason}</span>
        </p>
      )}
      {row.withheldReason === null && row.facts.partnerComment ? (
        <p class="small">
          {text.comment} <span lang="ja">{row.facts.partnerComment}</span>
        </p>
      ) : null}
      {row.facts.pressNotice ? (
        <Fold title={text.pressNotice}>
          <div lang="ja">
            <Prose text={row.facts.pressNotice} />
          </div>
        </Fold>
      ) : null}
      <p class="small">{text.publishedOn(dateText(row.publishedAt, "long", frame.lang))}</p>
    </div>
  );
}

function periodOf({ lang }: Frame, { from, to }: { from: string; to: string }): string {
  if (!from) return "";
  const { period } = words(lang).public.cases;
  return period(monthText(from, lang), to ? monthText(to, lang) : words(lang).public.numbers.openEnd);
}

/** R8-061: the fiscal year of the era and the number in it. */
function numberOf({ fiscalYear, serial }: RegisterRow): string {
  return serial === 0 ? "" : `R${fiscalYear - 2018}-${String(serial).padStart(3, "0")}`;
}
