import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError, Missing } from "../../domain/kernel/result.ts";
import { type CallNotice, incentiveNames, incentives, noticeLimits } from "../../domain/method/call-notice.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { approvedMethod } from "../../domain/process/method-of.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { methodName } from "./method-names.ts";
import { MissingList } from "./missing-list.tsx";

export const callLabels = {
  title: "公募の名前",
  summary: "公募の目的",
  terms: "求めること",
  schedule: "日程",
  questionsUntil: "質問の締切",
  entriesUntil: "応募の締切",
  judging: "選び方",
  criteria: "見るところと点数",
  reference: "入札の番号",
  incentive: "発案した提案者の扱い",
  incentiveReason: "その扱いの理由",
} as const;

type CallProps = { c: Context<Env>; person: Person; record: ProposalRecord };

/** The notice as a form; above it, once asked for, as everybody will see it, with what must not stand in it. */
export function CallFormPage({
  c,
  person,
  record,
  values,
  errors,
  preview,
}: CallProps & {
  values: FormValues | null;
  errors: readonly FieldError[];
  preview: { notice: CallNotice; telling: readonly Missing[] } | null;
}) {
  const missing = missingFor("startCall", record, todayInTokyo(c.var.program.now()));
  const method = approvedMethod(record);
  const typed: FormValues = values ?? { incentive: "none" };
  const text = (
    name: keyof typeof callLabels,
    rows: number,
    more: { help?: string; example?: string; max?: number; required?: boolean } = {},
  ) => (
    <TextArea
      name={name}
      label={callLabels[name]}
      rows={rows}
      help={more.help}
      example={more.example}
      required={more.required ?? true}
      maxGraphemes={more.max}
      values={typed}
      errors={errors}
    />
  );
  return (
    <CasePage c={c} person={person} record={record} tab="review" title="公募へ移す">
      <ErrorSummary errors={errors} labels={callLabels} />
      {missing.length > 0 ? (
        <Callout kind="warning" title="公募へ移すまでに必要なこと">
          <MissingList title={`あと${missing.length}つ必要です`} missing={missing} />
        </Callout>
      ) : null}
      <Form
        action={paths.proposal.call({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        {preview ? <Preview preview={preview} canPublish={missing.length === 0} /> : null}
        <Section title={preview ? "お知らせの文を直す" : "公募のお知らせを書く"}>
          <p>
            {method ? `${methodName(method)}と決まりました。` : ""}
            守りたい部分と、提案した団体の名前は書けません。公表すると、だれにも同じ情報を伝え、この提案者とだけのやりとりは止まります。
          </p>
          {text("title", 2, { max: noticeLimits.title })}
          {text("summary", 4, { max: noticeLimits.summary, help: "市民にとって何がよくなるかを書きます。" })}
          {text("terms", 6, {
            max: noticeLimits.terms,
            help: "応募する人に求めること。特定の一者しか満たせない条件は書きません。",
          })}
          {text("schedule", 3, { max: noticeLimits.schedule, help: "質問、応募、審査、結果の時期。" })}
          <DateField
            name="questionsUntil"
            label={callLabels.questionsUntil}
            required={false}
            values={typed}
            errors={errors}
          />
          <DateField name="entriesUntil" label={callLabels.entriesUntil} values={typed} errors={errors} />
          {text("judging", 4, { max: noticeLimits.judging, help: "だれが、どう選ぶか。" })}
          {text("criteria", 4, {
            help: "1行に一つ、見るところと点数を書きます。入札では空でかまいません。",
            example: "実現できる体制 30",
            required: method === "public_call_proposal",
          })}
          <TextField
            name="reference"
            label={callLabels.reference}
            help="入札のときの、市の入札の仕組みでの番号。"
            required={false}
            maxGraphemes={noticeLimits.reference}
            values={typed}
            errors={errors}
          />
          <RadioGroup
            name="incentive"
            label={callLabels.incentive}
            help="応募の前に公表します。"
            options={incentives.map((value) => ({ value, text: incentiveNames[value] }))}
            values={typed}
            errors={errors}
          />
          {text("incentiveReason", 3, {
            max: noticeLimits.incentiveReason,
            help: "「なし」のほかを選んだときに書きます。",
            required: false,
          })}
          <ButtonRow>
            <Button kind={preview ? "other" : "primary"} name="step" value="preview">
              公表の形で確かめる
            </Button>
          </ButtonRow>
        </Section>
      </Form>
    </CasePage>
  );
}

function Preview({
  preview,
  canPublish,
}: {
  preview: { notice: CallNotice; telling: readonly Missing[] };
  canPublish: boolean;
}) {
  return (
    <Section title="公表の形" id="preview">
      {preview.telling.length > 0 ? (
        <Callout kind="error" title="公表できない言葉が入っています">
          <MissingList title="直してから、もう一度確かめてください。" missing={preview.telling} />
        </Callout>
      ) : null}
      <Card kind="quiet">
        <Notice notice={preview.notice} />
      </Card>
      {preview.telling.length === 0 && canPublish ? (
        <ButtonRow>
          <Button big name="step" value="publish">
            公表して、公募へ移す
          </Button>
        </ButtonRow>
      ) : null}
    </Section>
  );
}

/** The published notice, for those who have a part in the proposal. */
export function CallNoticePage({
  c,
  person,
  record,
  notice,
}: CallProps & { notice: CallNotice & { publishedAt: Date } }) {
  return (
    <CasePage c={c} person={person} record={record} tab="review" title="公募のお知らせ">
      <Section title="公募のお知らせ" note={`${dateText(notice.publishedAt, "long")}に公表`}>
        <Card>
          <Notice notice={notice} />
        </Card>
        {record.status === "in_call" ? <WhatFollows isProposer={partsOf(person, record).has("member")} /> : null}
        <ButtonLink kind="other" href={paths.notice({ id: record.id })}>
          公開のページで見る
        </ButtonLink>
      </Section>
    </CasePage>
  );
}

/** The call itself is held in the city's own procedure: this page says where its end is met again (docs/decisions/0017). */
function WhatFollows({ isProposer }: { isProposer: boolean }) {
  return (
    <Callout kind="info" title="このあとの進み方">
      <p>
        質問、応募、選定、結果のお知らせは、市の公募の手続で行います。
        {isProposer
          ? "貴団体も、ほかの方と同じ条件で応募できます。選ばれたときは、その企画を新しい提案として提出してください。対話からつづけます。"
          : "選ばれた方には、その企画を新しい提案として提出していただきます。対話と共同計画を経て、市の負担に応じた手法で結びます。この提案は「公募へ移行」のまま残ります。"}
      </p>
    </Callout>
  );
}

function Notice({ notice }: { notice: CallNotice }) {
  const { terms } = notice;
  return (
    <div class="notice-terms">
      <h3>{notice.title}</h3>
      <Prose text={terms.summary} />
      <DescriptionList
        items={[
          { term: "担当課", detail: terms.department },
          ...(terms.questionsUntil ? [{ term: "質問の締切", detail: dateText(terms.questionsUntil, "long") }] : []),
          { term: "応募の締切", detail: dateText(terms.entriesUntil, "long") },
          ...(terms.reference ? [{ term: "入札の番号", detail: terms.reference }] : []),
        ]}
      />
      <Prose text={terms.terms} />
      {terms.criteria.length > 0 ? (
        <Table
          caption="見るところと点数"
          cards="none"
          columns={[
            { head: "見るところ", cell: (row) => row.name, rowHead: true },
            { head: "点数", cell: (row) => row.points, numeric: true },
          ]}
          rows={terms.criteria}
        />
      ) : null}
    </div>
  );
}
