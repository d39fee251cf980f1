import type { Context } from "hono";
import { answerLimit, outcomeNames } from "../../domain/inquiry/answer.ts";
import { isUnanswered } from "../../domain/inquiry/clock-of-inquiry.ts";
import { type JointAnswer, jointOutcomes, ownOf } from "../../domain/inquiry/together.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { InquiryWords } from "../../queries/desk-proposal.ts";
import type { Together } from "../../queries/together.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { CheckboxGroup, RadioGroup } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { drawnFromOf, jointDraft, valuesOfDraft } from "./answer-drafts.ts";
import { noWords } from "./inquiry-page.tsx";
import { InquiryText } from "./inquiry-parts.tsx";
import { ProposalInShort } from "./proposal-in-short.tsx";
import type { WrongTogether } from "./together-page.tsx";

export type TogetherProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  together: Together;
  /** What each department was asked, as far as the reader may know. */
  words: ReadonlyMap<string, InquiryWords>;
  wrong: WrongTogether | null;
};

/** 共同の回答: who was asked for one, its text, and each head's yes. */
export function JointAnswers(props: TogetherProps) {
  const { together } = props;
  return (
    <Section title="共同の回答" id="joint" note="一つの案を、それぞれの課長が確定します">
      {together.joint.length === 0 ? (
        <EmptyState title="共同の回答はありません" text="いっしょに答えてもらう課を、デスクが選びます。" level={3} />
      ) : (
        together.joint.map((joint) => <JointCard {...props} joint={joint} />)
      )}
      <Arrange {...props} />
    </Section>
  );
}

/** Whoever answers has what was asked and the proposal in short beside the text, as with an answer of one department. */
function JointCard(props: TogetherProps & { joint: JointAnswer }) {
  const { c, person, record, joint, words } = props;
  const own = may(person, "draftJointAnswer", record).ok ? ownOf(person, record, joint, "staff") : null;
  if (!own) return <JointText {...props} />;
  return (
    <div class="answering">
      <div>
        <Section title={`${own.departmentName}への照会`} level={3}>
          <InquiryText
            {...{ c, record, inquiry: own, words: words.get(own.id) ?? noWords, handler: null }}
            isAnswerer
          />
        </Section>
        <Section title="提案のあらまし" level={3}>
          <ProposalInShort record={record} />
        </Section>
      </div>
      <Section title={joint.draft ? "案を確かめる" : "案を書く"} level={3}>
        <JointText {...props} />
        <DraftForm {...props} />
      </Section>
    </div>
  );
}

/** What is said together, who wrote it, who has confirmed it; and below it the button of a head who has not. */
function JointText({ c, person, record, together, joint }: TogetherProps & { joint: JointAnswer }) {
  const name = (id: string) => together.names.get(id) ?? "";
  const { draft } = joint;
  const ownAsHead = may(person, "confirmJointAnswer", record).ok ? ownOf(person, record, joint, "head") : null;
  return (
    <Card>
      <DescriptionList
        items={[
          { term: "答える課", detail: joint.departmentIds.map(name).join("・") },
          ...(draft
            ? [
                { term: "案", detail: <b>{outcomeNames[draft.outcome]}</b> },
                { term: "回答", detail: <Prose text={draft.answer} /> },
                {
                  term: "書いた人",
                  detail: `${name(draft.departmentId)} ${draft.by}(${dateText(draft.at, "dense-time")})`,
                },
              ]
            : [{ term: "案", detail: "まだ書かれていません" }]),
          {
            term: "確定した課",
            detail: joint.confirmed.length > 0 ? joint.confirmed.map(name).join("・") : "まだありません",
          },
        ]}
      />
      {draft && ownAsHead ? (
        <ActionForm
          action={paths.proposal.jointConfirmation({ id: record.id, joint: joint.id })}
          label={`この案を${ownAsHead.departmentName}の回答として確定する`}
          kind="primary"
          idempotencyKey={c.var.frame.idempotencyKey}
          fields={{ draftedAt: draft.at.toISOString() }}
        />
      ) : null}
    </Card>
  );
}

/** Where there is a draft, it is read first: the form to mend it is behind its name. From the first confirmation on there is none. */
function DraftForm({ c, record, joint, wrong }: TogetherProps & { joint: JointAnswer }) {
  if (joint.confirmed.length > 0) return null;
  const isWrong = wrong?.form === "draft" && wrong.subject === joint.id;
  const draft = jointDraft(joint.draft);
  const field = {
    values: isWrong ? wrong.values : valuesOfDraft(draft),
    errors: isWrong ? wrong.errors : [],
  };
  const form = (
    <Form
      action={paths.proposal.jointDraft({ id: record.id, joint: joint.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      draftKey={`joint-${joint.id}`}
      fields={{ drawn_from: drawnFromOf(draft, isWrong && !wrong.isStale ? wrong.values : null) }}
    >
      <RadioGroup
        {...field}
        name="outcome"
        label="回答の種類"
        options={jointOutcomes.map((outcome) => ({ value: outcome, text: outcomeNames[outcome] }))}
      />
      <TextArea
        {...field}
        name="answer"
        label="共同の回答"
        help="答える課の人がみな直せます。課長が一人でも確定すると、直せなくなります。同意しない課は、課の照会から別に回答します。"
        rows={5}
        maxGraphemes={answerLimit}
      />
      <ButtonRow>
        <Button kind="other">共同の案を保存する</Button>
      </ButtonRow>
    </Form>
  );
  if (!draft) return form;
  return (
    <Fold title="案を直す" open={isWrong}>
      {form}
    </Fold>
  );
}

function Arrange({ c, person, record, together, wrong }: TogetherProps) {
  const open = record.inquiries.filter(isUnanswered);
  if (!may(person, "arrangeJointAnswer", record).ok || open.length < 2) return null;
  const isWrong = wrong?.form === "arrange";
  const form = (
    <Form action={paths.proposal.jointAnswers({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
      <CheckboxGroup
        name="inquiries"
        label="いっしょに答えてもらう課"
        help="選んだ課は、おたがいに、たずねられていることを知ります。"
        columns
        options={open.map((one) => ({ value: one.id, text: one.departmentName }))}
        values={isWrong ? wrong.values : {}}
        errors={isWrong ? wrong.errors : []}
      />
      <ButtonRow>
        <Button kind="other">共同での回答をお願いする</Button>
      </ButtonRow>
    </Form>
  );
  if (together.joint.length === 0) return form;
  return (
    <Fold title="もう一つ、共同の回答をお願いする" open={isWrong}>
      {form}
    </Fold>
  );
}
