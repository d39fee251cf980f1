import type { Tx } from "../db/connect.ts";
import { newestAsking } from "../db/stores/request-store.ts";
import { findSeed, type Seed, seedFrom, seedsOf } from "../db/stores/seed-store.ts";
import { isId } from "../domain/kernel/ids.ts";
import { isOfDesk, type Person } from "../domain/policy/actor.ts";

const pageSize = 20;

/** A page of the seeds that the actor may read, the newest first: all of them for the desk, its own for a department. */
export async function listSeeds(
  tx: Tx,
  after: string | null,
): Promise<{ seeds: readonly Seed[]; next: string | null }> {
  let query = seedsOf(tx);
  const [time, id] = (after ?? "").split("_");
  if (/^\d{1,15}$/.test(time ?? "") && isId(id ?? "")) {
    const at = new Date(Number(time));
    query = query.where((eb) => eb.or([eb("s.at", "<", at), eb.and([eb("s.at", "=", at), eb("s.id", ">", id!)])]));
  }
  const rows = await query
    .orderBy("s.at", "desc")
    .orderBy("s.id")
    .limit(pageSize + 1)
    .execute();
  const seeds = rows.slice(0, pageSize).map(seedFrom);
  const last = seeds.at(-1);
  return { seeds, next: rows.length > pageSize && last ? `${last.at.getTime()}_${last.id}` : null };
}

export type SeedReply = { side: "department" | "desk"; by: string; body: string; at: Date };

/** One seed with what was written back and forth, the oldest first; null when it does not exist for this reader. */
export async function seedWithReplies(
  tx: Tx,
  id: string,
): Promise<{ seed: Seed; replies: readonly SeedReply[] } | null> {
  const seed = await findSeed(tx, id);
  if (!seed) return null;
  const rows = await tx
    .selectFrom("challenge_seed_replies as r")
    .innerJoin("people as n", "n.id", "r.by_id")
    .select(["r.by_side", "n.name", "r.body", "r.at"])
    .where("r.seed_id", "=", id)
    .orderBy("r.at")
    .orderBy("r.id")
    .limit(200)
    .execute();
  const replies = rows.map((row) => ({
    ...{ side: row.by_side as SeedReply["side"], by: row.name, body: row.body, at: row.at },
  }));
  return { seed, replies };
}

/** What the person's own departments are asked and have not answered; the one that ends first. */
export async function openQuestionTo(
  tx: Tx,
  person: Person,
): Promise<{ departmentId: string; departmentName: string; due: string } | null> {
  const own = person.departments.map(({ id }) => id);
  if (own.length === 0) return null;
  const row = await tx
    .selectFrom("challenge_requests as r")
    .innerJoin("departments as d", "d.id", "r.department_id")
    .select(["r.department_id", "d.name", "r.due"])
    .where("r.department_id", "in", own)
    .where("r.answer", "is", null)
    .orderBy("r.asked_on", "desc")
    .orderBy("d.code")
    .limit(1)
    .executeTakeFirst();
  return row ? { departmentId: row.department_id, departmentName: row.name, due: String(row.due) } : null;
}

/** How many seeds wait for the person: for the desk those that it has not answered, for a department what the desk has written back. */
export async function countSeedsToRead(tx: Tx, person: Person): Promise<number> {
  const { count } = await tx
    .selectFrom("challenge_seeds")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("state", "=", isOfDesk(person) ? "open" : "answered")
    .executeTakeFirstOrThrow();
  return Number(count);
}

export type AskedDepartment = {
  division: string;
  name: string;
  answer: "written" | "none" | null;
  answeredAt: Date | null;
  seedId: string | null;
};

/** Whom the newest question went to and who has answered, those that have not first; null before any was asked. */
export async function newestQuestion(
  tx: Tx,
): Promise<{ askedOn: string; due: string; departments: readonly AskedDepartment[] } | null> {
  const askedOn = await newestAsking(tx);
  if (!askedOn) return null;
  const rows = await tx
    .selectFrom("challenge_requests as r")
    .innerJoin("departments as d", "d.id", "r.department_id")
    .leftJoin("challenge_seeds as s", "s.request_id", "r.id")
    .select(["d.division", "d.name", "r.due", "r.answer", "r.answered_at", "s.id as seed_id"])
    .where("r.asked_on", "=", askedOn)
    .orderBy((eb) => eb("r.answer", "is not", null))
    .orderBy("d.code")
    .limit(500)
    .execute();
  const departments = rows.map((row) => ({
    ...{ division: row.division, name: row.name, answer: row.answer as AskedDepartment["answer"] },
    ...{ answeredAt: row.answered_at, seedId: row.seed_id },
  }));
  return { askedOn, due: String(rows[0]!.due), departments };
}
