import { sql } from "kysely";
import type { DividedKind } from "../../domain/departments/division.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { Tx } from "../connect.ts";
import { workOf } from "./hand-over-store.ts";

/** An open thing of a department that is split. */
export type DividedItem = {
  kind: DividedKind;
  id: string;
  proposalId: string | null;
  fiscalYear: number | null;
  serial: number | null;
  title: string;
};

/** A split whose day has not come: who follows, what is open as far as the reader sees it, and what was chosen so far, by the item's id. */
export type Division = {
  department: { id: string; name: string };
  onDay: string;
  successors: readonly { id: string; name: string }[];
  /** Where the people go; and what is open, unless somebody says otherwise. */
  takesId: string;
  restId: string;
  items: readonly DividedItem[];
  chosen: ReadonlyMap<string, string>;
};

/** Departments whose split is still to come and of which the reader may say what goes where; at most 50. */
export async function listDivisions(tx: Tx): Promise<readonly { id: string; name: string; onDay: string }[]> {
  const { rows } = await sql<{ id: string; name: string; on_day: string }>`
    select d.id, d.name, min(s.on_day)::text as on_day from department_successors s join departments d on d.id = s.department_id
    where s.kind = 'split' and app.may_divide(s.department_id) group by d.id, d.name order by 3, d.name limit 50`.execute(
    tx,
  );
  return rows.map((row) => ({ id: row.id, name: row.name, onDay: row.on_day }));
}

/** One of these; null where there is none, or it is not the reader's to divide. */
export async function findDivision(tx: Tx, person: Person, departmentId: string): Promise<Division | null> {
  const { rows } = await sql<{ id: string; name: string; department: string; on_day: string; takes_open: boolean }>`
    select n.id, n.name, d.name as department, s.on_day::text as on_day, s.takes_open from department_successors s
    join departments d on d.id = s.department_id join departments n on n.id = s.successor_id
    where s.department_id = ${departmentId} and s.kind = 'split' and app.may_divide(s.department_id) order by n.code limit 100`.execute(
    tx,
  );
  const takes = rows.find((row) => row.takes_open);
  if (!takes) return null;
  const [work, seeds, choices] = [
    await workOf(tx, person.id, departmentId),
    await seedsOf(tx, departmentId),
    await tx
      .selectFrom("split_choices")
      .select(["kind", "item_id", "successor_id"])
      .where("department_id", "=", departmentId)
      .limit(1000)
      .execute(),
  ];
  return {
    department: { id: departmentId, name: takes.department },
    onDay: takes.on_day,
    successors: rows.map(({ id, name }) => ({ id, name })),
    takesId: takes.id,
    restId: choices.find(({ kind }) => kind === "rest")?.successor_id ?? takes.id,
    items: [...work.flatMap((one) => (one.kind === "proposal" ? [] : [{ ...one, kind: one.kind }])), ...seeds],
    chosen: new Map(choices.filter(({ kind }) => kind !== "rest").map((one) => [one.item_id, one.successor_id])),
  };
}

/** More open seeds than a department has at once; a bound. */
async function seedsOf(tx: Tx, departmentId: string): Promise<readonly DividedItem[]> {
  const rows = await tx
    .selectFrom("challenge_seeds")
    .select(["id", "body"])
    .where("department_id", "=", departmentId)
    .where("state", "=", "open")
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(({ id, body }) => ({
    ...{ kind: "seed" as const, id, proposalId: null, fiscalYear: null, serial: null },
    title: body.split("\n")[0]!,
  }));
}
