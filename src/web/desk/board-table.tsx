import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import type { Task } from "../../domain/process/ball.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { BoardWait } from "../../queries/board.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { numberOf } from "../proposals/case.tsx";
import { clockOf, isMine } from "../proposals/now.tsx";
import { tasks } from "../proposals/tasks.ts";
import type { Env } from "../route.ts";
import { Band } from "../ui/band.tsx";
import { Clock, type ClockDays, urgencyOf } from "../ui/clock.tsx";
import { dateText, dayText } from "../ui/date-text.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { bandOf, readsGates } from "./gates-of-record.ts";
import { nobodyAssigned, whoseTurn } from "./whose.ts";

type BoardTableProps = {
  c: Context<Env>;
  person: Person;
  caption: string;
  waits: readonly BoardWait[];
  records: ReadonlyMap<string, ProposalRecord>;
  /** Unread messages, by proposal. */
  unread: ReadonlyMap<string, number>;
};

type Row = { wait: BoardWait; record: ProposalRecord; clock: ClockDays | null };

/** Waits as rows: how long is left, what, who, from when to when, stage and principles. On a phone each is a card. */
export function BoardTable({ c, person, caption, waits, records, unread }: BoardTableProps) {
  const now = c.var.program.now();
  const rows: Row[] = waits.flatMap((wait) => {
    const record = records.get(wait.proposalId);
    return record ? [{ wait, record, clock: clockOf(wait, now, c.var.city) }] : [];
  });
  return (
    <div class="board">
      <Table
        caption={caption}
        captionHidden
        dense
        cards="plain"
        rows={rows}
        rowState={({ clock }) => clock && urgencyOf({ ...clock, left: clock.limit - clock.elapsed }, 2)}
        columns={[
          { head: "残り", cell: ({ clock }) => (clock ? <Clock {...clock} unit="short" /> : "期限なし") },
          {
            head: "提案",
            rowHead: true,
            width: "wide",
            cell: (row) => <Title row={row} unread={unread.get(row.record.id) ?? 0} />,
          },
          { head: "待っていること", cell: (row) => <ToDo person={person} row={row} /> },
          { head: "持っている人", cell: (row) => <Whose row={row} /> },
          { head: "から → まで", cell: ({ wait }) => <FromTo wait={wait} now={now} /> },
          { head: "段階・原則", cell: (row) => <Stage person={person} record={row.record} /> },
        ]}
      />
    </div>
  );
}

function Title({ row: { record }, unread }: { row: Row; unread: number }) {
  return (
    <>
      <a href={paths.proposal.show({ id: record.id })}>{record.title}</a>{" "}
      {unread > 0 ? <Tag kind="new">未読{unread}件</Tag> : null}
      <span class="board-of">
        {numberOf(record)} {record.organisation.name}
      </span>
    </>
  );
}

/** What is waited for; whose turn it is goes from here to the very place, without the pages between. */
function ToDo({ person, row: { wait, record } }: { person: Person; row: Row }) {
  const task = tasks[wait.task as Task];
  const mine = record.openWaits.find(
    (one) => one.task === wait.task && one.due === wait.due && isMine(person, record, one),
  );
  return <b>{mine ? <a href={task.href(record.id, mine)}>{task.toDo}</a> : task.toDo}</b>;
}

function Whose({ row: { wait, record } }: { row: Row }) {
  const assigned = record.assigned.map((one) => one.name);
  const whose = whoseTurn(wait, record.organisation.name, assigned);
  return whose === null ? <Tag kind="near">{nobodyAssigned}</Tag> : <span class="board-whose">{whose}</span>;
}

function FromTo({ wait, now }: { wait: BoardWait; now: Date }) {
  return (
    <>
      <span class="nowrap">{dateText(wait.since, "dense")} →</span>{" "}
      {wait.due ? <b class="nowrap">{dayText(wait.due, now, "dense")}</b> : "―"}
    </>
  );
}

/** What rests on the content waits for the declaration (P2), and for a reader who sees all that it rests on. */
function Stage({ person, record }: { person: Person; record: ProposalRecord }) {
  const showsBand = readsGates(person, record) && !mustDeclareConflict(person, record);
  return (
    <>
      {words("ja").common.status[record.status]}
      {showsBand ? (
        <>
          <br />
          <Band gates={bandOf(record)} published={record.case?.state === "published"} count />
        </>
      ) : null}
    </>
  );
}
