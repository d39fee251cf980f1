import type { Context } from "hono";
import { type Attachment, ofVersion } from "../../domain/files/attachment.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import { mayReadContent } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import type { TextVersion } from "../../queries/proposal-text.ts";
import { FilesOfText } from "../files/file-list.tsx";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Columns, Section } from "../ui/page.tsx";
import { CasePage } from "./case.tsx";
import { fieldsText, OpenParts } from "./open-parts.tsx";
import { VersionList } from "./version-list.tsx";

export type TextPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  texts: readonly TextVersion[];
  attachments: readonly Attachment[];
  /** Which version is shown; the newest when it is none of `texts`. */
  version: number | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** 提案の本文, for every reader: open parts with their versions, protected parts as closed headings. */
export function TextPage({ c, person, record, texts, attachments, version, values, errors }: TextPageProps) {
  const text = texts.find((one) => one.version === version) ?? texts[0] ?? null;
  const isProposer = partsOf(person, record).has("member");
  return (
    <CasePage c={c} person={person} record={record} tab="text">
      <ErrorSummary errors={errors} title="開く前に、目的を選んでください" />
      <Columns aside={<Versions person={person} record={record} texts={texts} shown={text} />}>
        <DescriptionList
          items={[
            { term: "政策分野", detail: fieldsText(record) },
            ...(record.challenge ? [{ term: "応える課題", detail: record.challenge.title }] : []),
          ]}
        />
        <OpenParts
          text={text}
          parts={record.parts}
          city={c.var.city}
          after={(part) => (
            <Opening c={c} person={person} record={record} part={part} values={values} errors={errors} />
          )}
        />
        <FilesOfText c={c} record={record} attachments={ofVersion(attachments, text)} isProposer={isProposer} />
      </Columns>
    </CasePage>
  );
}

/** The name of the purpose field of a part: several parts may stand on one page. */
export function purposeField(partId: string): string {
  return `purpose-${partId}`;
}

type OpeningProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  part: ProtectedPart;
  values: FormValues;
  errors: readonly FieldError[];
};

/** The way to the content, for those who have one; for others, why there is none. */
function Opening({ c, person, record, part, values, errors }: OpeningProps) {
  const action = paths.proposal.readings({ id: record.id, part: part.id });
  const key = c.var.frame.idempotencyKey;
  if (partsOf(person, record).has("member"))
    return <ActionForm action={action} label="自分たちが書いた内容を見る" kind="inner" idempotencyKey={key} />;
  if (part.state === "left_out") return <p>提案した団体が内容を出さないことにした部分です。</p>;
  if (part.state === "released")
    return <ActionForm action={action} label="守る扱いを終えた内容を読む" kind="other" idempotencyKey={key} />;
  if (part.state !== "agreed") return <p>取扱条件が合意されるまで、内容は市のだれも読めません。</p>;
  const isReader = mayReadContent(person, part, sightFactsOf(record));
  if (!isReader) return <p>合意された「閲覧できる人」に入っていないため、見出しだけが表示されます。</p>;
  if (!may(person, "openProtectedPart", record).ok) return <p>いまの状態では、内容を開けません。</p>;
  return (
    <Form action={action} idempotencyKey={key}>
      <Select
        name={purposeField(part.id)}
        label="何のために開きますか"
        help="課・役割・日時・目的が記録され、提案者に見えます。"
        options={c.var.city.settings.readingPurposes.map((purpose) => ({ value: purpose, text: purpose }))}
        values={values}
        errors={errors}
      />
      <Button kind="inner">目的を記録して開く</Button>
    </Form>
  );
}

function Versions({ person, record, texts, shown }: Pick<TextPageProps, "person" | "record" | "texts"> & Shown) {
  const isProposer = partsOf(person, record).has("member");
  return (
    <>
      <Section title="版">
        <VersionList person={person} record={record} texts={texts} shown={shown?.version ?? null} />
      </Section>
      {isProposer ? (
        <p>
          <a href={paths.proposal.print({ id: record.id })}>社内の決裁に使う、印刷用のページ</a>
        </p>
      ) : null}
      {(isProposer || partsOf(person, record).has("desk")) && record.parts.length > 0 ? (
        <p>
          <a href={paths.proposal.parts({ id: record.id })}>守りたい部分の取扱条件と経過を見る</a>
        </p>
      ) : null}
      {record.submittedAt ? <p class="sub">{dateText(record.submittedAt, "long")}に提出</p> : null}
    </>
  );
}

type Shown = { shown: TextVersion | null };
