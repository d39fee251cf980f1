import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { statuses } from "../../domain/process/status.ts";
import type { ProposalsFilter } from "../../queries/proposals-inside.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { numberOf } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { FilterForm } from "../ui/form.tsx";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { Table } from "../ui/table.tsx";
import { TextField } from "../ui/text-field.tsx";
import { given } from "./board-page.tsx";
import { CommonFilters } from "./common-filters.tsx";

type ProposalsPageProps = {
  c: Context<Env>;
  person: Person;
  filter: ProposalsFilter;
  records: readonly ProposalRecord[];
  next: string | null;
};

/** Every proposal that this reader may see, newest number first (G6.3a). */
export function ProposalsPage({ c, filter, records, next }: ProposalsPageProps) {
  const common = { values: filter, errors: [], compact: true, required: false } as const;
  const status = words("ja").common.status;
  const isFiltered = Object.values(filter).some((one) => one !== "");
  return (
    <Layout frame={c.var.frame} side="inside" title="提案" current="proposals">
      <PageHead title="提案" lead="提出された提案を、新しい番号から並べています。" />
      <FilterForm action={paths.proposalsInside({})} label="提案の絞り込み">
        <TextField name="q" label="ことば・番号" type="search" {...common} />
        <CommonFilters c={c} values={filter} statuses={statuses.slice(1)} />
        <Button kind="other">絞り込む</Button>
      </FilterForm>
      <Table
        caption="提案の一覧"
        captionHidden
        dense
        rows={records}
        columns={[
          { head: "番号", nowrap: true, cell: (record) => numberOf(record) },
          {
            head: "提案",
            rowHead: true,
            width: "wide",
            cell: (record) => <a href={paths.proposal.show({ id: record.id })}>{record.title}</a>,
          },
          { head: "提案者", cell: (record) => record.organisation.name },
          { head: "分野", cell: (record) => record.fields.join("・") },
          { head: "段階", nowrap: true, cell: (record) => status[record.status] },
          {
            head: "提出",
            nowrap: true,
            cell: (record) => (record.submittedAt ? dateText(record.submittedAt, "dense") : ""),
          },
        ]}
        empty={
          <EmptyState
            title={isFiltered ? "この条件の提案はありません" : "まだ提案がありません"}
            text={
              isFiltered
                ? "ことばを短くするか、条件を外してください。"
                : "提出された提案のうち、読めるものがここに並びます。"
            }
          >
            {isFiltered ? (
              <ButtonLink kind="other" href={paths.proposalsInside({})}>
                条件をすべて外す
              </ButtonLink>
            ) : (
              <ButtonLink kind="other" href={paths.board({})}>
                ボードを見る
              </ButtonLink>
            )}
          </EmptyState>
        }
      />
      <Pager next={next ? paths.proposalsInside({}, given({ ...filter, after: next })) : null} />
    </Layout>
  );
}
