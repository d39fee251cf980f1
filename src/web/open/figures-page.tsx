import type { City } from "../../db/stores/city-store.ts";
import { type Status, statuses } from "../../domain/process/status.ts";
import type { Figures } from "../../queries/open/figures.ts";
import type { Measure } from "../../queries/open/measures.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { BarChart } from "../ui/bar-chart.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { OpenHead } from "./open-head.tsx";
import { here, OpenLayout } from "./open-layout.tsx";

type Props = { frame: Frame; city: City; figures: Figures };

/** 目標日数と実績: each step's target beside the median and the 90th percentile, and how many proposals stand where (P7a). */
export function FiguresPage({ frame, city, figures }: Props) {
  const { lang } = frame;
  const text = words(lang).public.figures;
  const period = text.period(dateText(figures.from, "long", lang), dateText(figures.until, "long", lang));
  return (
    <OpenLayout frame={frame} title={text.title} current="numbers" description={text.description(frame.city.name)}>
      <OpenHead
        frame={frame}
        crumbs={[
          { href: here(frame, "/"), text: words(lang).public.home.title },
          { href: here(frame, paths.numbers({})), text: words(lang).public.numbers.title },
          { text: text.title },
        ]}
        title={text.title}
        lead={text.lead}
      />
      <Section title={text.waitsTitle}>
        <p>{period}</p>
        <Days frame={frame} measures={figures.measures} />
        <p>{text.additions(city.settings.targetDays.additions)}</p>
      </Section>
      <Section title={text.countsTitle}>
        <p>{figures.counts.size === 0 ? text.countsNone : text.countsText}</p>
        {figures.counts.size === 0 ? null : (
          <div class="counts">
            <Counts frame={frame} title={text.underWay} of={underWay} counts={figures.counts} />
            <Counts frame={frame} title={text.outcomes} of={outcomes} counts={figures.counts} />
          </div>
        )}
      </Section>
      <Section title={text.methodTitle}>
        <ul class="bullets">
          {text.method.map((rule) => (
            <li>{rule}</li>
          ))}
        </ul>
      </Section>
    </OpenLayout>
  );
}

/** The same numbers twice: drawn on one scale of days, and as a table. */
function Days({ frame, measures }: { frame: Frame; measures: readonly Measure[] }) {
  const text = words(frame.lang).public.figures;
  const told = measures.filter(({ measured }) => measured !== null);
  const within = told.filter(({ measured, target }) => measured!.median <= target);
  return (
    <>
      {told.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <BarChart
          finding={text.finding({ within: within.length, told: told.length })}
          legend={[
            { kind: "main", text: text.legend.median },
            ...(told.some(({ measured }) => measured!.ninetieth !== null)
              ? [{ kind: "estimate" as const, text: text.legend.ninetieth }]
              : []),
            { kind: "mark", text: text.legend.target },
          ]}
          bars={measures.map(({ step, target, measured }) => ({
            label: text.steps[step],
            mark: target,
            parts: measured
              ? [
                  { value: measured.median },
                  ...(measured.ninetieth === null
                    ? []
                    : [{ value: Math.max(0, measured.ninetieth - measured.median), kind: "estimate" as const }]),
                ]
              : [],
            text: measured ? text.bar(String(measured.median)) : text.barFew,
          }))}
        />
      )}
      <Table
        caption={text.chart}
        captionHidden
        columns={[
          { head: text.columns.step, rowHead: true, cell: ({ step }: Measure) => text.steps[step] },
          {
            head: text.columns.who,
            cell: ({ step }) =>
              step === "answerInquiry" || step === "decideFeasibility" ? text.department : text.desk,
          },
          { head: text.columns.target, numeric: true, cell: ({ target }) => text.days(String(target)) },
          {
            head: text.columns.median,
            numeric: true,
            cell: ({ measured }) => (measured ? text.days(String(measured.median)) : text.tooFew),
          },
          {
            head: text.columns.ninetieth,
            numeric: true,
            cell: ({ measured }) =>
              measured && measured.ninetieth !== null ? text.days(String(measured.ninetieth)) : text.tooFew,
          },
          {
            head: text.columns.kept,
            long: true,
            cell: ({ measured }) => (measured ? text.kept(measured) : text.tooFew),
          },
        ]}
        rows={measures}
      />
    </>
  );
}

const outcomes: readonly Status[] = ["active", "completed", "declined", "not_selected", "lapsed", "withdrawn"];
const underWay: readonly Status[] = statuses.filter((status) => status !== "draft" && !outcomes.includes(status));

type CountsProps = { frame: Frame; title: string; of: readonly Status[]; counts: Figures["counts"] };

/** Numbers under 3 are not told (G6.3b), and no sum stands beside them from which they could be found. */
function Counts({ frame, title, of, counts }: CountsProps) {
  const text = words(frame.lang).public.figures;
  const names = words(frame.lang).common.status;
  return (
    <Table
      caption={title}
      cards="none"
      columns={[
        { head: text.status, rowHead: true, cell: (status: Status) => names[status] },
        {
          head: text.number,
          numeric: true,
          cell: (status) => (counts.has(status) ? text.count(counts.get(status)!) : text.few),
        },
      ]}
      rows={of}
    />
  );
}
