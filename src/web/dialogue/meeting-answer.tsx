import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { longestComment } from "../../domain/dialogue/words.ts";
import { may } from "../../domain/policy/may.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import type { MeetingProps } from "./meeting-page.tsx";
import { closedNote, PlaceFields, TimesFields } from "./meeting-times.tsx";

/** What can be done about the day: one of the offered times is taken, others are offered back, it is moved or cancelled. */
export function MeetingAnswer(props: MeetingProps) {
  const { person, record, meeting } = props;
  const speaker = speakerOf(person, record);
  const isOffered = meeting.state === "proposed" && speaker !== null && twoSided(speaker) !== meeting.proposedSide;
  const isOver = timesOf(meeting).every((time) => time <= props.c.var.program.now());
  const canAnswer = isOffered && may(person, "agreeMeeting", record).ok;
  return (
    <>
      {meeting.state === "proposed" ? (
        <Offered {...props} canAgree={canAnswer && !isOver} isOver={isOver} isOffered={isOffered} />
      ) : null}
      {canAnswer ? <Counter {...props} isOver={isOver} /> : null}
      {meeting.state === "agreed" && may(person, "moveMeeting", record).ok ? (
        <ButtonRow>
          <ButtonLink kind="other" href={paths.proposal.meetingMoving({ id: record.id, meeting: meeting.id })}>
            日時の変更を申し入れる
          </ButtonLink>
        </ButtonRow>
      ) : null}
      {(meeting.state === "proposed" || meeting.state === "agreed") && may(person, "cancelMeeting", record).ok ? (
        <Cancelling {...props} />
      ) : null}
    </>
  );
}

function timesOf(meeting: MeetingProps["meeting"]): readonly Date[] {
  return meeting.offers[0]?.times ?? [meeting.startsAt];
}

type OfferedProps = MeetingProps & { canAgree: boolean; isOver: boolean; isOffered: boolean };

/** What is offered; of several times those that have passed meanwhile cannot be chosen any more. */
function Offered({ c, record, meeting, values = {}, errors = [], canAgree, isOver, isOffered }: OfferedProps) {
  const [offer] = meeting.offers;
  const now = c.var.program.now();
  const times = canAgree ? timesOf(meeting).filter((time) => time > now) : timesOf(meeting);
  const closedOn = (time: Date) => closedNote(time, c.var.city.calendar);
  const aside = (time: Date) => (closedOn(time) ? `（${closedOn(time)}）` : "");
  const words = (time: Date) => `${dateText(time, "long")} ${dateText(time, "clock")}${aside(time)}`;
  return (
    <Section title="日時の候補" id="times" note={times.length > 1 ? `${times.length}つ` : undefined}>
      {offer?.note ? <Prose text={offer.note} /> : null}
      {!isOver && times.some((time) => closedOn(time)) ? (
        <p>
          <b>市役所が休みの日があります。このままでよいですか。</b>
          {canAgree
            ? "よければ、そのまま決められます。合わないときは、下で別の日時を示してください。"
            : "よければ、そのままお待ちください。違うときは、この面談を取りやめて、申し入れ直せます。"}
        </p>
      ) : null}
      {canAgree ? (
        <Form
          action={paths.proposal.meetingAgreement({ id: record.id, meeting: meeting.id })}
          idempotencyKey={c.var.frame.idempotencyKey}
          fields={{
            round: String(offer?.round ?? 0),
            ...(times.length === 1 ? { starts_at: times[0]!.toISOString() } : {}),
          }}
        >
          {times.length > 1 ? (
            <RadioGroup
              name="starts_at"
              label="都合のよい日時"
              options={times.map((time) => ({ value: time.toISOString(), text: words(time) }))}
              values={{ starts_at: value(values, "starts_at") }}
              errors={errors}
            />
          ) : (
            <p>
              <b>{words(times[0]!)}</b>
            </p>
          )}
          <ButtonRow>
            <Button>この日時で決める</Button>
          </ButtonRow>
        </Form>
      ) : (
        <>
          <ul class="bullets">
            {times.map((time) => (
              <li>
                <DateText value={time} form="time" />
                {aside(time)}
              </li>
            ))}
          </ul>
          {isOver ? (
            <p>
              <b>示された日時は過ぎました。</b>
              {isOffered
                ? "別の日時を、下で示してください。"
                : "相手が別の日時を示すのを待つか、この面談を取りやめて申し入れ直してください。"}
            </p>
          ) : (
            <p>{meeting.proposedSide === "city" ? "提案者" : "市"}の返事を待っています。</p>
          )}
        </>
      )}
    </Section>
  );
}

/** Other times are offered back; first of all where those that were offered have passed. */
function Counter({ c, record, meeting, values = {}, errors = [], isOver }: MeetingProps & { isOver: boolean }) {
  const isTyped = "note" in values;
  const typed = isTyped ? values : { place: meeting.place, online_url: meeting.onlineUrl };
  const shared = { values: typed, errors };
  return (
    <Fold
      title={isOver ? "別の日時を示す" : "都合が合わないとき：別の日時を示す"}
      id="counter"
      open={isTyped || isOver}
    >
      <Form
        action={paths.proposal.meetingCounters({ id: record.id, meeting: meeting.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        fields={{ round: String(meeting.offers[0]?.round ?? 0) }}
      >
        <TimesFields {...shared} calendar={c.var.city.calendar} />
        <PlaceFields {...shared} />
        <TextArea name="note" label="理由" rows={2} required={false} maxGraphemes={longestComment} {...shared} />
        <ButtonRow>
          <Button kind={isOver ? "primary" : "other"}>別の日時を示す</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}

function Cancelling({ c, record, meeting, values = {}, errors = [] }: MeetingProps) {
  const isTyped = "cancel_reason" in values;
  return (
    <Fold title="この面談を取りやめる" id="cancelling" open={isTyped}>
      <Form
        action={paths.proposal.meetingCancelling({ id: record.id, meeting: meeting.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
      >
        <TextArea
          name="cancel_reason"
          label="取りやめる理由"
          help="相手も読みます。"
          rows={2}
          maxGraphemes={longestComment}
          values={values}
          errors={errors}
        />
        <ButtonRow>
          <Button kind="danger">面談を取りやめる</Button>
        </ButtonRow>
      </Form>
    </Fold>
  );
}
