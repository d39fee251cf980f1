import type { Context } from "hono";
import { meetingStates } from "../../domain/dialogue/meeting-states.ts";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { longestComment, longestLine, longestMinutes } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { MeetingDetail } from "../../queries/meetings.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Holder } from "../ui/holder.tsx";
import { Card, Cards, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { meetingLabels, valuesOfMeeting } from "./meeting-form.ts";
import { MomentFields } from "./meetings-page.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  meeting: MeetingDetail;
  /** What was typed into the minutes or the comment, when a form is drawn again. */
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** One meeting: the day, the answer of the other side, the minutes, and both confirmations (P4). */
export function MeetingPage(props: Props) {
  const { c, person, record, meeting, errors = [] } = props;
  const isProposer = partsOf(person, record).has("member");
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="面談と記録">
      <ErrorSummary
        errors={errors}
        labels={meetingLabels}
        title={`保存する前に、${errors.length}か所を直してください`}
      />
      <Section
        title={
          <>
            <DateText value={meeting.startsAt} form="long" />
            の面談
          </>
        }
        note={meetingStates[meeting.state]}
        link={{ href: paths.proposal.meetings({ id: record.id }), text: "面談の一覧" }}
      >
        <DescriptionList
          items={[
            { term: "時刻", detail: <DateText value={meeting.startsAt} form="clock" /> },
            { term: "場所", detail: meeting.place },
            { term: meeting.minutes ? "参加した人" : "参加する人", detail: meeting.people },
            { term: "話したいこと", detail: <Prose text={meeting.purpose} /> },
            {
              term: "申し入れ",
              detail: (
                <Holder side={meeting.proposedSide}>
                  {meeting.proposedSide === "partner" ? record.organisation.name : "市"} {meeting.proposedBy}
                </Holder>
              ),
            },
          ]}
        />
        <Answering {...props} />
      </Section>
      {meeting.minutes ? <MinutesShown {...props} isProposer={isProposer} /> : null}
      <MinutesForm {...props} />
    </CasePage>
  );
}

/** Agree or cancel; a side waits for the other's answer to its own proposal. */
function Answering({ c, person, record, meeting }: Props) {
  const id = { id: record.id, meeting: meeting.id };
  const speaker = speakerOf(person, record);
  const side = speaker ? twoSided(speaker) : null;
  const canAgree =
    meeting.state === "proposed" && may(person, "agreeMeeting", record).ok && side !== meeting.proposedSide;
  const canCancel =
    (meeting.state === "proposed" || meeting.state === "agreed") && may(person, "cancelMeeting", record).ok;
  if (!canAgree && !canCancel) return null;
  return (
    <>
      {meeting.state === "proposed" && !canAgree ? (
        <p>{meeting.proposedSide === "city" ? "提案者" : "市"}の返事を待っています。</p>
      ) : null}
      <ButtonRow>
        {canAgree ? (
          <ActionForm
            action={paths.proposal.meetingAgreement(id)}
            label="この日時で決める"
            idempotencyKey={c.var.frame.idempotencyKey}
          />
        ) : null}
        {canCancel ? (
          <ActionForm
            action={paths.proposal.meetingCancelling(id)}
            label={canAgree ? "都合が合わないと返事をする" : "この面談を取りやめる"}
            kind="other"
            idempotencyKey={c.var.frame.idempotencyKey}
          />
        ) : null}
      </ButtonRow>
      {canAgree ? <p class="sub">都合が合わないときは、返事のあと、別の日時を申し入れてください。</p> : null}
    </>
  );
}

