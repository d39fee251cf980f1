import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { waitFromRow } from "../db/stores/record-row.ts";
import { isId } from "../domain/kernel/ids.ts";
import type { Person } from "../domain/policy/actor.ts";
import type { Wait } from "../domain/process/record.ts";
import type { Status } from "../domain/process/status.ts";
import { unreadOf } from "./talk-reading.ts";

const pageSize = 20;

/** One line of 私たちの提案. */
export type MyProposal = {
  id: string;
  number: { fiscalYear: number; serial: number } | null;
  title: string;
  kind: "free" | "challenge";
  challengeTitle: string | null;
  status: Status;
  statusAt: Date;
  /** What is waited for now, the organisation's own turn first. */
  waits: readonly Wait[];
  /** Messages of the city, and of colleagues, that this person has not read. */
  unread: number;
};

export type MyProposals = { proposals: readonly MyProposal[]; next: string | null };

/**
 * The proposals of the organisation that a person acts for: where it is their turn first (drafts are their turn too), then the
 * latest change first. Twenty at a time; `after` is the `next` of the page before.
 */
export async function listMyProposals(program: Program, person: Person, after?: string): Promise<MyProposals> {
  const organisation = person.organisation;
  if (!organisation) return { proposals: [], next: null };
  const from = after ? readCursor(after) : null;
  const { rows, unread } = await program.db.asActor(person, async (tx) => {
    const found = await sql<Row>`
      select * from (
        select p.id, p.fiscal_year, p.serial, p.title, p.kind, c.title as challenge_title, p.status, p.status_at, w.open,
          case when p.status = 'draft' or w.mine then 0 when w.open is not null then 1 else 2 end as turn
        from proposals p left join challenges c on c.id = p.challenge_id
        cross join lateral (
          select jsonb_agg(to_jsonb(x) order by (x.holder = 'partner') desc, x.due nulls last, x.since) as open,
            coalesce(bool_or(x.holder = 'partner'), false) as mine
          from waits x where x.proposal_id = p.id and x.ended_at is null) w
        where p.organisation_id = ${organisation.id}) line
      ${from ? sql`where (turn, -extract(epoch from status_at), id) > (${from.turn}, ${from.at}::numeric, ${from.id}::uuid)` : sql``}
      order by turn, -extract(epoch from status_at), id limit ${sql.lit(pageSize + 1)}`.execute(tx);
    const ids = found.rows.map((row) => row.id);
    return { rows: found.rows, unread: await unreadOf(tx, person, ids) };
  });
  const shown = rows.slice(0, pageSize);
  return {
    proposals: shown.map((row) => fromRow(row, unread.get(row.id) ?? 0)),
    next: rows.length > pageSize ? cursorOf(shown.at(-1)!) : null,
  };
}

/** Names of the people who may submit for an organisation: said to a member who has finished writing. */
export async function listRepresentatives(program: Program, person: Person): Promise<readonly string[]> {
  if (!person.organisation) return [];
  const { id } = person.organisation;
  const rows = await program.db.asActor(person, (tx) =>
    tx
      .selectFrom("memberships")
      .innerJoin("people", "people.id", "memberships.person_id")
      .select("people.name")
      .where("memberships.organisation_id", "=", id)
      .where("memberships.role", "=", "representative")
      .where("memberships.ended_at", "is", null)
      .orderBy("people.name")
      .limit(10)
      .execute(),
  );
  return rows.map((row) => row.name);
}

type Row = {
  id: string;
  fiscal_year: number | null;
  serial: number | null;
  title: string;
  kind: "free" | "challenge";
  challenge_title: string | null;
  status: string;
  status_at: Date;
  open: Record<string, unknown>[] | null;
  turn: number;
};

function fromRow(row: Row, unread: number): MyProposal {
  return {
    id: row.id,
    number: row.serial === null ? null : { fiscalYear: row.fiscal_year!, serial: row.serial },
    title: row.title,
    kind: row.kind,
    challengeTitle: row.challenge_title,
    status: row.status as Status,
    statusAt: row.status_at,
    waits: (row.open ?? []).map(waitFromRow),
    unread,
  };
}

function cursorOf(row: Row): string {
  return `${row.turn}.${row.status_at.getTime()}.${row.id}`;
}

/** Null for what is no cursor: then the list begins at its beginning. */
function readCursor(text: string): { turn: number; at: string; id: string } | null {
  const found = /^([012])\.(\d{1,15})\.([0-9a-f-]{36})$/.exec(text);
  return found && isId(found[3]!) ? { turn: Number(found[1]), at: `-${Number(found[2]) / 1000}`, id: found[3]! } : null;
}
