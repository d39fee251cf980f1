import {
  consultationChannels,
  consultationKinds,
  longestConsultation,
} from "../../domain/consultation/consultation.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { channelNames, kindNames } from "./words.ts";

export const entryLabels = {
  channel: "どのように届いたか",
  kind: "種類",
  received: "届いた日",
  receivedTime: "届いた時刻",
  body: "内容",
  name: "お名前",
  organisation: "団体の名前",
  telephone: "電話番号",
  mail: "メールアドレス",
  answered: "その場で答えたこと",
};

/** 相談を記録する: a call noted while one still talks. What, who, and how to reach them; the rest may be empty. */
export function EntryPage({
  frame,
  values,
  errors,
}: {
  frame: Frame;
  values: FormValues;
  errors: readonly FieldError[];
}) {
  const field = { values, errors };
  return (
    <Layout frame={frame} side="inside" title="相談を記録する" current="consultations">
      <ErrorSummary errors={errors} labels={entryLabels} />
      <PageHead
        crumbs={[{ href: paths.consultations({}), text: "相談・要望" }, { text: "相談を記録する" }]}
        title="相談を記録する"
        lead="内容とお名前だけで残せます。その場で答えたことも書くと、回答済みになります。"
      />
      <Form action={paths.consultations({})} idempotencyKey={frame.idempotencyKey} draftKey="consultation-entry">
        <RadioGroup
          {...field}
          name="channel"
          label={entryLabels.channel}
          columns
          options={consultationChannels
            .filter((channel) => channel !== "form")
            .map((channel) => ({ value: channel, text: channelNames[channel] }))}
        />
        <RadioGroup
          {...field}
          name="kind"
          label={entryLabels.kind}
          columns
          options={consultationKinds.map((kind) => ({ value: kind, text: kindNames[kind] }))}
        />
        <DateField
          {...field}
          name="received"
          label={entryLabels.received}
          help="空けておくと、いま届いたことになります。"
          required={false}
        />
        <TextField
          {...field}
          name="receivedTime"
          label={entryLabels.receivedTime}
          help="例：14:00、午後2時30分。時刻だけを書くと、きょうになります。"
          required={false}
          autocomplete="off"
          width="s"
        />
        <TextArea {...field} name="body" label={entryLabels.body} rows={5} maxGraphemes={longestConsultation} />
        <TextField
          {...field}
          name="name"
          label={entryLabels.name}
          help="分からなければ「名乗らず」と書いてください。"
          width="l"
        />
        <TextField {...field} name="organisation" label={entryLabels.organisation} required={false} />
        <TextField {...field} name="telephone" label={entryLabels.telephone} required={false} type="tel" width="l" />
        <TextField {...field} name="mail" label={entryLabels.mail} required={false} type="email" width="l" />
        <TextArea
          {...field}
          name="answered"
          label={entryLabels.answered}
          help="空けておくと、デスクの番として期限がつきます。"
          required={false}
          rows={3}
          maxGraphemes={1000}
        />
        <ButtonRow>
          <Button>相談を記録する</Button>
          <ButtonLink kind="weak" href={paths.consultations({})}>
            やめて一覧にもどる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>
  );
}
