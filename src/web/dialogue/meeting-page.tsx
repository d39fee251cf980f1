import type { Context } from "hono";
import { meetingStates } from "../../domain/dialogue/meeting-states.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { MeetingWhole } from "../../queries/meetings.ts";
import type { NextSteps } from "../../queries/next-steps.ts";
import type { AtTable } from "../../queries/people-at-table.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Holder } from "../ui/holder.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { RowList } from "../ui/rows.tsx";
import { safeHref } from "../ui/safe-href.ts";
import { Live, LiveRegion } from "./live.tsx";
import { MeetingAnswer } from "./meeting-answer.tsx";
import { meetingLabels } from "./meeting-form.ts";
import { lengthText } from "./meeting-times.tsx";
import { MinutesForm } from "./minutes-form.tsx";
import { MinutesShown } from "./minutes-shown.tsx";
import { ToDoForm, ToDoRow } from "./to-do-parts.tsx";

export type MeetingProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  meeting: MeetingWhole;
  /** See `talkMark`. */
  mark: string;
  /** What is still open between the sides, and what came of this meeting. */
  next: NextSteps;
  /** Who may be chosen as present or as bearer. */
  atTable: readonly AtTable[];
  /** What was typed into one of the forms, when it is drawn again. */
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
  /** What somebody else said or wrote of the minutes since the form was drawn: nothing is recorded, and everything typed stands below. */
  changed?: string | undefined;
};

/** One meeting: the day and how it came about, the minutes version by version, and both confirmations (P4). */
export function MeetingPage(props: MeetingProps) {
  const { c, person, record, meeting, mark, errors = [], changed } = props;
  const isProposer = partsOf(person, record).has("member");
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="面談と記録" about={meeting.id}>
      <ErrorSummary
        errors={errors}
        labels={meetingLabels}
        title={`保存する前に、${errors.length}か所を直してください`}
      />
      {changed ? (
        <Callout kind="error" title="まだ何も記録していません">
          <p>
            <b>{changed}。</b>
            <a href="#minutes">いまの記録と意見</a>を読んで、もう一度押してください。書いたことばは残っています。
          </p>
        </Callout>
      ) : null}
      <Live
        c={c}
        record={record}
        mark={mark}
        address={paths.proposal.meeting({ id: record.id, meeting: meeting.id })}
      />
      <LiveRegion name="meeting">
        <Section
          title={
            meeting.state === "proposed" ? (
              "面談の申し入れ"
            ) : (
              <>
                <DateText value={meeting.startsAt} form="long" />
                の面談
              </>
            )
          }
          note={meetingStates[meeting.state]}
          link={{ href: paths.proposal.meetings({ id: record.id }), text: "面談の一覧" }}
        >
          <DescriptionList items={factsOf(props)} />
          {meeting.state === "agreed" && meeting.startsAt > c.var.program.now() ? (
            <ButtonRow>
              <ButtonLink
                kind="other"
                download
                href={paths.proposal.meetingCalendar({ id: record.id, meeting: meeting.id })}
              >
                カレンダーに入れる(.ics)
              </ButtonLink>
            </ButtonRow>
          ) : null}
          {isLinkMissing(meeting) ? (
            <Callout kind="warning" title="オンラインのアドレスが、まだ書かれていません" level={3}>
              <p>
                申し入れた{meeting.proposedSide === "city" ? "市" : "提案者"}
                が、面談の日までに、やりとりで知らせてください。
              </p>
            </Callout>
          ) : null}
          {meeting.cancelled ? (
            <Callout title={`${meeting.cancelled.name}が取りやめました`} level={3}>
              <Prose text={meeting.cancelled.comment} />
            </Callout>
          ) : null}
          <Earlier {...props} />
        </Section>
      </LiveRegion>
      <LiveRegion name="answer">
        <MeetingAnswer {...props} />
      </LiveRegion>
      <LiveRegion name="minutes">
        {meeting.minutes ? <MinutesShown {...props} isProposer={isProposer} /> : null}
      </LiveRegion>
      <LiveRegion name="to-dos">
        <ToDosOfMeeting {...props} isProposer={isProposer} />
      </LiveRegion>
      <LiveRegion name="write">
        <MinutesForm {...props} />
      </LiveRegion>
    </CasePage>
  );
}

