import type { City } from "../../db/stores/city-store.ts";
import type { CaseRow } from "../../queries/open/cases.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { FilterForm } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Pager } from "../ui/page-navigation.tsx";
import { CaseRows } from "./case-cards.tsx";
import { OpenHead } from "./open-head.tsx";
import { fieldName, here, OpenLayout } from "./open-layout.tsx";

type Props = {
  frame: Frame;
  city: City;
  field: string | undefined;
  rows: readonly CaseRow[];
  next: string | null;
  isFirst: boolean;
};

/** Published cases, the newest first. */
export function CasesPage({ frame, city, field, rows, next, isFirst }: Props) {
  const { lang } = frame;
  const text = words(lang).public.cases;
  const challenges = words(lang).public.challenges;
  return (
    <OpenLayout
      frame={frame}
      title={text.title}
      current="cases"
      description={text.description(frame.city.name)}
      feeds={["cases"]}
    >
      <OpenHead
        frame={frame}
        crumbs={[{ href: here(frame, "/"), text: words(lang).public.home.title }, { text: text.title }]}
        title={text.title}
        lead={text.lead}
      />
      {rows.length > 0 || field ? (
        <FilterForm action={here(frame, paths.cases({}))} label={text.filter}>
          <Select
            name="field"
            label={text.field}
            emptyText={text.allFields}
            values={{ field: field ?? "" }}
            errors={[]}
            compact
            required={false}
            lang={lang}
            options={city.fields.map(({ name }) => ({ value: name, text: fieldName(city, lang, name) }))}
          />
          <Button kind="other">{words(lang).common.button.filter}</Button>
        </FilterForm>
      ) : null}
      {rows.length > 0 ? (
        <>
          <CaseRows frame={frame} city={city} rows={rows} />
          <Pager
            lang={lang}
            next={next}
            nextText={text.nextPage}
            previous={isFirst ? null : here(frame, paths.cases({}, { field }))}
            previousText={text.firstPage}
          />
        </>
      ) : field ? (
        <EmptyState
          level={2}
          title={text.emptyFiltered}
          text={`${challenges.conditions}${challenges.quoted(text.field, fieldName(city, lang, field))}`}
        >
          <ButtonLink kind="other" href={here(frame, paths.cases({}))}>
            {words(lang).common.button.clearFilter}
          </ButtonLink>
        </EmptyState>
      ) : (
        <EmptyState level={2} title={text.emptyTitle} text={text.emptyText}>
          <ButtonLink kind="other" href={here(frame, paths.challenges({}))}>
            {text.challenges}
          </ButtonLink>
        </EmptyState>
      )}
      <div class="feed-line">
        <p>{text.feed}</p>
        <span>
          <a href={here(frame, paths.casesFeed({}))}>{challenges.feedLink}</a>{" "}
          <a href={`${here(frame, paths.numbers({}))}#withheld`}>{text.withheldLink}</a>
        </span>
      </div>
    </OpenLayout>
  );
}
