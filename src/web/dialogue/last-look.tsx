import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Form } from "../ui/form.tsx";
import { type Message, MessageList } from "../ui/message-list.tsx";
import { Section } from "../ui/page.tsx";
import { messageReaders } from "./lanes.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  /** Of the page, and the question that it asks. */
  title: string;
  question: string;
  /** After who will read it: what to mind. */
  mind: string;
  message: Message;
  /** After the words: what follows from sending them. */
  follows?: Child | undefined;
  /** The form as it was filled in: sent again with `send`, or with `rewrite` to be mended. */
  action: string;
  fields: Readonly<Record<string, string>>;
  send: string;
};

/** What leaves the city is read once more before it goes: who will see it, and exactly these words. */
export function LastLook(props: Props) {
  const { c, person, record, action, fields } = props;
  return (
    <CasePage c={c} person={person} record={record} tab="now" title={props.title}>
      <Section title={props.question}>
        <p>
          <b>
            {record.organisation.name}の方と、{messageReaders(record)}。
          </b>
          {props.mind}
        </p>
        <MessageList messages={[props.message]} />
        {props.follows}
        <Form action={action} idempotencyKey={c.var.frame.idempotencyKey} fields={fields}>
          <ButtonRow>
            <Button name="send" value="yes">
              {props.send}
            </Button>
            <Button kind="other" name="rewrite" value="yes">
              書き直す
            </Button>
          </ButtonRow>
        </Form>
      </Section>
    </CasePage>
  );
}
