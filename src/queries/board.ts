import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { listRecords } from "../db/stores/record-store.ts";
import { isPlainDate } from "../domain/calendar/tokyo-date.ts";
import { isId } from "../domain/kernel/ids.ts";
import { awayAs, isOfDesk, type Person } from "../domain/policy/actor.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import type { Status } from "../domain/process/status.ts";
import { containing } from "./containing.ts";
import { unreadOf } from "./talk-reading.ts";

/** The four places where a proposal can wait; each is a tile and a table. */
export const boardHolders = ["desk", "department", "partner", "approver"] as const;
export type BoardHolder = (typeof boardHolders)[number];

/** What the reader asked the board for; "" is everything. */
export type BoardFilter = {
  /** Words of title or organisation, or a number (R8-061). */
  q: string;
  assigned: string;
  status: string;
  deadline: "" | "late" | "near";
  field: string;
  /** "mine": inquiries that this person has not answered yet. */
  unanswered: "" | "mine";
};

export type BoardWait = {
  id: string;
  proposalId: string;
  task: string;
  holder: BoardHolder;
  departments: readonly string[];
  personName: string | null;
  since: Date;
  due: string | null;
};

export type BoardSection = { holder: BoardHolder; waits: readonly BoardWait[]; next: string | null };

export type Board = {
  counts: Readonly<Record<BoardHolder, { all: number; late: number }>>;
  sections: readonly BoardSection[];
  /** Of every proposal that is shown: for its gates and its number. */
  records: ReadonlyMap<string, ProposalRecord>;
  /** Messages that this person has not read, of the proposals that are theirs to read. */
  unread: ReadonlyMap<string, number>;
};

/** Rows of a table while all four stand under each other, and when one was chosen. */
const rowsOfEach = 10;
const rowsOfOne = 20;

export type BoardAsk = {
  filter: BoardFilter;
  /** One table alone; null: all four. */
  holder: BoardHolder | null;
  /** Where the page begins, as the last one said (`next`). */
  after: string | null;
  today: string;
  /** The last day that counts as near. */
  nearUntil: string;
};

/**
 * Everything that is waited for, as this person may see it: starts from the open waits, so that its cost does not grow with the
 * ended proposals. For a department it is what waits for its own people first.
 */
export async function boardOf(tx: Tx, person: Person, ask: BoardAsk): Promise<Board> {
  const where = conditions(person, ask, await onlyTheirs(tx, person));
  const counts = await countWaits(tx, where, ask.today);
  const sections: BoardSection[] = [];
  for (const holder of ask.holder ? [ask.holder] : boardHolders) {
    if (counts[holder].all === 0) continue;
    sections.push(await sectionOf(tx, where, holder, ask));
  }
  const ids = [...new Set(sections.flatMap((section) => section.waits.map((wait) => wait.proposalId)))];
  const records = ids.length > 0 ? await listRecords(tx, ids) : [];
  const unread = await unreadOf(tx, person, ids);
  return { counts, sections, records: new Map(records.map((record) => [record.id, record])), unread };
}

/** A line of the board as a file: what waits, and as much of its proposal as the board shows. */
export type BoardLine = BoardWait & {
  number: { fiscalYear: number; serial: number } | null;
  title: string;
  organisation: string;
  status: Status;
  fields: readonly string[];
  assigned: readonly string[];
};

/** More waits at once no desk has open; a spreadsheet is of no use beyond. */
const mostLines = 20_000;

