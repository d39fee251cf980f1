import { generalTopic } from "../../domain/dialogue/topic.ts";
import { longestMessage } from "../../domain/dialogue/words.ts";
import { paths } from "../paths.ts";
import { shortName } from "../short-name.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Checkbox, Select } from "../ui/choice-field.tsx";
import { Form } from "../ui/form.tsx";
import { TextArea } from "../ui/text-field.tsx";
import type { LanesProps } from "./lanes.tsx";
import type { MessageLane } from "./load-lanes.ts";

/** The box of the lane that goes out. What the city sends is shown once more before it goes. */
export function MessageForm(props: LanesProps & { talk: MessageLane; isProposer: boolean }) {
  const { c, record, talk, values = {}, errors = [], isProposer } = props;
  const id = { id: record.id };
  const { topic } = talk;
  const open = talk.topics.filter(({ closedAt }) => closedAt === null);
  // Whoever answers on the page of all topics answers to what was said last.
  const last = open.find(({ id }) => id === talk.entries[0]?.topicId);
  return (
    <Form
      id="write-message"
      action={paths.proposal.messages(id)}
      idempotencyKey={c.var.frame.idempotencyKey}
      draftKey={`message-${record.id}${topic ? `-${topic.id}` : ""}`}
      fields={topic ? { topic: topic.id } : {}}
    >
      {topic === undefined && open.length > 0 ? (
        <Select
          name="topic"
          label="話題"
          required={false}
          emptyText={generalTopic}
          options={open.map(({ id, title }) => ({ value: id, text: title }))}
          values={"topic" in values ? values : { topic: last?.id ?? "" }}
          errors={errors}
        />
      ) : null}
      <TextArea
        name="message"
        label={isProposer ? (record.dialogueAt ? "市へ書く" : "デスクへ書く") : "提案者へ書く"}
        help={isProposer && record.parts.length > 0 ? "守りたい部分の中身は、ここには書かないでください。" : undefined}
        values={values}
        errors={errors}
        rows={4}
        maxGraphemes={longestMessage}
      />
      {isProposer ? null : (
        <Checkbox
          name="asks_answer"
          label="返事をお願いする"
          help="提案者の番になり、目標日数がつきます。"
          required={false}
          values={values}
          errors={errors}
        />
      )}
      <ButtonRow end={isProposer ? undefined : "送る前に、もう一度お見せします"}>
        <Button kind="other">
          {isProposer
            ? record.dialogueAt
              ? "市へ送る"
              : "デスクへ送る"
            : `${shortName(record.organisation.name)}へ送る`}
        </Button>
      </ButtonRow>
    </Form>
  );
}

/** The box of the lane that stays inside. */
export function NoteForm({ c, record, values = {}, errors = [] }: LanesProps) {
  return (
    <Form action={paths.proposal.notes({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
      <TextArea
        name="note"
        label="庁内だけに残す"
        values={values}
        errors={errors}
        rows={4}
        maxGraphemes={longestMessage}
      />
      <ButtonRow>
        <Button kind="inner">庁内メモに残す</Button>
      </ButtonRow>
    </Form>
  );
}
