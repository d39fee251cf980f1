import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { askableUntil, whyNotAskable } from "../../domain/second-look/second-look.ts";
import type { NextSteps } from "../../queries/next-steps.ts";
import type { HistoryEvent } from "../../queries/proposal-history.ts";
import type { ProposerNow } from "../../queries/proposer-now.ts";
import { MessagesLane } from "../dialogue/lanes.tsx";
import { LiveRegion } from "../dialogue/live.tsx";
import type { Lanes } from "../dialogue/load-lanes.ts";
import { NextStepsSection } from "../dialogue/next-steps-section.tsx";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { History } from "../ui/history.tsx";
import { Columns, Section } from "../ui/page.tsx";
import { Path } from "../ui/path-line.tsx";
import { Prose } from "../ui/prose.tsx";
import { CasePage } from "./case.tsx";
import { GatesInWords } from "./gates-in-words.tsx";
import { historyItem } from "./history-items.tsx";
import { ReadingsTable } from "./readings-table.tsx";
import { CityDoes, Outlook, ReleasedAnswers, SentDecisions, WhatWeAsk } from "./released.tsx";
import { wayOf } from "./way.ts";

export type ProposerNowPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  now: ProposerNow;
  lanes: Lanes;
  next: NextSteps | null;
  latest: readonly HistoryEvent[];
};

/** 04: the proposal as its organisation meets it. Only what the city has released or sent, and only "the city" is waited for. */
export function ProposerNowPage(props: ProposerNowPageProps) {
  const { c, person, record, now, lanes } = props;
  const { city } = c.var;
  return (
    <CasePage c={c} person={person} record={record} tab="now">
      <Path steps={wayOf(record, now.reached, c.var.program.now())} label="これまでと、これから" />
      <Columns aside={<Beside {...props} />}>
        <Ended c={c} record={record} now={now} />
        {record.status !== "declined" && record.secondLook?.answer === "reopened" ? (
          <p>
            <a href={paths.proposal.secondLook({ id: record.id })}>もう一度の検討の結果を読む</a>
          </p>
        ) : null}
        <WhatWeAsk person={person} record={record} next={props.next} at={c.var.program.now()} />
        <CityDoes person={person} record={record} next={props.next} at={c.var.program.now()} />
        <SentDecisions decisions={now.decisions} />
        <LiveRegion name="next-steps">
          <NextStepsSection c={c} person={person} record={record} next={props.next} />
        </LiveRegion>
        <MessagesLane c={c} person={person} record={record} lanes={lanes} />
        <Outlook record={record} />
        {record.parts.length > 0 ? (
          <Section
            title="守りたい部分を読んだ人"
            link={{ href: paths.proposal.parts({ id: record.id }), text: "取扱条件を見る" }}
          >
            <ReadingsTable readings={now.readings} withNames={false} city={city} />
          </Section>
        ) : null}
      </Columns>
    </CasePage>
  );
}

function Beside({ person, record, now, latest }: ProposerNowPageProps) {
  const id = { id: record.id };
  return (
    <>
      <GatesInWords record={record} />
      <ReleasedAnswers record={record} answers={now.answers} />
      <Section title="これまで" link={{ href: paths.proposal.history(id), text: "すべての記録" }}>
        <History items={latest.map((event) => historyItem(event, record, { isInside: false, isDesk: false }))} />
      </Section>
      {may(person, "withdrawProposal", record).ok ? (
        <p>
          <a href={paths.proposal.withdrawal(id)}>提案を取り下げる</a>
        </p>
      ) : null}
    </>
  );
}

/** Held or declined: the words that the city sent. */
function Ended({ c, record, now }: Pick<ProposerNowPageProps, "c" | "record" | "now">) {
  if (record.status === "on_hold" && record.hold)
    return (
      <Callout title={`${dateText(record.hold.until, "long")}まで保留しています`}>
        <Prose text={record.hold.reason} />
        {record.hold.untilEvent ? <p>待っていること：{record.hold.untilEvent}</p> : null}
        <p class="sub">この日が来ると、デスクが続けるかどうかを決めます。</p>
      </Callout>
    );
  if (record.status !== "declined" || !now.decline) return null;
  const { ground, explanation, whatWouldHelp, departmentsHeard, sentAt } = now.decline;
  return (
    <Callout title="今回の見送りについて" id="declined">
      <Prose text={explanation} />
      <DescriptionList
        items={[
          { term: "見送る理由", detail: ground },
          { term: "どうなればできるか・ほかの相談先", detail: <Prose text={whatWouldHelp} /> },
          { term: "意見を聞いた課", detail: departmentsHeard },
          { term: "お伝えした日", detail: <DateText value={sentAt} form="long" /> },
        ]}
      />
      <SecondLookOffer c={c} record={record} />
      <p class="sub">これは相談の結果のお知らせであり、行政処分ではありません。守りたい部分は守られたままです。</p>
    </Callout>
  );
}

/** A refusal that helps: who decided nothing of it looks again, once, until a day that is named. */
function SecondLookOffer({ c, record }: Pick<ProposerNowPageProps, "c" | "record">) {
  const { city, program } = c.var;
  const href = paths.proposal.secondLook({ id: record.id });
  if (record.secondLook?.declineId === record.decline?.id)
    return (
      <p>
        <a href={href}>{record.secondLook?.answer ? "もう一度の検討の結果を読む" : "もう一度の検討のようすを見る"}</a>
      </p>
    );
  const until = askableUntil(record, city.settings.secondLookDays, city.calendar);
  if (whyNotAskable(record, until, todayInTokyo(program.now()))) return null;
  return (
    <>
      <p>
        決め方に納得できないときは、見送りを決めていない人に、もう一度の検討を頼めます。{dateText(until!, "long")}
        まで、一回です。
      </p>
      <ButtonRow>
        <ButtonLink kind="other" href={href}>
          もう一度の検討を頼む
        </ButtonLink>
      </ButtonRow>
    </>
  );
}
