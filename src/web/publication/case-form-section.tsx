import type { FieldError } from "../../domain/kernel/result.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Checkbox, Select } from "../ui/choice-field.tsx";
import { Fieldset } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { caseRows } from "./case-form.ts";
import type { CaseDrawing } from "./case-section.tsx";

type Fields = { values: FormValues; errors: readonly FieldError[] };

/** The form of a case, begun from the open parts: sums, names, dates and days come from the record. */
export function CaseForm({ drawing, fields }: { drawing: CaseDrawing; fields: Fields }) {
  const { c, record, more } = drawing;
  return (
    <Section title={more.draft ? "案を書き直す" : "事例の案を書く"} id="draft">
      <p>
        公開されている部分と報告から、書きはじめの文を入れてあります。相手方・課・期間・金額・日数は記録から入ります。守りたい部分の内容は書けません。
        {more.draft ? "書き直すと新しい版になり、相手方の意見と同意はやり直しになります。" : ""}
      </p>
      <Form
        action={paths.proposal.case({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        fields={{ base_version: String(more.draft?.version ?? 0) }}
      >
        <CaseFields drawing={drawing} fields={fields} />
        <Checkbox
          name="needsConsent"
          label="写真や守りたい部分にふれるので、相手方の同意を求める"
          required={false}
          {...fields}
        />
        <ButtonRow>
          <Button>案を保存して、見え方を確かめる</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** 訂正: the words that are published, to be put right, and why; the reason is published with them. */
export function CorrectionForm({ drawing, fields }: { drawing: CaseDrawing; fields: Fields }) {
  const { c, record, more } = drawing;
  return (
    <Fold title="公開した事例を訂正する" id="correction" open={fields.errors.length > 0}>
      <p>
        押すとすぐに、公開のページの言葉が入れかわります。訂正の日と理由も公開され、提案者に知らせます。引用する言葉は、相手方が同意したとおりに残すか、取り除いてください。
      </p>
      <Form
        action={paths.proposal.caseCorrection({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        fields={{ base_version: String(more.draft?.version ?? 0) }}
      >
        <CaseFields drawing={drawing} fields={fields} />
        <TextArea
          name="correctionReason"
          label={caseLabels.correctionReason}
          help="どこを、なぜ直したか。誰でも読めます。"
          rows={3}
          maxGraphemes={600}
          {...fields}
        />
        <ButtonRow>
          <Button>訂正を公表する</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}

function CaseFields({ drawing: { record }, fields }: { drawing: CaseDrawing; fields: Fields }) {
  const l = caseLabels;
  return (
    <>
      <TextArea name="title" label={l.title} rows={2} maxGraphemes={300} {...fields} />
      <TextArea name="lead" label={l.lead} rows={2} maxGraphemes={400} {...fields} />
      <TextArea name="why" label={l.why} rows={5} maxGraphemes={2000} {...fields} />
      <TextArea
        name="changed"
        label={l.changed}
        rows={6}
        maxGraphemes={4000}
        help="届かなかったことも書きます。"
        {...fields}
      />
      <ResultRows fields={fields} />
      <TextArea name="caveat" label={l.caveat} rows={3} maxGraphemes={1200} required={false} {...fields} />
      <TextArea name="basis" label={l.basis} rows={2} maxGraphemes={600} required={false} {...fields} />
      <PairRows
        name="howToCopy"
        legend="ほかの市で行うには"
        first={["step", "手順の名前"]}
        second={["text", "手順の説明"]}
        fields={fields}
      />
      <PairRows
        name="quotes"
        legend="引用する言葉"
        help="引用があるときは、相手方の同意が要ります。"
        first={["by", "話した人"]}
        second={["text", "言葉"]}
        fields={fields}
      />
      <TextArea
        name="notPublished"
        label={l.notPublished}
        rows={3}
        maxGraphemes={1200}
        help="何か所を、なぜ、いつまで公開しないか。内容は書きません。"
        required={record.parts.some((part) => part.state === "agreed")}
        {...fields}
      />
      <Checkbox name="showsLessons" label="双方のふりかえりを載せる" required={false} {...fields} />
      <TextField name="titleEn" label={l.titleEn} required={false} {...fields} />
      <TextArea name="summaryEn" label={l.summaryEn} rows={2} maxGraphemes={600} required={false} {...fields} />
    </>
  );
}

export const caseLabels = {
  title: "事例の名前",
  titleEn: "事例の名前(英語)",
  summaryEn: "要約(英語)",
  lead: "一文のまとめ",
  why: "なぜ取り組んだか",
  changed: "どう変わったか",
  caveat: "数字からは言えないこと",
  basis: "市だけの費用の計算のしかた",
  notPublished: "公開していない部分",
  answer: "この案への意見",
  comment: "意見",
  consent: "公開への同意",
  reason: "公開しない理由",
  correctionReason: "訂正の理由",
};

function ResultRows({ fields }: { fields: Fields }) {
  return (
    <Fieldset legend="目標と結果(書けるところだけ)" help="報告の最後の値が入っています。空の行は載りません。">
      {Array.from({ length: shownRows("results", fields) }, (_, index) => (
        <div class="field-row">
          <TextField name={`results-${index}-label`} label={`指標${index + 1}`} compact {...fields} />
          <TextField name={`results-${index}-before`} label="はじめ" compact {...fields} />
          <TextField name={`results-${index}-after`} label="おわり" compact {...fields} />
          <TextField name={`results-${index}-target`} label="目標" compact {...fields} />
          <Select
            name={`results-${index}-met`}
            label="届いたか"
            compact
            options={[
              { value: "yes", text: "届いた" },
              { value: "no", text: "届かなかった" },
            ]}
            {...fields}
          />
          <TextField name={`results-${index}-gap`} label="届かなかった分" compact {...fields} />
        </div>
      ))}
    </Fieldset>
  );
}

type PairRowsProps = {
  name: "howToCopy" | "quotes";
  legend: string;
  help?: string;
  first: readonly [string, string];
  second: readonly [string, string];
  fields: Fields;
};

function PairRows({ name, legend, help, first, second, fields }: PairRowsProps) {
  return (
    <Fieldset legend={`${legend}(書けるところだけ)`} help={help}>
      {Array.from({ length: shownRows(name, fields) }, (_, index) => (
        <div class="field-row field-row-two">
          <TextField name={`${name}-${index}-${first[0]}`} label={`${first[1]}${index + 1}`} compact {...fields} />
          <TextArea name={`${name}-${index}-${second[0]}`} label={second[1]} rows={2} compact {...fields} />
        </div>
      ))}
    </Fieldset>
  );
}

/** The rows that are written, and two to write in. */
function shownRows(name: keyof typeof caseRows, { values }: Fields): number {
  const used = Object.keys(values)
    .filter((key) => key.startsWith(`${name}-`) && String(values[key]).trim() !== "")
    .map((key) => Number(key.split("-")[1]) + 1);
  return Math.min(caseRows[name], Math.max(0, ...used) + 2);
}
