import type { Context } from "hono";
import type { Tx } from "../../db/connect.ts";
import { listRecords } from "../../db/stores/record-store.ts";
import type { HandOverPaper } from "../../documents/hand-over-docx.ts";
import type { ChallengeState } from "../../domain/challenge/challenge.ts";
import { consultationNumber } from "../../domain/consultation/consultation.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { Task } from "../../domain/process/ball.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { findHandOver, type HandOver, type HandOverLine } from "../../queries/hand-overs.ts";
import { listEvents } from "../../queries/proposal-history.ts";
import { dateText } from "../../words/date-text.ts";
import { eventText } from "../../words/ja/events.ts";
import { taskToDo } from "../../words/ja/task-to-do.ts";
import { words } from "../../words/words.ts";
import { challengeStateNames } from "../challenges/words.ts";
import { numberOf } from "../proposals/case.tsx";
import { holderName } from "../proposals/now.tsx";
import { partStateWords } from "../proposals/open-parts.tsx";
import { readersText, untilText } from "../proposals/terms-words.ts";
import type { Env } from "../route.ts";

/** So many of the last steps stand in the paper. */
const lastSteps = 5;

/**
 * The 引継書 as its reader may see it: whoever receives reads what they receive; who leaves, who planned it and the chief read all lines.
 * Of a proposal: where it stands, whose turn it is and until when, what was asked, what was agreed about protection (headings alone, P7b),
 * the last steps. Before the question about ties is answered (P2) a proposal is a number.
 */
export async function paperOf(
  c: Context<Env>,
  tx: Tx,
  person: Person,
  id: string,
): Promise<{ handOver: HandOver; paper: HandOverPaper } | null> {
  const found = await findHandOver(tx, id);
  if (!found) return null;
  const { handOver } = found;
  const seesAll = [handOver.from.id, handOver.plannedBy.id].includes(person.id) || person.roles.includes("chief");
  const lines = found.lines.filter((line) => seesAll || line.to.id === person.id);
  const records = await recordsOf(tx, lines);
  const entries: HandOverPaper["entries"][number][] = [];
  for (const line of lines) {
    const record = line.proposalId ? records.get(line.proposalId) : undefined;
    if (record) entries.push(await proposalEntry(c, tx, person, line, record));
    else if (line.proposalId === null) entries.push(otherEntry(line));
  }
  const place = handOver.department?.name ?? "官民連携デスク";
  const receivers = [...new Set(lines.map(({ to }) => to.name))];
  return {
    handOver,
    paper: {
      title: "引継書",
      facts: [
        ["所属", place],
        ["前任者", handOver.from.name],
        ["受ける人", receivers.join("、") || "(ありません)"],
        ["引き継ぐ日", dateText(handOver.onDay, "long")],
        ["作成", dateText(c.var.program.now(), "long")],
      ],
      note: handOver.note,
      entries,
    },
  };
}

async function recordsOf(tx: Tx, lines: readonly HandOverLine[]): Promise<ReadonlyMap<string, ProposalRecord>> {
  const ids = [...new Set(lines.flatMap(({ proposalId }) => proposalId ?? []))];
  const found: ProposalRecord[] = [];
  for (let at = 0; at < ids.length; at += 200) found.push(...(await listRecords(tx, ids.slice(at, at + 200))));
  return new Map(found.map((record) => [record.id, record]));
}

async function proposalEntry(
  c: Context<Env>,
  tx: Tx,
  person: Person,
  line: HandOverLine,
  record: ProposalRecord,
): Promise<HandOverPaper["entries"][number]> {
  if (mustDeclareConflict(person, record))
    return {
      heading: numberOf(record),
      rows: [
        [
          "読む前に",
          ["この提案のページで、提案した団体との関係の有無を答えてください。答えると、ここに続きが出ます。"],
        ],
      ],
    };
  const { city } = c.var;
  const isDesk = partsOf(person, record).has("desk");
  const { events } = await listEvents(tx, record.id, { limit: lastSteps });
  const waits = record.openWaits.filter(({ holder }) => holder !== "nobody");
  const asked = record.inquiries.filter(({ endedAs }) => endedAs === null);
  const parts = record.parts.filter(({ state }) => state !== "left_out");
  const rows: [string, string[]][] = [
    ["団体", [record.organisation.name]],
    ["いまの段階", [words("ja").common.status[record.status]]],
    [
      "だれの番で、いつまでか",
      waits.map(
        (wait) =>
          `${holderName(wait, record, city, false)}：${taskToDo[wait.task as Task]}${wait.due ? `(${dateText(wait.due, "long")}まで)` : ""}`,
      ),
    ],
    [
      "たずねている課",
      asked.map(
        ({ departmentName, answeredAt, due, isLead }) =>
          `${departmentName}${isLead ? "(主管課)" : ""}：${answeredAt ? "回答済み" : `${dateText(due, "long")}までに回答`}`,
      ),
    ],
    [
      "守る部分(見出しだけ)",
      parts.map(
        (part) =>
          `「${part.heading}」：${partStateWords[part.state]}、${readersText(part, city)}、${untilText(part.until)}`,
      ),
    ],
    [
      "最近の動き",
      events.map(
        (event) => `${dateText(event.at, "long")}　${eventText(event.kind, isDesk ? event.aboutDepartment : null)}`,
      ),
    ],
  ];
  return {
    heading: `${numberOf(record)}　${record.title}${line.kind === "inquiry" ? "(照会)" : ""}　受ける人：${line.to.name}`,
    rows: rows.filter(([, lines]) => lines.length > 0),
  };
}

function otherEntry(line: HandOverLine): HandOverPaper["entries"][number] {
  const to = `受ける人：${line.to.name}`;
  const due: [string, string[]][] = line.due ? [["期日", [dateText(line.due, "long")]]] : [];
  if (line.kind === "consultation") {
    const number = consultationNumber({ fiscalYear: line.fiscalYear!, serial: line.serial! });
    const state = { open: "未回答", passed_on: "課に引き継ぎ", answered: "回答済み" }[line.state] ?? "終了";
    return { heading: `相談 ${number}　${line.title}様　${to}`, rows: [["いまの段階", [state]], ...due] };
  }
  return {
    heading: `課題「${line.title}」　${to}`,
    rows: [["いまの段階", [challengeStateNames[line.state as ChallengeState] ?? line.state]], ...due],
  };
}
