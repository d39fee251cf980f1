import type { Context } from "hono";
import { type TalkEntry, whyNotCorrect, wordsOf } from "../../domain/dialogue/entry.ts";
import { longestMessage } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { shortName } from "../short-name.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { EntryWords, speakerName } from "./entry-view.tsx";
import { messageReaders } from "./lanes.tsx";
import { LastLook } from "./last-look.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  lane: "message" | "note";
  entry: TalkEntry;
  values: FormValues;
  errors: readonly FieldError[];
};

/** A message or a note of one's own, to be corrected or taken back: who reads it, and that the earlier words stay. */
export function EntryPage(props: Props) {
  const { c, person, record, lane, errors } = props;
  const isMessage = lane === "message";
  const title = isMessage ? "メッセージを直す" : "庁内メモを直す";
  return (
    <CasePage c={c} person={person} record={record} tab="now" title={title}>
      <ErrorSummary errors={errors} title="直す前に、確かめてください" />
      <div class={isMessage ? "lane lane-out" : "lane limited"}>
        <p class="lane-seen">
          <b>{readersOf(props)}</b>
        </p>
        <Correcting {...props} />
        <Withdrawing {...props} />
      </div>
    </CasePage>
  );
}

/** What a correction of the city will say, before it stands beside the earlier words. */
export function CorrectionPreview({ c, person, record, entry, values }: Omit<Props, "lane" | "errors">) {
  const words = value(values, "body");
  return (
    <LastLook
      {...{ c, person, record }}
      title="直す前の確認"
      question="この文に直しますか"
      mind="「編集済み」と表示され、前の文も双方が読めるまま残ります。"
      message={{
        side: entry.side === "department" ? "department" : "city",
        from: speakerName(entry, record, c.var.city),
        person: person.name,
        at: <Tag>編集済み</Tag>,
        body: (
          <>
            <Prose text={words} />
            <Fold title="いまの文">
              <Prose text={wordsOf(entry) ?? ""} />
            </Fold>
          </>
        ),
      }}
      action={paths.proposal.messageCorrection({ id: record.id, message: entry.id })}
      fields={{ body: words, drawn_from: value(values, "drawn_from") }}
      send={`${shortName(record.organisation.name)}に見える文を直す`}
    />
  );
}

function readersOf({ record, person, lane }: Props): string {
  const name = shortName(record.organisation.name);
  if (lane === "note") return `庁内メモです。${name}には見えません。`;
  return partsOf(person, record).has("member")
    ? `市の${messageReaders(record)}。`
    : `外へ出たメッセージです。${name}と、${messageReaders(record)}。`;
}

function Correcting({ c, person, record, lane, entry, values, errors }: Props) {
  const reason = whyNotCorrect(entry, person.id);
  if (reason)
    return (
      <>
        <EntryWords entry={entry} isDense />
        <p class="sub">{reason}</p>
      </>
    );
  const isMessage = lane === "message";
  const isProposer = partsOf(person, record).has("member");
  const ids = { id: record.id };
  return (
    <Section title="ことばを直す" level={3}>
      <Form
        action={
          isMessage
            ? paths.proposal.messageCorrection({ ...ids, message: entry.id })
            : paths.proposal.noteCorrection({ ...ids, note: entry.id })
        }
        idempotencyKey={c.var.frame.idempotencyKey}
        draftKey={`correction-${entry.id}`}
        fields={{ drawn_from: value(values, "drawn_from") || String(entry.changes.length) }}
      >
        <TextArea
          name="body"
          label="直した文"
          help="「編集済み」と表示され、前の文も読めるまま残ります。"
          values={values}
          errors={errors}
          rows={6}
          maxGraphemes={longestMessage}
        />
        <ButtonRow end={isMessage && !isProposer ? "置きかえる前に、もう一度お見せします" : undefined}>
          <Button kind={isMessage ? "primary" : "inner"}>直した文に置きかえる</Button>
          <ButtonLink kind="weak" href={isMessage ? paths.proposal.messages(ids) : paths.proposal.notes(ids)}>
            直さずにもどる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function Withdrawing({ c, record, lane, entry }: Props) {
  const isMessage = lane === "message";
  const ids = { id: record.id };
  return (
    <Section title="取り下げる" level={3}>
      <p>
        「取り下げました」と表示されます。{entry.asksAnswer ? "お返事のお願いもなくなります。" : ""}
        読んだ人がいるかもしれないので、取り下げる前の文は、たたんで残ります。
      </p>
      <ActionForm
        action={
          isMessage
            ? paths.proposal.messageWithdrawal({ ...ids, message: entry.id })
            : paths.proposal.noteWithdrawal({ ...ids, note: entry.id })
        }
        label={isMessage ? "このメッセージを取り下げる" : "この庁内メモを取り下げる"}
        kind="danger"
        idempotencyKey={c.var.frame.idempotencyKey}
      />
    </Section>
  );
}
