import type { Context } from "hono";
import { generalTopic, longestTopic, type Topic } from "../../domain/dialogue/topic.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { safeHref } from "../ui/safe-href.ts";
import { Tag } from "../ui/tag.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { MessageLane } from "./load-lanes.ts";

type Props = { c: Context<Env>; person: Person; record: ProposalRecord; talk: MessageLane };

/** The topics of a talk: what is unread first, then the latest; the closed ones last. Nothing where nobody has opened one. */
export function TopicList({ record, talk }: Omit<Props, "c" | "person">) {
  if (talk.topics.length === 0) return null;
  const id = { id: record.id };
  const line = (topic: Topic | null) => ({
    topic,
    href: paths.proposal.messages(id, { topic: topic?.id ?? "general" }),
    text: topic?.title ?? generalTopic,
    state: talk.states.find((state) => state.id === (topic?.id ?? null)),
    isCurrent: talk.topic !== undefined && (talk.topic?.id ?? null) === (topic?.id ?? null),
  });
  const rank = ({ topic, state }: ReturnType<typeof line>) =>
    (topic?.closedAt ? 2 : 1) - (state && state.unread > 0 ? 1 : 0);
  const lines = [null, ...talk.topics]
    .map(line)
    .sort((one, other) => rank(one) - rank(other) || (other.state?.newest ?? 0) - (one.state?.newest ?? 0));
  return (
    <nav class="topics" aria-label="やりとりの話題">
      <ul>
        <li>
          <a href={safeHref(paths.proposal.messages(id))} aria-current={talk.topic === undefined ? "page" : undefined}>
            すべての話題
          </a>
        </li>
        {lines.map(({ topic, href, text, state, isCurrent }) => (
          <li>
            <a href={safeHref(href)} aria-current={isCurrent ? "page" : undefined}>
              <bdi>{text}</bdi> <small>{state?.messages ?? 0}件</small>
            </a>{" "}
            {state && state.unread > 0 ? <Tag kind="new">未読{state.unread}件</Tag> : null}
            {topic?.closedAt ? <Tag>閉じました</Tag> : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Closing a topic, or opening it again: on its own page, by whoever may write. */
export function TopicEnd({ c, person, record, talk }: Props) {
  if (!talk.topic || !may(person, "sendMessage", record).ok) return null;
  const ids = { id: record.id, topic: talk.topic.id };
  return talk.topic.closedAt ? (
    <ActionForm
      action={paths.proposal.topicReopening(ids)}
      label="この話題をもう一度開く"
      kind="weak"
      idempotencyKey={c.var.frame.idempotencyKey}
    />
  ) : (
    <ActionForm
      action={paths.proposal.topicClosing(ids)}
      label="この話題を閉じる"
      kind="weak"
      idempotencyKey={c.var.frame.idempotencyKey}
    />
  );
}

type NewTopicProps = Omit<Props, "talk"> & {
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** Both sides open topics; the title is read by both. */
export function NewTopic({ c, person, record, values = {}, errors = [] }: NewTopicProps) {
  if (!may(person, "sendMessage", record).ok) return null;
  return (
    <Fold title="新しい話題を開く" id="new-topic" open={errors.some(({ field }) => field === "title")}>
      <Form action={paths.proposal.topics({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
        <TextField
          name="title"
          label="話題の名前"
          help="双方に見えます。例：会場の使い方"
          values={values}
          errors={errors}
          maxGraphemes={longestTopic}
        />
        <ButtonRow>
          <Button kind="other">話題を開いて、書きはじめる</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}
