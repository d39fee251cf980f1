import type { Context } from "hono";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { stepKinds, stepNames } from "../../domain/dialogue/step-request.ts";
import { longestComment } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { StepDetail } from "../../queries/next-steps.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Holder } from "../ui/holder.tsx";
import { ListRow } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextArea } from "../ui/text-field.tsx";

const answerNames = { done: "進めました", not_now: "いまは進めない", withdrawn: "取り下げ" } as const;

type RowProps = { c: Context<Env>; person: Person; record: ProposalRecord; isProposer: boolean; step: StepDetail };

/** One step that was asked for: by whom, why, and the answer. */
export function StepRow({ c, person, record, isProposer, step }: RowProps) {
  const { answer } = step;
  return (
    <ListRow
      id={`step-${step.id}`}
      title={stepNames[step.kind]}
      mark={answer ? <Tag kind={answer.as === "done" ? "done" : "plain"}>{answerNames[answer.as]}</Tag> : undefined}
      text={
        <>
          <Lines text={step.reason} />
          {answer && answer.as !== "withdrawn" ? (
            <>
              <br />
              <span class="sub">
                返事{"　"}
                <DateText value={answer.at} form={isProposer ? "time" : "dense-time"} /> {answer.name}
                {answer.day ? `　${dateText(answer.day, "long")}に、もう一度考えます` : ""}
              </span>
              {answer.words ? (
                <>
                  <br />
                  <Lines text={answer.words} />
                </>
              ) : null}
            </>
          ) : null}
        </>
      }
      meta={
        <>
          <Holder side={step.side}>
            {step.side === "partner" ? record.organisation.name : "市"} {step.name}
          </Holder>
          {"　"}
          <DateText value={step.at} form={isProposer ? "time" : "dense-time"} />
        </>
      }
      side={<Answering c={c} person={person} record={record} step={step} />}
    />
  );
}

/** What somebody wrote, line by line, where a paragraph may hold it. */
function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <>
          {index > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </>
  );
}

function Answering({ c, person, record, step }: Omit<RowProps, "isProposer">) {
  const speaker = speakerOf(person, record);
  if (!speaker || step.answer || !may(person, "answerStep", record).ok) return null;
  const href = paths.proposal.stepAnswer({ id: record.id, step: step.id });
  if (twoSided(speaker) !== step.side) return <ButtonLink href={href}>返事をする</ButtonLink>;
  return (
    <ActionForm
      action={href}
      label="希望を取り下げる"
      kind="weak"
      idempotencyKey={c.var.frame.idempotencyKey}
      fields={{ answer: "withdrawn" }}
    />
  );
}

type FormProps = {
  c: Context<Env>;
  record: ProposalRecord;
  isProposer: boolean;
  values: FormValues;
  errors: readonly FieldError[];
};

/** Asks the other side for a step. */
export function StepForm({ c, record, isProposer, values, errors }: FormProps) {
  const shared = { values, errors };
  const open = record.stepRequests.map(({ kind }) => kind);
  return (
    <Form action={paths.proposal.steps({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
      <RadioGroup
        name="kind"
        label="望む一歩"
        options={stepKinds.map((kind) => ({
          value: kind,
          text: stepNames[kind],
          help: open.includes(kind) ? "返事を待っている希望があります。" : undefined,
        }))}
        {...shared}
      />
      <TextArea
        name="step_reason"
        label="理由"
        help={isProposer && record.parts.length > 0 ? "守りたい部分の中身は、ここには書かないでください。" : undefined}
        rows={3}
        maxGraphemes={longestComment}
        {...shared}
      />
      <ButtonRow>
        <Button kind="other">{isProposer ? "市に希望を伝える" : "提案者に希望を伝える"}</Button>
      </ButtonRow>
    </Form>
  );
}
