import type { City } from "../../db/stores/city-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { mostFields, type WordField, wordLabels, wordLimits } from "../../domain/proposal/proposal-text.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Columns } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { AfterSending } from "./after-sending.tsx";
import { numberOf } from "./case.tsx";
import { EditHead } from "./edit-head.tsx";
import { PartsOfField } from "./part-boxes.tsx";

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
  /** When the form was saved just before; null says nothing. */
  savedAt: Date | null;
  values: FormValues;
  errors: readonly FieldError[];
  /** `wordsDigest` of the stored words that this form stands on. */
  drawnFrom: string;
  /** What a colleague saved in the meantime, by field; shown beside what was typed (409). */
  savedMeanwhile?: readonly { label: string; text: string }[] | undefined;
};

/** 提案を書く: one step of the form; every button saves first. */
export function EditPage(props: EditPageProps) {
  const { frame, city, record, step, errors, now, savedAt } = props;
  const id = { id: record.id };
  const isContent = step === "content";
  return (
    <Layout frame={frame} title="提案を書く" current="mine">
      <ErrorSummary errors={errors} labels={{ ...wordLabels, fields: "政策分野" }} />
      <SavedMeanwhile saved={props.savedMeanwhile} />
      <EditHead record={record} city={city} now={now} current={isContent ? 1 : 2} savedAt={savedAt} />
      <Columns aside={<AfterSending city={city} />}>
        <Form
          action={paths.proposal.edit(id, { step })}
          idempotencyKey={frame.idempotencyKey}
          fields={{ drawn_from: props.drawnFrom }}
          draftKey={`proposal-${record.id}-${step}`}
        >
          {isContent ? <ContentFields {...props} /> : <TermsFields {...props} />}
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
            <Button kind="weak" name="go" value="preview">
              保存して、ほかの人からどう見えるかを確かめる
            </Button>
          </ButtonRow>
        </Form>
        {record.status === "draft" ? (
          <p>
            <a href={paths.proposal.discarding(id)}>この下書きを捨てる</a>
          </p>
        ) : null}
      </Columns>
    </Layout>
  );
}

function ContentFields({ record, city, values, errors }: EditPageProps) {
  const field = { values, errors };
  return (
    <>
      {record.status === "draft" ? (
        <TextArea
          {...field}
          name="title"
          label={wordLabels.title}
          help="何を、どうするかがわかる名前。"
          example="店舗の端末で学ぶ、はじめてのスマートフォン教室"
          rows={2}
          maxGraphemes={wordLimits.title}
        />
      ) : (
        <p>
          <b>{record.title}</b>
          <br />
          <span class="sub">提案の名前と政策分野は、提出番号 {numberOf(record)} とともに決まっています。</span>
        </p>
      )}
      <TextArea
        {...field}
        name="summary"
        label={wordLabels.summary}
        help="一覧で最初に読まれる、2、3行の文章。"
        example="市内の体育館で、65歳以上の方が使い方を学ぶ教室を、店舗の端末と講師を使って開きます。"
        rows={3}
        maxGraphemes={wordLimits.summary}
      />
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
      <TextArea
        {...field}
        name="what"
        label={wordLabels.what}
        help="いつ、どこで、誰が、何をするか。専門のことばには説明を添えてください。"
        example="6月から8月に、市内の体育館で月2回、当社の講師が教室を開きます。対象は65歳以上の方、1回20名です。"
        rows={10}
        maxGraphemes={wordLimits.what}
      />
      <PartsOfField record={record} city={city} section="what" />
      <TextArea
        {...field}
        name="benefit"
        label={wordLabels.benefit}
        help="誰の、何が、どれくらいよくなるか。対話を始めるための大切な欄です。見込みの数でかまいません。"
        example="自分で手続できる65歳以上の方が、1年で38%から60%に増える見込みです。"
        rows={5}
        maxGraphemes={wordLimits.benefit}
      />
    </>
  );
}

function TermsFields({ record, city, values, errors }: EditPageProps) {
  const field = { values, errors, required: false };
  return (
    <>
      <TextArea
        {...field}
        name="ask"
        label={wordLabels.ask}
        help="場所、案内、データ、職員の時間など。なければ「なし」と書いてください。"
        example="体育館の利用(月2回、3時間)と、広報紙でのお知らせをお願いします。"
        rows={5}
        maxGraphemes={wordLimits.ask}
      />
      <PartsOfField record={record} city={city} section="ask" />
      <TextArea
        {...field}
        name="cost"
        label={wordLabels.cost}
        help="誰が、何に、およそいくら負担するか。市の支出を見込むときは、その額も。"
        example="講師と端末の費用およそ120万円は当社が負担します。市の支出は見込んでいません。"
        rows={4}
        maxGraphemes={wordLimits.cost}
      />
      <PartsOfField record={record} city={city} section="cost" />
      <TextArea
        {...field}
        name="period"
        label={wordLabels.period}
        help="いつからいつまで。まだ決まっていなければ、望む時期を。"
        example="令和9年6月から8月まで。結果がよければ、翌年も続けたいと考えています。"
        rows={2}
        maxGraphemes={wordLimits.period}
      />
    </>
  );
}

function SavedMeanwhile({ saved }: { saved: EditPageProps["savedMeanwhile"] }) {
  if (!saved) return null;
  return (
    <div role="alert">
      <Callout kind="warning" title="同じ団体の方が、先に保存しました">
        <p>いま書いた内容は、下の欄にすべて残っています。保存されている内容とくらべて、よい方を保存してください。</p>
        {saved.map(({ label, text }) => (
          <>
            <h3>いま保存されている「{label}」</h3>
            {text ? <Prose text={text} /> : <p class="sub">(書かれていません)</p>}
          </>
        ))}
      </Callout>
    </div>
  );
}
