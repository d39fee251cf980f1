import { may } from "../../domain/policy/may.ts";
import type { DepartmentMeeting } from "../../queries/together.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import type { TogetherProps } from "./joint-answers.tsx";

/** 課の打合せ: a meeting inside the city of those who were asked; when, where, about what, and what came of it. */
export function DepartmentMeetings(props: TogetherProps) {
  const { together } = props;
  return (
    <Section title="課の打合せ" id="meetings" note="庁内だけの打合せです">
      {together.meetings.length === 0 ? (
        <EmptyState
          title="打合せはありません"
          text="たずねている課を集めて話すとき、デスクがここで呼びます。"
          level={3}
        />
      ) : (
        together.meetings.map((meeting) => <MeetingCard {...props} meeting={meeting} />)
      )}
      <CallForm {...props} />
    </Section>
  );
}

function MeetingCard({ c, person, record, together, wrong, meeting }: TogetherProps & { meeting: DepartmentMeeting }) {
  const isComing = meeting.startsAt > c.var.program.now();
  const isCalled = meeting.cancelledAt === null;
  const isWrong = wrong?.form === "note" && wrong.subject === meeting.id;
  const id = { id: record.id, meeting: meeting.id };
  const key = c.var.frame.idempotencyKey;
  return (
    <Card kind={isCalled ? undefined : "quiet"}>
      <DescriptionList
        items={[
          { term: "日時", detail: `${dateText(meeting.startsAt, "time")}${isCalled ? "" : "(取りやめました)"}` },
          { term: "場所", detail: meeting.place },
          { term: "呼んだ課", detail: meeting.departmentIds.map((one) => together.names.get(one) ?? "").join("・") },
          { term: "話すこと", detail: <Prose text={meeting.agenda} /> },
          ...(meeting.notedAt
            ? [
                {
                  term: "まとめ",
                  detail: (
                    <>
                      <Prose text={meeting.note} />
                      <p class="sub">
                        {meeting.notedBy} {dateText(meeting.notedAt, "dense-time")}
                      </p>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {isCalled && isComing ? (
        <ButtonRow>
          <ButtonLink kind="other" download href={paths.proposal.departmentMeetingCalendar(id)}>
            カレンダーに入れる(.ics)
          </ButtonLink>
        </ButtonRow>
      ) : null}
      {isCalled && isComing && may(person, "cancelDepartmentMeeting", record).ok ? (
        <ActionForm
          action={paths.proposal.departmentMeetingCancelling(id)}
          label="この打合せを取りやめる"
          kind="other"
          idempotencyKey={key}
        />
      ) : null}
      {isCalled && !isComing && may(person, "noteDepartmentMeeting", record).ok ? (
        <Form action={paths.proposal.departmentMeetingNote(id)} idempotencyKey={key} draftKey={`note-${meeting.id}`}>
          <TextArea
            name="meetingNote"
            label="打合せのまとめ"
            help="呼んだ課が読みます。提案者には見えません。"
            rows={4}
            maxGraphemes={2000}
            values={isWrong ? wrong.values : { meetingNote: meeting.note }}
            errors={isWrong ? wrong.errors : []}
          />
          <ButtonRow>
            <Button kind="other">まとめを保存する</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </Card>
  );
}

function CallForm({ c, person, record, together, wrong }: TogetherProps) {
  const asked = record.inquiries.filter((one) => one.endedAs === null);
  if (!may(person, "callDepartments", record).ok || asked.length === 0) return null;
  const isWrong = wrong?.form === "call";
  const all = { called: asked.map((one) => one.id) };
  const field = { values: isWrong ? wrong.values : all, errors: isWrong ? wrong.errors : [] };
  const form = (
    <Form
      action={paths.proposal.departmentMeetings({ id: record.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      draftKey={`call-${record.id}`}
    >
      <CheckboxGroup
        {...field}
        name="called"
        label="呼ぶ課"
        help="呼んだ課は、おたがいに、たずねられていることを知ります。"
        columns
        options={asked.map((one) => ({ value: one.id, text: one.departmentName }))}
      />
      <div class="field-row field-row-ask">
        <DateField {...field} name="on" label="打合せの日" />
        <TextField {...field} name="time" label="時刻" help="例：14:00" />
      </div>
      <TextField {...field} name="place" label="場所" width="l" />
      <TextArea {...field} name="agenda" label="話すこと" rows={4} maxGraphemes={1000} />
      <ButtonRow>
        <Button kind="other">打合せを決めて、課に知らせる</Button>
      </ButtonRow>
    </Form>
  );
  if (together.meetings.length === 0) return form;
  return (
    <Fold title="もう一つ、課の打合せを決める" open={isWrong}>
      {form}
    </Fold>
  );
}
