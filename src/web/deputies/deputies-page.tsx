import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { DeputyRow, MayBeAway, Represented } from "../../queries/deputies.ts";
import { paths } from "../paths.ts";
import { admits } from "../route.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextField } from "../ui/text-field.tsx";

type DeputiesPageProps = {
  frame: Frame;
  person: Person;
  rows: readonly DeputyRow[];
  /** For whom the reader may name one; and who was chosen of them, with who could act for them. */
  away: readonly MayBeAway[];
  represented: Represented | null;
  today: string;
  values: FormValues;
  errors: readonly FieldError[];
};

const labels = { deputy: "代理の人", from: "はじまる日", to: "終わる日", reason: "理由" };

/** Who acts for whom, from when until when; and where somebody names a deputy. */
export function DeputiesPage({ frame, person, rows, away, represented, today, values, errors }: DeputiesPageProps) {
  const field = { values, errors };
  // Whom an administrator finds here, `away` says: the chiefs.
  const mayEnd = (row: DeputyRow) =>
    !row.isEnded &&
    ([row.personId, row.deputyId].includes(person.id) ||
      person.roles.includes("chief") ||
      (person.roles.includes("administrator") && away.some(({ id }) => id === row.personId)));
  const isAdministrator = !admits("staff", person);
  return (
    <Layout frame={frame} side="inside" title="代理・代決" current={isAdministrator ? "settings" : "board"}>
      <ErrorSummary errors={errors} labels={labels} />
      <PageHead
        crumbs={[
          isAdministrator ? { href: paths.settings({}), text: "設定" } : { href: paths.board({}), text: "ボード" },
          { text: "代理・代決" },
        ]}
        title="代理・代決"
        lead="休みや出張のあいだ、課長の回答の確定、決裁・合議、課題の承認、デスクの責任者の決定を、代理の人が自分の名前で行います。終わる日を過ぎると、自動で終わります。"
      />
      <Section title="代理の一覧">
        <Table
          caption="代理"
          captionHidden
          rows={rows}
          empty={<EmptyState title="代理はいません" text="下の欄から決められます。" />}
          columns={[
            { head: "不在の人", rowHead: true, cell: (row) => row.person },
            { head: "代理の人", cell: (row) => row.deputy },
            {
              head: "期間",
              cell: (row) => (
                <>
                  <span class="nowrap">
                    <DateText value={row.from} form="long" />
                    から
                  </span>{" "}
                  <span class="nowrap">
                    <DateText value={row.to} form="long" />
                    まで
                  </span>
                </>
              ),
            },
            { head: "理由", cell: (row) => row.reason },
            {
              head: "状態",
              cell: (row) =>
                row.isEnded ? <Tag>終了</Tag> : row.from > today ? <Tag>予定</Tag> : <Tag kind="new">代理中</Tag>,
            },
            {
              head: "操作",
              headHidden: true,
              cell: (row) =>
                mayEnd(row) ? (
                  <ActionForm
                    action={paths.deputyEnding({ deputy: row.id })}
                    label={
                      <>
                        代理を終える<span class="unseen">({row.person}の代理)</span>
                      </>
                    }
                    kind="weak"
                    idempotencyKey={frame.idempotencyKey}
                  />
                ) : null,
            },
          ]}
        />
      </Section>
      <Section title="代理を決める">
        {away.length > 1 ? (
          <form method="get" action={paths.deputies({})} class="filter">
            <Select
              name="for"
              label="不在の人"
              compact
              emptyText={isAdministrator ? (away[0]?.name ?? "") : "あなた"}
              options={away
                .filter(({ id }) => id !== person.id)
                .map((one) => ({
                  value: one.id,
                  text: `${one.name}さん${one.departments ? `(${one.departments})` : ""}`,
                }))}
              values={{ for: represented?.id ?? "" }}
              errors={[]}
            />
            <Button kind="other">この人の代理を選ぶ</Button>
          </form>
        ) : null}
        {represented === null || represented.deputies.length === 0 ? (
          <p>
            {isAdministrator
              ? "管理者は、デスクの責任者の代理を決められます。責任者のほかに、デスクの人がいません。"
              : "代理を決められるのは、課長、決裁者、デスクの人です。代わりになれる人がいないときは、デスクの責任者に相談してください。"}
          </p>
        ) : (
          <Form action={paths.deputies({})} idempotencyKey={frame.idempotencyKey}>
            <Select
              {...field}
              name="deputy"
              label={labels.deputy}
              help="課長の代理は同じ課の人、決裁者の代理はデスクではない職員、デスクの責任者や担当者の代理はデスクの人です。もう一度の検討をする人に、代理はいません。"
              options={represented.deputies.map((deputy) => ({
                value: `${represented.id} ${deputy.id}`,
                text: `${deputy.name}(${represented.id === person.id ? "あなた" : `${represented.name}さん`}の代理)`,
              }))}
            />
            <DateField {...field} name="from" label={labels.from} />
            <DateField
              {...field}
              name="to"
              label={labels.to}
              help="この日までです。1年を超えるときは、引継ぎをしてください。"
            />
            <TextField {...field} name="reason" label={labels.reason} example="出張" width="l" />
            <Button>代理を決める</Button>
          </Form>
        )}
      </Section>
    </Layout>
  );
}
