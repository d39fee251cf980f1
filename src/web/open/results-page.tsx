import { words } from "../../words/words.ts";
import { furtherWidths, notScanned, scannedWidths } from "../accessibility-scope.ts";
import { paths } from "../paths.ts";
import type { RouteEntry } from "../route.ts";
import { DescriptionList } from "../ui/description-list.tsx";
import type { Frame } from "../ui/frame.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { axeRules } from "./axe-rules.ts";
import { OpenHead } from "./open-head.tsx";
import { here, OpenLayout } from "./open-layout.tsx";

/** The success criteria of WCAG 2.2 at levels A and AA (4.1.1 is obsolete); JIS X 8341-3:2016 has those of 2.0 under the same numbers. */
const criteria =
  `1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
  2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
  3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3`.split(/\s+/);

type Props = { frame: Frame; entries: readonly RouteEntry[] };

/** What the scan looks at and what it does not, from the scan's own lists and the program's own routes. */
export function ResultsPage({ frame, entries }: Props) {
  const { lang } = frame;
  const text = words(lang).public.results;
  const { items } = text;
  const pages = entries.filter(({ method, path }) => method === "GET" && !/^\/(en|easy)(\/|$)/.test(path));
  const open = pages.filter(({ policy, path }) => policy === "everyone" && notScanned[path]?.kind !== "machine");
  const inside = pages.filter(({ policy }) => policy !== "everyone");
  const rules: Readonly<Record<string, number>> = axeRules.criteria;
  return (
    <OpenLayout frame={frame} title={text.title} description={text.description}>
      <OpenHead
        frame={frame}
        crumbs={[
          { href: here(frame, "/"), text: words(lang).public.home.title },
          { href: here(frame, paths.accessibility({})), text: text.policy },
          { text: text.title },
        ]}
        title={text.title}
        lead={text.lead}
      />
      <Section title={text.claimTitle}>
        {text.claim.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </Section>
      <Section title={text.methodTitle}>
        <DescriptionList
          items={[
            { term: items.standard, detail: items.standardIs },
            { term: items.tool, detail: items.toolIs(axeRules.version, axeRules.rules) },
            {
              term: items.how,
              detail: items.howIs(
                scannedWidths.join(lang === "en" ? " and " : "・"),
                furtherWidths.join(lang === "en" ? " and " : "・"),
              ),
            },
            { term: items.who, detail: items.whoIs },
            { term: items.technology, detail: items.technologyIs },
            { term: items.result, detail: items.resultIs },
          ]}
        />
      </Section>
      <Section title={text.pagesTitle}>
        <p>{text.pagesText(inside.length)}</p>
        <Table
          caption={text.pagesTitle}
          captionHidden
          columns={[
            { head: text.page, rowHead: true, cell: ({ path }: RouteEntry) => <code lang="en">{path}</code> },
            {
              head: text.state,
              long: true,
              cell: ({ path }) => (notScanned[path] ? text.notScanned[notScanned[path].kind] : text.scanned),
            },
          ]}
          rows={open}
        />
        <p>{text.insideNot(inside.filter(({ path }) => path in notScanned).length)}</p>
      </Section>
      <Section title={text.criteriaTitle}>
        <p>{text.criteriaText}</p>
        <Table
          caption={text.criteriaTitle}
          captionHidden
          cards="none"
          columns={[
            { head: text.criterion, rowHead: true, cell: (number: string) => number },
            { head: text.rules, cell: (number) => text.rulesCount(rules[number]!) },
          ]}
          rows={criteria.filter((number) => number in rules)}
        />
        <h3>{text.byPeople}</h3>
        <p>{criteria.filter((number) => !(number in rules)).join(lang === "en" ? ", " : "、")}</p>
        <p>{text.byPeopleText}</p>
      </Section>
      <Section title={text.knownTitle}>
        <ul class="bullets">
          {text.known.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </Section>
    </OpenLayout>
  );
}
