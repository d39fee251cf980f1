import type { City } from "../../db/stores/city-store.ts";
import type { ChallengeRow, ForecastRow } from "../../queries/open/challenges.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { RadioGroup, Select } from "../ui/choice-field.tsx";
import { FilterForm } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ChallengeRows, ForecastRows } from "./challenge-rows.tsx";
import { addressOf, type ChallengesAsked, conditionsOf, deadlines, feedQuery } from "./challenges-asked.ts";
import { OpenHead } from "./open-head.tsx";
import { fieldName, here, OpenLayout } from "./open-layout.tsx";

type Props = {
  frame: Frame;
  city: City;
  asked: ChallengesAsked;
  counts: { open: number; closed: number };
  rows: readonly ChallengeRow[];
  forecasts: readonly ForecastRow[];
  next: string | null;
  isFirst: boolean;
  now: Date;
};

/** 02a: rows, the soonest deadline first, and a form that asks. */
export function ChallengesPage({ frame, city, asked, counts, rows, forecasts, next, isFirst, now }: Props) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const title = asked.state === "closed" ? text.titleClosed : text.title;
  return (
    <OpenLayout
      frame={frame}
      title={title}
      current="challenges"
      description={text.description(frame.city.name)}
      feeds={["challenges"]}
      feedQuery={feedQuery(asked)}
    >
      <OpenHead
        frame={frame}
        crumbs={[{ href: here(frame, "/"), text: words(lang).public.home.title }, { text: title }]}
        title={title}
        lead={
          <>
            {text.lead}
            {lang === "en" ? " " : ""}
            {text.freeBefore}
            <a href={here(frame, paths.newProposal({}))}>{text.freeLink}</a>
            {text.freeAfter}
          </>
        }
      />
      <Filter frame={frame} city={city} asked={asked} counts={counts} />
      {rows.length === 0 ? (
        <Nothing frame={frame} city={city} asked={asked} />
      ) : (
        <>
          <p class="list-line">
            <span>{next || !isFirst ? text.more(rows.length) : text.shown(rows.length)}</span>
            <span>{text.order}</span>
          </p>
          <ChallengeRows frame={frame} city={city} rows={rows} now={now} closed={asked.state === "closed"} />
          <Pager
            lang={lang}
            next={next}
            nextText={text.nextPage}
            previous={isFirst ? null : addressOf(frame, asked)}
            previousText={text.firstPage}
          />
        </>
      )}
      {forecasts.length > 0 ? (
        <Section title={text.forecast}>
          <p>{text.forecastText}</p>
          <ForecastRows frame={frame} city={city} rows={forecasts} />
        </Section>
      ) : null}
      <div class="feed-line">
        <p>{feedQuery(asked) === "" ? text.feed : text.feedOfThese}</p>
        <a href={here(frame, paths.challengesFeed({})) + feedQuery(asked)}>{text.feedLink}</a>
      </div>
    </OpenLayout>
  );
}

function Filter({ frame, city, asked, counts }: Pick<Props, "frame" | "city" | "asked" | "counts">) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const values = {
    ...asked,
    q: asked.q ?? "",
    field: asked.field ?? "",
    department: asked.department ?? "",
    sdg: asked.sdg ?? "",
    deadline: asked.deadline ?? "",
  };
  const shared = { values, errors: [], compact: true, required: false, lang };
  return (
    <FilterForm action={here(frame, paths.challenges({}))} label={text.filter}>
      <TextField {...shared} name="q" label={text.words} type="search" />
      <Select
        {...shared}
        name="field"
        label={text.field}
        emptyText={text.allFields}
        options={city.fields.map(({ name }) => ({ value: name, text: fieldName(city, lang, name) }))}
      />
      <Select
        {...shared}
        name="department"
        label={text.department}
        emptyText={text.allDepartments}
        options={city.departments.map(({ code, name, nameEn }) => ({
          value: code,
          text: lang === "en" && nameEn ? nameEn : name,
        }))}
      />
      <Select
        {...shared}
        name="sdg"
        label={text.sdg}
        emptyText={text.allSdgs}
        options={text.sdgNames.map((name, index) => ({ value: String(index + 1), text: `${index + 1} ${name}` }))}
      />
      <Select
        {...shared}
        name="deadline"
        label={text.deadline}
        emptyText={text.allDeadlines}
        options={deadlines.map((one) => ({ value: one, text: text.deadlines[one] }))}
      />
      <Button kind="other">{words(lang).common.button.filter}</Button>
      <RadioGroup
        {...shared}
        name="state"
        label={text.state}
        options={[
          { value: "open", text: text.open(counts.open) },
          { value: "closed", text: text.closed(counts.closed) },
        ]}
      />
    </FilterForm>
  );
}

/** Without a hit: which conditions there are, each to be taken away alone, and what else can be done. */
function Nothing({ frame, city, asked }: Pick<Props, "frame" | "city" | "asked">) {
  const { lang } = frame;
  const text = words(lang).public.challenges;
  const conditions = conditionsOf(frame, city, asked);
  if (conditions.every(({ name }) => name === "state"))
    return (
      <EmptyState
        level={2}
        title={asked.state === "closed" ? text.emptyClosed : text.emptyNone}
        text={asked.state === "closed" ? undefined : text.emptyNoneText}
      >
        <ButtonLink href={here(frame, paths.newProposal({}))}>{text.writeFree}</ButtonLink>
      </EmptyState>
    );
  return (
    <>
      <EmptyState
        level={2}
        title={text.emptyTitle}
        text={`${text.conditions}${conditions.map((one) => one.text).join(text.comma)}`}
      >
        <ButtonLink kind="other" href={here(frame, paths.challenges({}))}>
          {words(lang).common.button.clearFilter}
        </ButtonLink>
        <ButtonLink kind="weak" href={here(frame, paths.newProposal({}))}>
          {text.writeFree}
        </ButtonLink>
      </EmptyState>
      {conditions.length > 1 ? (
        <Section title={text.loosen}>
          <ul class="bullets">
            {conditions.map(({ name, text: condition }) => (
              <li>
                <a href={addressOf(frame, { ...asked, [name]: name === "state" ? "open" : undefined })}>
                  {text.without(condition)}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