function MinutesShown({
  c,
  person,
  record,
  meeting,
  values = {},
  errors = [],
  isProposer,
}: Props & { isProposer: boolean }) {
  const speaker = speakerOf(person, record);
  const side = speaker ? twoSided(speaker) : null;
  const canConfirm =
    meeting.state === "minutes_drafted" &&
    may(person, "confirmMinutes", record).ok &&
    side !== null &&
    meeting[side] === null;
  return (
    <Section
      title="面談の記録"
      id="minutes"
      note={
        meeting.minutesAt ? (
          <>
            市 {meeting.minutesBy}　<DateText value={meeting.minutesAt} form={isProposer ? "time" : "dense-time"} />
          </>
        ) : undefined
      }
    >
      <Card>
        <Prose text={meeting.minutes} />
      </Card>
      <h3>双方の確認</h3>
      <Cards>
        <Confirmed meeting={meeting} side="city" name="市" />
        <Confirmed meeting={meeting} side="partner" name={record.organisation.name} />
      </Cards>
      {canConfirm ? (
        <Form
          action={paths.proposal.minutesConfirmation({ id: record.id, meeting: meeting.id })}
          idempotencyKey={c.var.frame.idempotencyKey}
          fields={{ minutes_at: meeting.minutesAt?.toISOString() ?? "" }}
        >
          <TextArea
            name="comment"
            label="意見"
            help="書き足したいことや、記憶と違うところがあれば書いてください。記録といっしょに残ります。"
            required={false}
            rows={3}
            maxGraphemes={longestComment}
            values={values}
            errors={errors}
          />
          <ButtonRow>
            <Button>この記録を確認する</Button>
          </ButtonRow>
        </Form>
      ) : null}
      {isProposer && meeting.state === "minutes_drafted" && meeting.partner === null && !canConfirm ? (
        <p>記録は、団体の代表者が確認します。</p>
      ) : null}
    </Section>
  );
}

function Confirmed({ meeting, side, name }: { meeting: MeetingDetail; side: "city" | "partner"; name: string }) {
  const confirmation = meeting[side];
  return (
    <Card kind={confirmation ? "key" : side === "partner" ? "partner" : "plain"}>
      <p>
        <Holder side={side}>{name}</Holder>
      </p>
      <p>
        <b>{confirmation ? "✓ 記録を確認" : "まだ確認していません"}</b>
      </p>
      {confirmation ? (
        <p class="sub">
          <DateText value={confirmation.at} form="time" /> {confirmation.name}
        </p>
      ) : null}
      {confirmation?.comment ? (
        <>
          <p class="sub">意見</p>
          <Prose text={confirmation.comment} />
        </>
      ) : null}
    </Card>
  );
}

/** The city writes; a correction asks both sides again. */
function MinutesForm({ c, person, record, meeting, values, errors = [] }: Props) {
  const isOpen = ["agreed", "held", "minutes_drafted"].includes(meeting.state);
  if (!isOpen || !may(person, "writeMinutes", record).ok) return null;
  const isCorrection = meeting.state === "minutes_drafted";
  const typed = values && "said" in values ? values : valuesOfMeeting(meeting);
  const shared = { values: typed, errors };
  const form = (
    <Form
      action={paths.proposal.minutes({ id: record.id, meeting: meeting.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
    >
      <MomentFields {...shared} />
      <TextField name="place" label="場所" width="l" maxGraphemes={longestLine} {...shared} />
      <TextField name="people" label="参加した人" maxGraphemes={longestLine} {...shared} />
      <TextArea
        name="said"
        label="話したこと"
        help="決めたこと、持ち帰ったこと、次にだれが何をするかを書きます。"
        rows={12}
        maxGraphemes={longestMinutes}
        {...shared}
      />
      <ButtonRow>
        <Button kind={isCorrection ? "other" : "primary"}>
          {isCorrection ? "記録を直して、双方に確認を求める" : "記録を残して、双方に確認を求める"}
        </Button>
      </ButtonRow>
    </Form>
  );
  return (
    <Section title={isCorrection ? "記録を直す" : "面談の記録を書く"} id="write">
      {isCorrection && (meeting.city || meeting.partner) ? (
        <Callout kind="warning" title="直すと、確認はやり直しです" level={3}>
          <p>すでにした確認と意見は、直す前の記録へのものです。直すと消えます。</p>
        </Callout>
      ) : null}
      {form}
    </Section>
  );
}
