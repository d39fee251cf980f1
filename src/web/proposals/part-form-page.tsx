import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { type ProposalRecord, sections } from "../../domain/process/record.ts";
import { partLimits } from "../../domain/proposal/protected-terms.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { Card, Columns, PageHead } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { SavedNote } from "./saved-at.tsx";
import { TermsFields } from "./terms-fields.tsx";
import { sectionName } from "./terms-words.ts";

export const partLabels = {
  section: "どの欄についての部分か",
  heading: "守りたい部分の見出し",
  reason: "守りたい理由",
  content: "守りたい内容",
  level: "閲覧できる人",
  departments: "名前を挙げる課",
  until: "守る期間の終わり",
} as const;

type PartFormPageProps = {
  frame: Frame;
  city: City;
  record: ProposalRecord;
  /** The part that is written anew; null for a new one. */
  partId: string | null;
  /** When the form was saved just before; null says nothing. */
  savedAt: Date | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 守りたい部分を書く: heading and reason for the desk, content for nobody until there is an agreement (P7b). */
export function PartFormPage({ frame, city, record, partId, savedAt, values, errors }: PartFormPageProps) {
  const p = paths.proposal;
  const id = { id: record.id };
  const field = { values, errors };
  return (
    <Layout frame={frame} title="守りたい部分を書く" current="mine">
      <ErrorSummary errors={errors} labels={partLabels} title={`保存する前に、${errors.length}か所を直してください`} />
      <PageHead
        crumbs={[
          { href: paths.proposals({}), text: "私たちの提案" },
          { href: p.edit(id), text: "提案を書く" },
          { text: "守りたい部分" },
        ]}
        title="守りたい部分を書く"
        aside={<SavedNote at={savedAt} isDraft={record.status === "draft"} />}
        lead="知られると困る部分を、本文から分けて書きます。本文の欄には、この部分を書かないでください。"
      />
      <Columns aside={<HowItIsKept />}>
        <Form action={partId ? p.part({ ...id, part: partId }) : p.parts(id)} idempotencyKey={frame.idempotencyKey}>
          <Select
            {...field}
            name="section"
            label={partLabels.section}
            options={sections.map((section) => ({ value: section, text: sectionName(section) }))}
          />
          <TextField
            {...field}
            name="heading"
            label={partLabels.heading}
            help="デスクと、たずねた課が読みます。内容がわからない書き方にしてください。"
            example="低消費電力の通信方式の設定値"
            maxGraphemes={partLimits.heading}
          />
          <TextArea
            {...field}
            name="reason"
            label={partLabels.reason}
            help="デスクだけが読みます。知られると、どのような不利益があるか。"
            example="特許を出願する準備をしており、先に知られると権利を得られなくなるため"
            rows={3}
            maxGraphemes={partLimits.reason}
          />
          <LimitedReaders readers="貴団体だけ" until="合意するまで、市の職員は読めません">
            <TextArea
              {...field}
              name="content"
              label={partLabels.content}
              help="安全のため、この欄の文章はブラウザに控えを残しません。「この部分を保存する」を押す前に画面を閉じると消えます。"
              rows={8}
              maxGraphemes={partLimits.content}
              protectedText
            />
          </LimitedReaders>
          <TermsFields {...field} city={city} />
          <ButtonRow>
            <Button big>この部分を保存する</Button>
            <ButtonLink kind="weak" href={p.edit(id)}>
              書かずに戻る
            </ButtonLink>
          </ButtonRow>
        </Form>
        {partId ? (
          <ActionForm
            action={p.partRemoval({ ...id, part: partId })}
            label="この守りたい部分を取り消す"
            kind="danger"
            idempotencyKey={frame.idempotencyKey}
          />
        ) : null}
      </Columns>
    </Layout>
  );
}

function HowItIsKept() {
  return (
    <Card kind="panel" title="守り方" level={2}>
      <ul class="bullets">
        <li>提出すると、デスクは見出しと理由だけを読み、閲覧できる人と期間について返事をします。</li>
        <li>条件が合わなければ、修正案を出すか、この部分を提案から外せます。外した部分を市が読むことはありません。</li>
        <li>
          合意したあとも、読む人は目的を記録してから開きます。読んだ課・役割・日時・目的は、いつでもご覧になれます。
        </li>
        <li>情報公開の請求があったときは条例で判断し、先にご意見をうかがいます。</li>
      </ul>
    </Card>
  );
}
