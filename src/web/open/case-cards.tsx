import type { Child } from "hono/jsx";
import type { City } from "../../db/stores/city-store.ts";
import type { CaseRow } from "../../queries/open/cases.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Band, type Gates } from "../ui/band.tsx";
import type { Frame } from "../ui/frame.ts";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
import { departmentName, fieldName, here } from "./open-layout.tsx";

export const allConfirmed: Gates = [
  "confirmed",
  "confirmed",
  "confirmed",
  "confirmed",
  "confirmed",
  "confirmed",
  "confirmed",
];

type Props = { frame: Frame; city: City; rows: readonly CaseRow[] };

/** Cases beside each other, each with its cloth, its partner and its first result. */
export function CaseCards({ frame, city, rows }: Props) {
  const { lang } = frame;
  return (
    <ul class="cards cards-three case-cards">
      {rows.map((row) => (
        <li class="card">
          <p class="meta">
            <Band gates={allConfirmed} published lang={lang} />
            {row.fields.map((field) => (
              <Tag>{fieldName(city, lang, field)}</Tag>
            ))}
          </p>
          <h3>
            <a href={here(frame, paths.case({ slug: row.slug }))}>
              <CaseTitle frame={frame} row={row} />
            </a>
          </h3>
          <p class="small">
            <With frame={frame} city={city} partner={row.partner} departments={row.departments} />
          </p>
          {row.result ? (
            <p class="case-result">
              <span class="small" lang={lang === "en" && !row.result.labelEn ? "ja" : undefined}>
                {(lang === "en" && row.result.labelEn) || row.result.label}
              </span>{" "}
              <b lang={lang === "en" ? "ja" : undefined}>
                {row.result.before === "—" ? "" : `${row.result.before} → `}
                {row.result.after}
              </b>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Cases as lines of a list. */
export function CaseRows({ frame, city, rows }: Props) {
  const { lang } = frame;
  return (
    <RowList>
      {rows.map((row) => {
        const lead = (lang === "en" && row.summary_en) || row.lead;
        return (
          <ListRow
            before={<Band gates={allConfirmed} published lang={lang} />}
            title={<CaseTitle frame={frame} row={row} />}
            href={here(frame, paths.case({ slug: row.slug }))}
            text={lang === "en" && !row.summary_en ? <span lang="ja">{lead}</span> : lead}
            meta={
              <>
                <With frame={frame} city={city} partner={row.partner} departments={row.departments} />
                {row.fields.map((field) => (
                  <Tag>{fieldName(city, lang, field)}</Tag>
                ))}
              </>
            }
          />
        );
      })}
    </RowList>
  );
}

function CaseTitle({ frame, row }: { frame: Frame; row: CaseRow }): Child {
  if (frame.lang !== "en") return <>{row.title}</>;
  return row.title_en ? <>{row.title_en}</> : <span lang="ja">{row.title}</span>;
}

/** Partner × departments. */
export function With({
  frame,
  city,
  partner,
  departments,
}: {
  frame: Frame;
  city: City;
  partner: string;
  departments: readonly string[];
}) {
  const { lang } = frame;
  const text = words(lang).public.cases;
  return (
    <>
      <span lang={lang === "en" ? "ja" : undefined}>{partner}</span>
      {departments.length > 0
        ? ` ${text.with} ${departments.map((one) => departmentName(city, lang, one)).join(lang === "en" ? ", " : "・")}`
        : null}
    </>
  );
}