/** Everything that the board has for this person under these filters, table after table, each in the board's order. */
export async function boardLines(tx: Tx, person: Person, ask: Omit<BoardAsk, "after">): Promise<readonly BoardLine[]> {
  const where = conditions(person, ask, await onlyTheirs(tx, person));
  const holders = ask.holder ? [ask.holder] : boardHolders;
  const { rows } = await sql<LineRow>`
    select w.id, w.proposal_id, w.task, w.holder, w.since, w.due, p.fiscal_year, p.serial, p.title, p.status, p.fields,
      (select o.name from organisations o where o.id = p.organisation_id) as organisation,
      (select d.name from departments d where d.id = w.department_id) as department,
      (select n.name from people n where n.id = w.person_id) as person,
      array(select n.name from assignments a join people n on n.id = a.person_id
        where a.proposal_id = w.proposal_id and a.ended_at is null order by a.at) as assigned
    from waits w join proposals p on p.id = w.proposal_id ${where} and w.holder = any (${holders})
    order by array_position(${boardHolders}::text[], w.holder::text), w.due, w.id limit ${sql.lit(mostLines)}`.execute(
    tx,
  );
  const lines = new Map(rows.map((row) => [row.id, row]));
  return holders.flatMap((holder) => {
    const own = rows.filter((row) => row.holder === holder);
    return merged(holder, own).map((wait) => {
      const { fiscal_year, serial, title, organisation, status, fields, assigned } = lines.get(wait.id)!;
      const number = serial === null || fiscal_year === null ? null : { fiscalYear: fiscal_year, serial };
      return { ...wait, number, title, organisation, status, fields, assigned };
    });
  });
}

type LineRow = WaitRow & {
  holder: BoardHolder;
  fiscal_year: number | null;
  serial: number | null;
  title: string;
  status: Status;
  fields: readonly string[];
  organisation: string;
  assigned: readonly string[];
};

async function countWaits(tx: Tx, where: RawBuilder<unknown>, today: string): Promise<Board["counts"]> {
  const result = await sql<{ holder: BoardHolder; all: string; late: string }>`
    select w.holder, count(*) as all, count(*) filter (where w.due < ${today}) as late
    from waits w ${where} group by w.holder`.execute(tx);
  const counts = Object.fromEntries(boardHolders.map((holder) => [holder, { all: 0, late: 0 }])) as Record<
    BoardHolder,
    { all: number; late: number }
  >;
  for (const row of result.rows)
    if (row.holder in counts) counts[row.holder] = { all: Number(row.all), late: Number(row.late) };
  return counts;
}

type WaitRow = {
  id: string;
  proposal_id: string;
  task: string;
  department: string | null;
  person: string | null;
  since: Date;
  due: string | null;
};

async function sectionOf(
  tx: Tx,
  where: RawBuilder<unknown>,
  holder: BoardHolder,
  ask: BoardAsk,
): Promise<BoardSection> {
  const limit = ask.holder ? rowsOfOne : rowsOfEach;
  const result = await sql<WaitRow>`
    select w.id, w.proposal_id, w.task, w.since, w.due,
      (select d.name from departments d where d.id = w.department_id) as department,
      (select n.name from people n where n.id = w.person_id) as person
    from waits w ${where} and w.holder = ${holder} ${after(ask.after)}
    order by w.due, w.id limit ${sql.lit(limit + 1)}`.execute(tx);
  const rows = result.rows.slice(0, limit);
  const last = rows.at(-1);
  const hasMore = result.rows.length > limit;
  return {
    holder,
    waits: merged(holder, rows),
    next: hasMore && last ? `${last.due ?? "none"}_${last.id}` : null,
  };
}

/** Departments that wait for the same thing of the same proposal until the same day stand in one row. */
function merged(holder: BoardHolder, rows: readonly WaitRow[]): readonly BoardWait[] {
  const waits = new Map<string, BoardWait>();
  for (const row of rows) {
    const key = [row.proposal_id, row.task, row.due].join(" ");
    const found = waits.get(key);
    if (found && row.department) waits.set(key, { ...found, departments: [...found.departments, row.department] });
    else
      waits.set(found ? `${key} ${row.id}` : key, {
        id: row.id,
        proposalId: row.proposal_id,
        task: row.task,
        holder,
        departments: row.department ? [row.department] : [],
        personName: row.person,
        since: row.since,
        due: row.due,
      });
  }
  return [...waits.values()];
}

function after(position: string | null): RawBuilder<unknown> {
  const [due, id] = (position ?? "").split("_");
  if (!due || !isId(id ?? "")) return sql``;
  if (due === "none") return sql`and w.due is null and w.id > ${id}::uuid`;
  if (!isPlainDate(due)) return sql``;
  return sql`and (w.due > ${due}::date or (w.due = ${due}::date and w.id > ${id}::uuid) or w.due is null)`;
}

