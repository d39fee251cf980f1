import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isTold, type LawAccess, lawPurposeNames } from "../../domain/law-access/law-access.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import type { Talk } from "../../domain/proposal/protection-talk.ts";
import type { Reading } from "../../queries/readings.ts";
import type { Env } from "../route.ts";
import { DateText, dateText } from "../ui/date-text.tsx";
import type { HistoryItem } from "../ui/history.tsx";
import { Prose } from "../ui/prose.tsx";
import { readersText, untilText } from "./terms-words.ts";

type TimelineProps = {
  c: Context<Env>;
  record: ProposalRecord;
  part: ProtectedPart;
  talks: readonly Talk[];
  readings: readonly Reading[];
  accesses: readonly (LawAccess & { personName: string })[];
  /** The proposer reads departments and posts; names of people stay inside. */
  isPartner: boolean;
};

/** Everything that happened to a protected part, newest first: what was said, every change, who opened it and what for (P7b). */
export function timelineOf(props: TimelineProps): readonly HistoryItem[] {
  const { part, talks, readings, accesses } = props;
  const items = [
    ...talks.filter((talk) => talk.partId === part.id).map((talk) => ({ at: talk.at, item: said(talk, props) })),
    ...readings
      .filter((reading) => reading.partId === part.id)
      .map((reading) => ({ at: reading.at, item: read(reading, props) })),
    ...accesses
      .filter((access) => access.partId === part.id)
      .map((access) => ({ at: access.grantedAt, item: granted(access, props) })),
  ];
  // The sort is stable: of two things at one instant the one that was read last stands first.
  return items
    .toReversed()
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ item }) => item);
}

function said(talk: Talk, { c, record }: TimelineProps): HistoryItem {
  return {
    side: talk.side === "partner" ? "partner" : "city",
    title: `${talk.side === "partner" ? record.organisation.name : "デスク"}：${actWords[talk.act]}`,
    at: <DateText value={talk.at} form="long-time" />,
    note: hasNoTerms.includes(talk.act) ? (
      talk.note && <Prose text={talk.note} />
    ) : (
      <>
        {readersText(talk, c.var.city)}、{untilText(talk.until)}
        {talk.note ? <Prose text={talk.note} /> : null}
      </>
    ),
  };
}

function read(reading: Reading, { isPartner }: TimelineProps): HistoryItem {
  const post = `${reading.departmentName} ${reading.role}`;
  const who = isPartner ? post : `${post} ${reading.personName}`;
  return {
    side: "city",
    title: reading.isFile ? `${who}が添付ファイルを開きました` : `${who}が開きました`,
    at: <DateText value={reading.at} form="long-time" />,
    note: `目的：${reading.purpose}`,
  };
}

function granted(access: LawAccess & { personName: string }, { c, isPartner }: TimelineProps): HistoryItem {
  const who = `${access.readerDepartment} ${access.readerRole}`;
  const today = todayInTokyo(c.var.program.now());
  const end = access.endedAt ?? new Date(access.endsAt.getTime() - 1);
  return {
    side: "city",
    title: `法令に基づく閲覧を認めました（${lawPurposeNames[access.purpose]}）`,
    at: <DateText value={access.grantedAt} form="long-time" />,
    note: [
      isPartner ? who : `${who} ${access.personName}`,
      `${dateText(end, "long")}まで`,
      ...(isTold(access, today) ? [] : [`提案者には${dateText(access.untoldUntil!, "long")}まで伝えません`]),
    ].join("、"),
  };
}

/** What is said without naming terms. */
const hasNoTerms: readonly Talk["act"][] = [
  "leave_out",
  "refuse_change",
  "withdraw_change",
  "release",
  "ask_end",
  "keep",
];

const actWords: Record<Talk["act"], string> = {
  request: "取扱条件を希望",
  counter: "修正案",
  agree: "合意",
  leave_out: "提案から外した",
  propose_change: "変更の申し出",
  agree_change: "変更に合意",
  refuse_change: "変更の申し出を断った",
  withdraw_change: "変更の申し出を取り下げた",
  widen: "より広い人に開いた",
  release: "守る扱いを終えた",
  ask_end: "守る期間のあとの扱いをたずねた",
  keep: "このまま守り続けることにした",
};
