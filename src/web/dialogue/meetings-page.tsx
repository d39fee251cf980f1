import type { Context } from "hono";
import { hasMet } from "../../domain/dialogue/meeting.ts";
import { meetingStates } from "../../domain/dialogue/meeting-states.ts";
import { longestComment, longestLine } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { MeetingDetail } from "../../queries/meetings.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { Checkbox } from "../ui/choice-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { Live, LiveRegion } from "./live.tsx";
import { meetingLabels } from "./meeting-form.ts";
import { LengthField, PlaceFields, TimesFields } from "./meeting-times.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  meetings: readonly MeetingDetail[];
  /** See `talkMark`. */
  mark: string;
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** The meetings of a proposal, and the form that asks for the next one (P3: either side can). */
export function MeetingsPage({ c, person, record, meetings, mark, values = {}, errors = [] }: Props) {
  const isProposer = partsOf(person, record).has("member");
  const canPropose = may(person, "proposeMeeting", record).ok;
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="面談と記録">
      <ErrorSummary
        errors={errors}
        labels={meetingLabels}
        title={`申し入れる前に、${errors.length}か所を直してください`}
      />
      <Live c={c} record={record} mark={mark} address={paths.proposal.meetings({ id: record.id })} />
      <LiveRegion name="meetings">
        <Section title="面談と記録" note={meetings.length > 0 ? `${meetings.length}件` : undefined}>
          {meetings.length > 0 ? (
            <RowList>
              {meetings.map((meeting) => (
                <MeetingRow record={record} meeting={meeting} isProposer={isProposer} />
              ))}
            </RowList>
          ) : (
            <EmptyState
              title="面談はまだありません"
              text="面談の申し入れ、日時の返事、記録がここに並びます。双方が記録を確かめると、「対話」が確認済みになります。"
            >
              {canPropose ? (
                <ButtonLink kind="other" href="#propose">
                  面談を申し入れる
                </ButtonLink>
              ) : null}
            </EmptyState>
          )}
        </Section>
      </LiveRegion>
      {canPropose ? (
        <Section title="面談を申し入れる" id="propose">
          <p>
            {isProposer ? "市" : "提案者"}
            が候補から一つ選ぶと決まります。都合が合わないときは、相手が別の日時を示します。
          </p>
          <MeetingForm c={c} record={record} values={values} errors={errors} isProposer={isProposer} />
        </Section>
      ) : null}
    </CasePage>
  );
}

function MeetingRow({
  record,
  meeting,
  isProposer,
}: {
  record: ProposalRecord;
  meeting: MeetingDetail;
  isProposer: boolean;
}) {
  return (
    <ListRow
      id={`meeting-${meeting.id}`}
      title={
        <>
          <DateText value={meeting.startsAt} form={isProposer ? "time" : "dense-time"} />
          {meeting.state === "proposed" && meeting.candidates > 1 ? `（ほか${meeting.candidates - 1}つの候補）` : ""}
        </>
      }
      href={paths.proposal.meeting({ id: record.id, meeting: meeting.id })}
      mark={<Tag kind={meeting.state === "confirmed" ? "done" : "plain"}>{meetingStates[meeting.state]}</Tag>}
      text={meeting.purpose}
      meta={`${meeting.place}　${meeting.people}`}
    />
  );
}

function MeetingForm({
  c,
  record,
  values,
  errors,
  isProposer,
}: {
  c: Context<Env>;
  record: ProposalRecord;
  values: FormValues;
  errors: readonly FieldError[];
  isProposer: boolean;
}) {
  const shared = { values, errors };
  return (
    <Form
      action={paths.proposal.meetings({ id: record.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      draftKey={`meeting-${record.id}`}
    >
      <TimesFields {...shared} calendar={c.var.city.calendar} />
      <LengthField {...shared} />
      <PlaceFields {...shared} />
      <TextField name="people" label="参加する人" maxGraphemes={longestLine} {...shared} />
      <TextArea
        name="purpose"
        label="話したいこと"
        help="1行に一つずつ書くと、記録の見出しになります。"
        rows={4}
        maxGraphemes={longestComment}
        {...shared}
      />
      {hasMet(record) ? (
        <Checkbox
          name="without_desk"
          label="デスクは同席しない"
          help="ふだんは、デスクも同席します。"
          required={false}
          {...shared}
        />
      ) : (
        <p class="sub">最初の面談には、デスクも同席します。</p>
      )}
      <ButtonRow>
        <Button>{isProposer ? "市に面談を申し入れる" : "提案者に面談を申し入れる"}</Button>
      </ButtonRow>
    </Form>
  );
}
