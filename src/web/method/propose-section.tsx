import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import { methods } from "../../domain/method/method.ts";
import { classificationChoices } from "../../domain/method/paper-body.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { latestPaper } from "../../domain/process/method-of.ts";
import { missingForProposing } from "../../domain/process/ready-to-propose.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { adviceOn, ReviewView } from "../../queries/review.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup, Select } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Card, Section } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { methodName } from "./method-names.ts";
import { MissingList } from "./missing-list.tsx";

type ProposeProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  view: ReviewView;
  advice: ReturnType<typeof adviceOn> | null;
  values: FormValues | null;
  errors: readonly FieldError[];
};

/** 3 起案する: method, reason, how it is filed; and who will decide. What is missing stands here instead of a dead button. */
export function ProposeSection(props: ProposeProps) {
  const { person, record, advice } = props;
  const paper = latestPaper(record, "method");
  if (!may(person, "proposeMethod", record).ok || paper?.state === "on_route" || paper?.state === "approved")
    return null;
  const missing = missingForProposing(record);
  return (
    <Section title="手法を起案する" id="propose">
      {missing.length > 0 || !advice ? (
        <MissingList title="起案するまでに必要なこと" missing={missing} />
      ) : (
        <ProposeForm {...props} advice={advice} />
      )}
    </Section>
  );
}

function ProposeForm({
  c,
  record,
  view,
  advice,
  values,
  errors,
}: ProposeProps & { advice: NonNullable<ProposeProps["advice"]> }) {
  const typed: FormValues = values ?? {
    method: advice.method,
    reason: advice.because.map((reason) => reason.text).join("\n"),
    decidedBy: "部長決裁",
    filedUnder: "官民連携",
    keptFor: "5年",
    disclosure: "公開",
  };
  const choose = (name: keyof typeof classificationChoices, label: string) => (
    <Select
      name={name}
      label={label}
      options={classificationChoices[name].map((text) => ({ value: text, text }))}
      values={typed}
      errors={errors}
    />
  );
  return (
    <Card>
      <Form action={paths.proposal.papers({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
        <RadioGroup
          name="method"
          label="手法"
          columns
          options={methods.map((method) => ({
            value: method,
            text: `${methodName(method)}${method === advice.method ? "(おすすめ)" : ""}`,
          }))}
          values={typed}
          errors={errors}
        />
        <TextArea
          name="reason"
          label="理由"
          help="決裁の文書に載り、決まったあとに提案者へ伝わります。おすすめの理由を下書きにしました。"
          rows={5}
          maxGraphemes={2000}
          values={typed}
          errors={errors}
        />
        <TextArea
          name="departure"
          label="おすすめと違う手法を選ぶ理由"
          help="おすすめのとおりなら、書かなくてかまいません。"
          rows={3}
          required={false}
          maxGraphemes={1000}
          values={typed}
          errors={errors}
        />
        {choose("decidedBy", "決裁区分")}
        {choose("filedUnder", "文書分類")}
        {choose("keptFor", "保存期間")}
        {choose("disclosure", "公開区分")}
        <p>
          決裁・合議の順：
          {view.route.length > 0
            ? view.route.map((one) => `${one.title} ${one.name}`.trim()).join(" → ")
            : "まだ決まっていません(設定)"}
          。起案した人は承認できません。
        </p>
        <ButtonRow>
          <Button big>決裁にまわす</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
