import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { isId } from "../domain/kernel/ids.ts";
import type { GateStateKept } from "../domain/principles/kept-gates.ts";
import type { Principle } from "../domain/process/record.ts";
import type { Status } from "../domain/process/status.ts";
import { proposalConditions } from "./board.ts";

export const principles = ["P1", "P2", "P3", "P4", "P5", "P6", "P7"] as const satisfies readonly Principle[];

/** `waiting`: what waits for somebody (missing, or filled and not confirmed); `stuck`: what has waited for long. */
export const principleFilters = [
  "waiting",
  "stuck",
  "missing",
  "filled",
  "confirmed",
  "later",
  "not_applicable",
] as const;
export type PrincipleState = (typeof principleFilters)[number];

/** What the reader asked for; "" is everything. */
export type PrinciplesFilter = {
  principle: Principle | "";
  state: PrincipleState;
  /** Words of title or organisation, or a number (R8-061). */
  q: string;
  status: string;
  field: string;
};

/** How many open proposals stand where, of one principle; `stuck` of those that wait. */
export type PrincipleCounts = Readonly<Record<GateStateKept | "waiting" | "stuck", number>>;

export type PrincipleRow = {
  id: string;
  fiscalYear: number;
  serial: number;
  title: string;
  organisation: string;
  status: Status;
  gates: readonly { principle: Principle; state: GateStateKept; since: Date | null }[];
  /** Who has the ball, the nearest deadline first. */
  waits: readonly { task: string; holder: string; department: string | null; due: string | null }[];
};

export type PrinciplesView = {
  open: number;
  counts: Readonly<Record<Principle, PrincipleCounts>>;
  rows: readonly PrincipleRow[];
  next: string | null;
};

export type PrinciplesAsk = {
  filter: PrinciplesFilter;
  after: string | null;
  /** What waits since before this is stuck. */
  stuckBefore: Date;
};

const rowsOfPage = 15;

/**
 * Where the open proposals stand on the seven principles, as this person of the desk may see them: what was kept of each record with its
 * last act (gate_states), so that counting five thousand costs a few milliseconds. Bounded, the longest waiting first.
 */
export async function principlesOf(tx: Tx, municipality: string, ask: PrinciplesAsk): Promise<PrinciplesView> {
  const where = ofProposals(municipality, ask.filter);
  const [groups, list] = await Promise.all([countStates(tx, where, ask.stuckBefore), listRows(tx, where, ask)]);
  return { ...summed(groups), ...list };
}

type Group = Record<`p${number}`, GateStateKept> & Record<`waiting${number}` | `stuck${number}` | "all", number>;

/** Few combinations of seven states exist: the database counts those, and they are added up here. */
async function countStates(tx: Tx, where: RawBuilder<unknown>, stuckBefore: Date): Promise<readonly Group[]> {
  const columns = principles.map((principle) => sql.ref(`g.${principle.toLowerCase()}`));
  const waiting = principles.map((principle, index) => {
    const since = sql.ref(`g.${principle.toLowerCase()}_since`);
    return sql`count(${since})::int as ${sql.ref(`waiting${index + 1}`)},
      count(*) filter (where ${since} < ${stuckBefore})::int as ${sql.ref(`stuck${index + 1}`)}`;
  });
  const result = await sql<Group>`select ${sql.join(columns)}, count(*)::int as all, ${sql.join(waiting)}
    from gate_states g ${where} group by ${sql.join(columns)}`.execute(tx);
  return result.rows;
}

function summed(groups: readonly Group[]): Pick<PrinciplesView, "open" | "counts"> {
  const counts = principles.map((principle, index): [Principle, PrincipleCounts] => {
    const count = { missing: 0, filled: 0, confirmed: 0, later: 0, not_applicable: 0, waiting: 0, stuck: 0 };
    for (const group of groups) {
      count[group[`p${index + 1}`]!] += group.all;
      count.waiting += group[`waiting${index + 1}`]!;
      count.stuck += group[`stuck${index + 1}`]!;
    }
    return [principle, count];
  });
  return {
    open: groups.reduce((sum, group) => sum + group.all, 0),
    counts: Object.fromEntries(counts) as PrinciplesView["counts"],
  };
}