/** They meet online, and nobody can come in: told, not refused, for the room is often made later. */
function isLinkMissing({ state, place, onlineUrl }: MeetingProps["meeting"]): boolean {
  return (
    (state === "proposed" || state === "agreed") && onlineUrl === "" && /オンライン|Web会議|Zoom|Teams/iu.test(place)
  );
}

function factsOf({ record, meeting }: MeetingProps) {
  const isFixed = meeting.state !== "proposed";
  return [
    ...(isFixed
      ? [
          {
            term: "時刻",
            detail: (
              <>
                <DateText value={meeting.startsAt} form="clock" />
                から{lengthText(meeting.minutesLong)}
              </>
            ),
          },
        ]
      : [{ term: "長さ", detail: lengthText(meeting.minutesLong) }]),
    { term: "場所", detail: meeting.place },
    ...(meeting.onlineUrl
      ? [
          {
            term: "オンライン",
            detail: (
              <a href={safeHref(meeting.onlineUrl)} rel="noreferrer">
                {meeting.onlineUrl}
              </a>
            ),
          },
        ]
      : []),
    { term: "参加する人", detail: meeting.deskAttends ? `${meeting.people}（デスクも同席）` : meeting.people },
    { term: "話したいこと", detail: <Prose text={meeting.purpose} /> },
    {
      term: "申し入れ",
      detail: (
        <Holder side={meeting.proposedSide}>
          {meeting.proposedSide === "partner" ? record.organisation.name : "市"} {meeting.proposedBy}
        </Holder>
      ),
    },
  ];
}

/** The rounds before the newest: what each side had offered, and why it was not taken. */
function Earlier({ record, meeting }: MeetingProps) {
  const earlier = meeting.state === "proposed" ? meeting.offers.slice(1) : meeting.offers;
  if (earlier.length === 0 || (meeting.offers.length === 1 && meeting.offers[0]!.times.length === 1)) return null;
  return (
    <Fold title={`日時のやりとり(${earlier.length}回)`}>
      {earlier.map((offer) => (
        <>
          <p>
            <Holder side={offer.side}>
              {offer.side === "partner" ? record.organisation.name : "市"} {offer.name}
            </Holder>
            {"　"}
            <DateText value={offer.at} form="time" />
          </p>
          <ul class="bullets">
            {offer.times.map((time) => (
              <li>
                <DateText value={time} form="time" />
              </li>
            ))}
          </ul>
          {offer.note ? <Prose text={offer.note} /> : null}
        </>
      ))}
    </Fold>
  );
}

/** Who will do what until when: written down while it is fresh, before the minutes are. */
function ToDosOfMeeting({
  c,
  person,
  record,
  meeting,
  next,
  atTable,
  isProposer,
}: MeetingProps & { isProposer: boolean }) {
  const toDos = next.toDos.filter(({ meetingId }) => meetingId === meeting.id);
  const isHeld =
    meeting.state !== "proposed" && meeting.state !== "cancelled" && meeting.startsAt <= c.var.program.now();
  const canAdd = isHeld && may(person, "addToDo", record).ok;
  if (toDos.length === 0 && !canAdd) return null;
  return (
    <Section title="この面談で決めたやること" id="to-dos" note={toDos.length > 0 ? `${toDos.length}件` : undefined}>
      {toDos.length > 0 ? (
        <RowList>
          {toDos.map((toDo) => (
            <ToDoRow c={c} person={person} record={record} isProposer={isProposer} toDo={toDo} isOnMeeting />
          ))}
        </RowList>
      ) : null}
      {canAdd ? (
        <Fold title="やることを加える">
          <ToDoForm c={c} person={person} record={record} atTable={atTable} meetingId={meeting.id} />
        </Fold>
      ) : null}
    </Section>
  );
}
