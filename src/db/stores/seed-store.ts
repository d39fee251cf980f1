import { sql } from "kysely";
import type { SeedKind, SeedState } from "../../domain/challenge/seed.ts";
import type { Tx } from "../connect.ts";

/** A seed as its department and the desk see it. */
export type Seed = {
  id: string;
  kind: SeedKind;
  state: SeedState;
  departmentId: string;
  departmentName: string;
  body: string;
  affected: string;
  tried: string;
  by: string;
  at: Date;
  challengeId: string | null;
  version: number;
};

/** Seeds that the actor may read, for a list to order and bound. */
export function seedsOf(tx: Tx) {
  return tx
    .selectFrom("challenge_seeds as s")
    .innerJoin("departments as d", "d.id", "s.department_id")
    .innerJoin("people as n", "n.id", "s.by_id")
    .selectAll("s")
    .select(["d.name as department_name", "n.name as by_name"]);
}

/** One seed; null when it does not exist for this person. */
export async function findSeed(tx: Tx, id: string): Promise<Seed | null> {
  const row = await seedsOf(tx).where("s.id", "=", id).executeTakeFirst();
  return row ? seedFrom(row) : null;
}

/** One seed, locked until the end of the transaction. */
export async function lockSeed(tx: Tx, id: string): Promise<Seed | null> {
  await sql`select id from challenge_seeds where id = ${id} for update`.execute(tx);
  return findSeed(tx, id);
}

type Row = Awaited<ReturnType<ReturnType<typeof seedsOf>["executeTakeFirstOrThrow"]>>;

/** The CHECKs of the table hold its words to the types of the domain. */
export function seedFrom(row: Row): Seed {
  return {
    id: row.id,
    kind: row.kind as SeedKind,
    state: row.state as SeedState,
    departmentId: row.department_id,
    departmentName: row.department_name,
    body: row.body,
    affected: row.affected,
    tried: row.tried,
    by: row.by_name,
    at: row.at,
    challengeId: row.challenge_id,
    version: row.version,
  };
}
