import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { mostFields, type WordField, wordLabels } from "../../domain/proposal/proposal-text.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import type { WritingHints } from "../../queries/open/writing-hints.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Columns } from "../ui/page.tsx";
import { AfterSending } from "./after-sending.tsx";
import { numberOf } from "./case.tsx";
import { EditHead } from "./edit-head.tsx";
import { PartsOfField } from "./part-boxes.tsx";
import { Question } from "./question.tsx";
import { SavedMeanwhile, type SavedWords } from "./saved-meanwhile.tsx";
import { Saving } from "./saving.tsx";
import { WritingHintsCard } from "./writing-hints.tsx";

export type EditStep = "content" | "terms";

/** The fields of each step, in their order. Title and fields are fixed once a proposal has its number. */
export function fieldsOfStep(step: EditStep, record: ProposalRecord): readonly WordField[] {
  if (step === "terms") return ["ask", "cost", "period"];
  return record.status === "draft" ? ["title", "summary", "what", "benefit"] : ["summary", "what", "benefit"];
}

export type EditPageProps = {
  frame: Frame;
  city: City;
  record: ProposalRecord;
  step: EditStep;
  now: Date;
  usual: UsualWaits;
  hints: WritingHints;
  /** When the form was saved just before; null says nothing. */
  savedAt: Date | null;
  values: FormValues;
  errors: readonly FieldError[];
  /** `wordsDigest` of the stored words that this form stands on. */
  drawnFrom: string;
  /** What a colleague saved in the meantime, by field; shown beside what was typed (409). */
  savedMeanwhile?: SavedWords | undefined;
};

/** 提案を書く: one step of the form; every button saves first. */
export function EditPage(props: EditPageProps) {
  const { frame, city, record, step, errors, now, savedAt } = props;
  const id = { id: record.id };
  const isContent = step === "content";
  return (
    <Layout frame={frame} title="提案を書く" current="mine">
      <ErrorSummary errors={errors} labels={{ ...wordLabels, fields: "政策分野" }} />
      <SavedMeanwhile title="同じ団体の方が、先に保存しました" saved={props.savedMeanwhile} />
      <EditHead record={record} city={city} now={now} current={isContent ? 1 : 2} savedAt={savedAt} />
      <Columns
        aside={
          <>
            <WritingHintsCard frame={frame} city={city} hints={props.hints} />
            <AfterSending city={city} usual={props.usual} />
          </>
        }
      >
        <Form
          action={paths.proposal.edit(id, { step })}
          idempotencyKey={frame.idempotencyKey}
          fields={{ drawn_from: props.drawnFrom }}
          draftKey={`proposal-${record.id}-${step}`}
        >
          {isContent ? <ContentFields {...props} /> : <TermsFields {...props} />}
          <Saving />
          <ButtonRow
            end={
              <Button kind="weak" name="go" value="later">
                保存して、あとで続ける
              </Button>
            }
          >
            <Button big name="go" value="next">
              {isContent ? "次へ：費用・期間・市に求めること" : "次へ：確かめて提出する"}
            </Button>
            {isContent ? null : (
              <Button kind="weak" name="go" value="back">
                戻る
              </Button>
            )}
          </ButtonRow>
          <ButtonRow>
            <Button kind="other" name="go" value="stay">
              {record.status === "draft" ? "下書きを保存する" : "書き足した内容を保存する"}
            </Button>
            <Button kind="other" name="go" value="files">
              保存して、ファイルを添付する
            </Button>
            <Button kind="weak" name="go" value="preview">
              保存して、ほかの人からどう見えるかを確かめる
            </Button>
          </ButtonRow>
        </Form>
        <p>
          <a href={paths.proposal.print(id)}>社内の決裁に使う、印刷用のページ</a>
          {record.status === "draft" ? (
            <>
              {"　"}
              <a href={paths.proposal.discarding(id)}>この下書きを捨てる</a>
            </>
          ) : null}
        </p>
      </Columns>
    </Layout>
  );
}

function ContentFields({ record, city, values, errors }: EditPageProps) {
  const field = { values, errors };
  return (
    <>
      {record.status === "draft" ? (
        <Question {...field} name="title" rows={2} />
      ) : (
        <p>
          <b>{record.title}</b>
          <br />
          <span class="sub">提案の名前と政策分野は、提出番号 {numberOf(record)} とともに決まっています。</span>
        </p>
      )}
      <Question {...field} name="summary" rows={3} />
      {record.status === "draft" ? (
        <CheckboxGroup
          {...field}
          name="fields"
          label="政策分野"
          help={`関わりの深いものを${mostFields}つまで。`}
          options={city.fields.map((one) => ({ value: one.name, text: one.name }))}
          columns
        />
      ) : null}
      <Question {...field} name="what" rows={10} />
      <PartsOfField record={record} city={city} section="what" />
      <Question {...field} name="benefit" rows={5} />
    </>
  );
}

function TermsFields({ record, city, values, errors }: EditPageProps) {
  const field = { values, errors, required: false };
  return (
    <>
      <Question {...field} name="ask" rows={5} />
      <PartsOfField record={record} city={city} section="ask" />
      <Question {...field} name="cost" rows={4} />
      <PartsOfField record={record} city={city} section="cost" />
      <Question {...field} name="period" rows={2} />
    </>
  );
}
