import type { Context } from "hono";
import type { TalkFile } from "../../domain/dialogue/draft.ts";
import type { TalkEntry } from "../../domain/dialogue/entry.ts";
import { longestMail, type MailToFile } from "../../domain/dialogue/filed-mail.ts";
import { generalTopic, type Topic } from "../../domain/dialogue/topic.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { shortName } from "../short-name.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup, Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FileField } from "../ui/file-field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { EntryWords, FilesOfTalk } from "./entry-view.tsx";
import { filesField } from "./lane-forms.tsx";
import { LastLook } from "./last-look.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  topics: readonly Topic[];
  files: readonly TalkFile[];
  values: FormValues;
};

const labels = {
  lane: "どちらに登録しますか",
  from: "差出人",
  date: "送られた日",
  time: "送られた時刻",
  subject: "件名",
  body: "本文",
  eml: "保存したメール",
} as const;

/** メールを登録する: pasted, or read from a saved file; and where it goes is chosen in words that cannot be mistaken. */
export function MailPage(props: Props & { errors: readonly FieldError[] }) {
  const { c, person, record, topics, files, values, errors } = props;
  const name = shortName(record.organisation.name);
  const id = { id: record.id };
  const fields = { values, errors };
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="メールを登録する">
      <ErrorSummary
        errors={errors}
        labels={{ ...labels, files: "添付ファイル" }}
        title="登録する前に、直してください"
      />
      <Section title="届いたメールを登録する">
        <Fold title="保存したメール(.eml)から読み取る" open={errors.some(({ field }) => field === "eml")}>
          <Form action={paths.proposal.mailReading(id)} idempotencyKey={c.var.frame.idempotencyKey} files>
            <FileField
              name="eml"
              label={labels.eml}
              help="読み取った内容は、登録する前に確かめられます。"
              accept=".eml"
              {...fields}
            />
            <ButtonRow>
              <Button kind="other">メールを読み取る</Button>
            </ButtonRow>
          </Form>
        </Fold>
        <Form action={paths.proposal.mails(id)} idempotencyKey={c.var.frame.idempotencyKey} fields={filesField(files)}>
          <RadioGroup
            name="lane"
            label={labels.lane}
            options={[
              {
                value: "note",
                text: `庁内メモ(${name}には見えません)`,
                help: "デスクと、たずねた課、決裁の担当者だけが読みます。",
              },
              {
                value: "message",
                text: `${name}とのやりとり(${name}に見えます)`,
                help: "登録する前に、もう一度お見せします。",
              },
            ]}
            {...fields}
          />
          {topics.length > 0 ? (
            <Select
              name="topic"
              label="やりとりの話題"
              required={false}
              emptyText={generalTopic}
              options={topics.map(({ id: topic, title }) => ({ value: topic, text: title }))}
              {...fields}
            />
          ) : null}
          <TextField name="from" label={labels.from} help="名前とメールアドレス" {...fields} />
          <DateField name="date" label={labels.date} {...fields} />
          <TextField name="time" label={labels.time} help="例：14:00、午後2時30分" width="m" {...fields} />
          <TextField name="subject" label={labels.subject} required={false} {...fields} />
          <TextArea name="body" label={labels.body} rows={10} maxGraphemes={longestMail} {...fields} />
          <FilesOfTalk {...props} hasScanner={c.var.program.files.scanner !== null} />
          <ButtonRow>
            <Button>このメールを登録する</Button>
          </ButtonRow>
        </Form>
      </Section>
    </CasePage>
  );
}

/** What goes out is shown once more: who will read it, and exactly these words. */
export function MailPreview(props: Props & { mail: MailToFile }) {
  const { c, person, record, files, values, mail } = props;
  const name = shortName(record.organisation.name);
  const hidden = ["lane", "topic", "from", "date-year", "date-month", "date-day", "time", "subject", "body"] as const;
  const now = c.var.program.now();
  const entry: TalkEntry = {
    id: "",
    side: "desk",
    departmentId: null,
    byId: person.id,
    personName: person.name,
    body: mail.body,
    asksAnswer: false,
    at: now,
    topicId: null,
    mail: { from: mail.from, sentAt: mail.sentAt ?? now, subject: mail.subject },
    changes: [],
    seq: 0,
  };
  return (
    <LastLook
      {...{ c, person, record }}
      title="登録する前の確認"
      question={`${name}とのやりとりに登録しますか`}
      mind="庁内だけのやりとりが引用されていないか、確かめてください。"
      message={{
        side: "city",
        from: "デスク",
        person: person.name,
        at: "",
        body: (
          <>
            <EntryWords entry={entry} isDense />
            <FilesOfTalk {...{ person, record, files }} hasScanner={c.var.program.files.scanner !== null} />
          </>
        ),
      }}
      action={paths.proposal.mails({ id: record.id })}
      fields={{ ...Object.fromEntries(hidden.map((field) => [field, value(values, field)])), ...filesField(files) }}
      send={`${name}に見えるやりとりに登録する`}
    />
  );
}
