import type { City } from "../../db/stores/city-store.ts";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { calendarDaysBetween, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { unwrittenOf } from "../../domain/process/unwritten.ts";
import { paths } from "../paths.ts";
import { Callout } from "../ui/callout.tsx";
import { DaysLeft } from "../ui/clock.tsx";
import { DateText } from "../ui/date-text.tsx";
import { PageHead } from "../ui/page.tsx";
import { Steps } from "../ui/path-line.tsx";
import { Prose } from "../ui/prose.tsx";
import { numberOf } from "./case.tsx";
import { SavedNote } from "./saved-at.tsx";

export type EditHeadProps = {
  record: ProposalRecord;
  city: City;
  now: Date;
  current: 1 | 2 | 3;
  /** When the form was saved just before; null says nothing. */
  savedAt: Date | null;
};

/** The head of every step: what is being written, for which challenge until when, whether it is saved, and how far one is. */
export function EditHead({ record, city, now, current, savedAt }: EditHeadProps) {
  const isDraft = record.status === "draft";
  const asked = record.additions.find((addition) => addition.answeredAt === null);
  return (
    <>
      <PageHead
        crumbs={[
          { href: paths.proposals({}), text: "私たちの提案" },
          ...(isDraft ? [] : [{ href: paths.proposal.show({ id: record.id }), text: numberOf(record) }]),
          { text: isDraft ? "提案を書く" : "提案に書き足す" },
        ]}
        title={isDraft ? "提案を書く" : "提案に書き足す"}
        aside={<SavedNote at={savedAt} isDraft={isDraft} />}
        lead={record.challenge ? <Answering record={record} city={city} now={now} /> : undefined}
      />
      {asked ? (
        <Callout title="デスクからの追記のお願い">
          <Prose text={asked.request} />
          <p class="sub">書き足した内容は、もう一度提出するまで市には見えません。</p>
        </Callout>
      ) : null}
      <Steps
        steps={[
          "提案の内容",
          "費用・期間・市に求めること",
          isDraft ? "確かめて提出する" : "確かめて、もう一度提出する",
        ]}
        current={current}
        // Everything that is required is asked in the first step.
        unwritten={[unwrittenOf(record).length, 0, 0]}
      />
    </>
  );
}

/** The challenge, and the deadline only while a first submission can still miss it. */
function Answering({ record, city, now }: { record: ProposalRecord; city: City; now: Date }) {
  const { code, title, deadline } = record.challenge!;
  return (
    <>
      課題「<a href={paths.challenge({ code })}>{title}</a>」への提案
      {record.status === "draft" && deadline ? (
        <span class="lead-until">
          締切 <DateText value={deadline} form="long" />{" "}
          <DaysLeft
            left={daysLeft(now, deadline, city.calendar)}
            calendarDays={calendarDaysBetween(todayInTokyo(now), deadline)}
            nearAt={5}
          />
        </span>
      ) : null}
    </>
  );
}