type Listed = Record<`p${number}`, GateStateKept> &
  Record<`s${number}`, Date | null> & {
    id: string;
    position: string;
    fiscal_year: number;
    serial: number;
    title: string;
    organisation: string;
    status: Status;
    waits: PrincipleRow["waits"] | null;
  };

async function listRows(
  tx: Tx,
  where: RawBuilder<unknown>,
  ask: PrinciplesAsk,
): Promise<Pick<PrinciplesView, "rows" | "next">> {
  const since = sinceOf(ask.filter);
  const states = principles.map((principle, index) => {
    const name = principle.toLowerCase();
    return sql`x.${sql.ref(name)} as ${sql.ref(`p${index + 1}`)}, x.${sql.ref(`${name}_since`)} as ${sql.ref(`s${index + 1}`)}`;
  });
  // The page is found among the kept rows alone; names and waits are looked up for its rows.
  const result = await sql<Listed>`
    select p.id, x.since::text as position, ${sql.join(states)}, p.fiscal_year, p.serial, p.title, p.status, o.name as organisation,
      (select jsonb_agg(jsonb_build_object('task', w.task, 'holder', w.holder, 'due', w.due,
          'department', (select d.name from departments d where d.id = w.department_id)) order by w.due nulls last, w.id)
        from waits w where w.proposal_id = p.id and w.ended_at is null) as waits
    from (select g.*, coalesce(${since}, 'infinity') as since from gate_states g ${where} ${ofState(ask)} ${after(since, ask.after)}
      order by coalesce(${since}, 'infinity'), g.proposal_id limit ${sql.lit(rowsOfPage + 1)}) x
    join proposals p on p.id = x.proposal_id join organisations o on o.id = p.organisation_id
    order by x.since, p.id`.execute(tx);
  const shown = result.rows.slice(0, rowsOfPage);
  const last = shown.at(-1);
  return {
    rows: shown.map(rowOf),
    next: result.rows.length > rowsOfPage && last ? `${last.position}_${last.id}` : null,
  };
}

function rowOf(row: Listed): PrincipleRow {
  return {
    id: row.id,
    fiscalYear: row.fiscal_year,
    serial: row.serial,
    title: row.title,
    organisation: row.organisation,
    status: row.status,
    gates: principles.map((principle, index) => ({
      principle,
      state: row[`p${index + 1}`]!,
      since: row[`s${index + 1}`] ?? null,
    })),
    waits: row.waits ?? [],
  };
}

/** Since when it waits: the asked principle, or whichever of them has waited longest. */
function sinceOf({ principle }: PrinciplesFilter): RawBuilder<unknown> {
  return principle === "" ? sql.ref("g.waiting_since") : sql.ref(`g.${principle.toLowerCase()}_since`);
}

function ofState({ filter, stuckBefore }: PrinciplesAsk): RawBuilder<unknown> {
  const since = sinceOf(filter);
  if (filter.state === "waiting") return sql`and ${since} is not null`;
  if (filter.state === "stuck") return sql`and ${since} < ${stuckBefore}`;
  const asked = filter.principle === "" ? principles : [filter.principle];
  const states = asked.map((principle) => sql`${sql.ref(`g.${principle.toLowerCase()}`)} = ${filter.state}`);
  return sql`and (${sql.join(states, sql` or `)})`;
}

function ofProposals(municipality: string, filter: PrinciplesFilter): RawBuilder<unknown> {
  const conditions = proposalConditions(filter);
  return sql`where g.municipality_id = ${municipality}
    ${conditions ? sql`and exists (select from proposals p where p.id = g.proposal_id ${conditions})` : sql``}`;
}

function after(since: RawBuilder<unknown>, position: string | null): RawBuilder<unknown> {
  const [at, id] = (position ?? "").split("_");
  // As the database writes an instant; what somebody has made up begins at the beginning.
  const instant = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?([+-]\d\d)$/.exec(at ?? "");
  const isInstant = instant !== null && !Number.isNaN(Date.parse(`${instant[1]}T${instant[2]}${instant[4]}:00`));
  if (!(isInstant || at === "infinity") || !isId(id ?? "")) return sql``;
  return sql`and (coalesce(${since}, 'infinity'), g.proposal_id) > (${at}::timestamptz, ${id}::uuid)`;
}