function conditions(
  person: Person,
  { filter, today, nearUntil }: Pick<BoardAsk, "filter" | "today" | "nearUntil">,
  theirs: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [
    sql`where w.municipality_id = ${person.municipality} and w.ended_at is null and w.holder <> 'nobody'`,
    theirs,
  ];
  if (filter.deadline === "late") parts.push(sql`and w.due < ${today}`);
  if (filter.deadline === "near") parts.push(sql`and w.due between ${today} and ${nearUntil}`);
  if (isId(filter.assigned))
    parts.push(sql`and exists (select from assignments a where a.proposal_id = w.proposal_id and a.ended_at is null
      and a.person_id = ${filter.assigned})`);
  if (filter.assigned === "nobody")
    parts.push(
      sql`and not exists (select from assignments a where a.proposal_id = w.proposal_id and a.ended_at is null)`,
    );
  if (filter.unanswered === "mine") parts.push(unansweredBy(person));
  const ofProposal = proposalConditions(filter);
  if (ofProposal) parts.push(sql`and exists (select from proposals p where p.id = w.proposal_id ${ofProposal})`);
  return sql.join(parts, sql` `);
}

/**
 * まだ自分が答えていない: an inquiry of one's department that nobody else there was named for and nobody has drafted an answer to; for its
 * head also one whose draft is to be confirmed.
 */
function unansweredBy(person: Person): RawBuilder<unknown> {
  const mine = person.departments.map((department) => department.id);
  const heads = person.departments.filter(({ role }) => role === "head").map((department) => department.id);
  const drafted = sql`exists (select from inquiry_answers a where a.inquiry_id = w.subject_id and a.confirmed_at is null)`;
  return sql`and w.task = 'answerInquiry' and w.department_id = any (${mine}::uuid[]) and case when ${drafted}
    then w.department_id = any (${heads}::uuid[])
    else not exists (select from inquiry_handlers h join inquiries i on i.id = h.inquiry_id
      where h.inquiry_id = w.subject_id and h.at >= i.asked_at and h.person_id <> ${person.id}) end`;
}

/** More proposals at once no department is asked about. */
const mostAsked = 1000;

/** The desk has the whole board; a department has what waits for itself and for others in proposals that it was asked about. */
async function onlyTheirs(tx: Tx, person: Person): Promise<RawBuilder<unknown>> {
  if (isOfDesk(person)) return sql``;
  const mine = person.departments.map((department) => department.id);
  if (mine.length === 0) return sql`and w.person_id = any (${[person.id, ...awayAs(person, "approver")]}::uuid[])`;
  // Asked once, not by each of the board's statements: every row of inquiries is judged by the wall.
  const asked = await tx
    .selectFrom("inquiries")
    .select("proposal_id")
    .where("ended_at", "is", null)
    .where("department_id", "in", mine)
    .orderBy("due")
    .limit(mostAsked)
    .execute();
  return sql`and w.proposal_id = any (${asked.map((row) => row.proposal_id)}::uuid[])
    and (w.department_id is null or w.department_id = any (${mine}::uuid[]))`;
}

/** Conditions on the proposal itself, shared with the list of proposals; null when there are none. */
export function proposalConditions(filter: Pick<BoardFilter, "q" | "status" | "field">): RawBuilder<unknown> | null {
  const parts: RawBuilder<unknown>[] = [];
  if (filter.status) parts.push(sql`and p.status = ${filter.status as Status}`);
  if (filter.field) parts.push(sql`and ${filter.field} = any (p.fields)`);
  const words = filter.q.trim();
  const number = /^R?(\d{1,2})-(\d{1,5})$/iu.exec(words.normalize("NFKC"));
  if (number) parts.push(sql`and p.fiscal_year = ${2018 + Number(number[1])} and p.serial = ${Number(number[2])}`);
  else if (words) {
    const like = containing(words);
    parts.push(sql`and (p.title ilike ${like} or exists (select from organisations o
      where o.id = p.organisation_id and o.name ilike ${like}))`);
  }
  return parts.length > 0 ? sql.join(parts, sql` `) : null;
}
