import { draftOfMinutes, longestMinutes, longestSummary } from "../../domain/dialogue/minutes.ts";
import { stepNames } from "../../domain/dialogue/step-request.ts";
import { longestComment, longestLine } from "../../domain/dialogue/words.ts";
import { may } from "../../domain/policy/may.ts";
import { paths } from "../paths.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { CheckboxGroup } from "../ui/choice-field.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Section } from "../ui/page.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { valuesOfMinutes } from "./meeting-form.ts";
import type { MeetingProps } from "./meeting-page.tsx";
import { MomentFields } from "./meeting-times.tsx";
import { objectionsTo } from "./minutes-shown.tsx";

/** The city writes, from a draft that the record offers; a later version asks both sides again. */
export function MinutesForm({ c, person, record, meeting, atTable, next, values, errors = [] }: MeetingProps) {
  if (!isToWrite({ person, record, meeting })) return null;
  const isLater = meeting.minutesVersion > 0;
  const draft = draftOfMinutes({
    agenda: meeting.purpose,
    openSteps: next.steps.filter(({ answer }) => !answer).map(({ kind }) => stepNames[kind]),
  });
  const openToDos = next.toDos.filter(({ endedAs }) => !endedAs);
  const typed = values && "said" in values ? values : valuesOfMinutes(meeting, atTable, draft);
  const shared = { values: typed, errors };
  // Of a meeting still to come nothing can be told: the form is there for one that was held earlier than agreed.
  const isEarly = meeting.startsAt > c.var.program.now() && !isLater;
  const form = (
    <>
      {isLater ? null : <p>申し入れから下書きを用意しました。見出しの下に、話したことを書いてください。</p>}
      <Form
        action={paths.proposal.minutes({ id: record.id, meeting: meeting.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        fields={{ base_version: String(meeting.minutesVersion), objections: objectionsTo(meeting.versions[0]) }}
        draftKey={`minutes-${meeting.id}-${meeting.minutesVersion}`}
      >
        <MomentFields {...shared} />
        <TextField name="place" label="場所" width="l" maxGraphemes={longestLine} {...shared} />
        {atTable.length > 0 ? (
          <CheckboxGroup
            name="attendance"
            label="参加した人"
            columns
            required={false}
            options={atTable.map(({ personId, name, side, department }) => ({
              value: personId,
              text: `${name}（${side === "partner" ? record.organisation.name : department || "デスク"}）`,
            }))}
            {...shared}
          />
        ) : null}
        <TextField
          name="people"
          label="そのほかに参加した人"
          help={
            atTable.length > 0
              ? "申し入れから写しています。上で選んだ人は消して、上にいない人の名前と、どこの人かを書いてください。"
              : "名前と、どこの人か。"
          }
          required={false}
          maxGraphemes={longestLine}
          {...shared}
        />
        <TextArea name="said" label="話したこと" rows={12} maxGraphemes={longestMinutes} {...shared} />
        <TextArea
          name="decisions"
          label="決めたこと"
          rows={4}
          required={false}
          maxGraphemes={longestSummary}
          {...shared}
        />
        {openToDos.length > 0 ? (
          <Fold title={`終わっていないこと（${openToDos.length}件）を見る`}>
            <p class="sub">この面談で問いが残ったものだけを、「残った問い」に書いてください。</p>
            <ul class="bullets">
              {openToDos.map(({ what }) => (
                <li>{what}</li>
              ))}
            </ul>
          </Fold>
        ) : null}
        <TextArea
          name="open_questions"
          label="残った問い"
          help="決まらなかったこと、持ち帰ったこと。"
          rows={4}
          required={false}
          maxGraphemes={longestSummary}
          {...shared}
        />
        {isLater ? (
          <TextArea
            name="reason"
            label="直したところ"
            help="何を、なぜ直したか。意見を受けて直さないときは、その理由。"
            rows={2}
            maxGraphemes={longestComment}
            {...shared}
          />
        ) : null}
        <ButtonRow>
          <Button kind={isLater && !meeting.contestedSide ? "other" : "primary"}>
            {isLater ? "新しい版を残して、双方に確認を求める" : "記録を残して、双方に確認を求める"}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
  return (
    <Section title={isLater ? "新しい版を書く" : "面談の記録を書く"} id="write">
      {isLater && (meeting.city || meeting.partner) ? (
        <Callout kind="warning" title="新しい版を書くと、確認はやり直しです" level={3}>
          <p>すでにした確認と意見は、いまの版へのものとして残ります。新しい版は、双方がもう一度確かめます。</p>
        </Callout>
      ) : null}
      {isEarly ? (
        <Fold title="面談のあとに、ここで記録を書く" open={typed === values}>
          {form}
        </Fold>
      ) : (
        form
      )}
    </Section>
  );
}

/** The minutes can be written, or written anew, by this person. */
export function isToWrite({ person, record, meeting }: Pick<MeetingProps, "person" | "record" | "meeting">): boolean {
  return ["agreed", "held", "minutes_drafted"].includes(meeting.state) && may(person, "writeMinutes", record).ok;
}
