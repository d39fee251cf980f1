import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import {
  type Consultation,
  consultationFrom,
  consultationsOf,
  findConsultation,
} from "../db/stores/consultation-store.ts";
import { isPlainDate } from "../domain/calendar/tokyo-date.ts";
import { isId } from "../domain/kernel/ids.ts";
import { containing } from "./containing.ts";

const pageSize = 20;

/** What the list is asked for: what still waits, or everything. */
export type ConsultationsFilter = { q: string; state: "waiting" | "all" };

/**
 * A page of consultations that the actor may read: what waits, the soonest deadline first; or all of them, the newest first.
 * `next` is where the following page begins.
 */
export async function listConsultations(
  tx: Tx,
  filter: ConsultationsFilter,
  after: string | null,
): Promise<{ consultations: readonly Consultation[]; next: string | null }> {
  const [place, id] = (after ?? "").split("_");
  const isLater = place !== undefined && id !== undefined && isId(id);
  let query = consultationsOf(tx).limit(pageSize + 1);
  for (const word of filter.q
    .split(/[\s\u3000]+/u)
    .filter((one) => one !== "")
    .slice(0, 5)) {
    const like = containing(word);
    query = query.where((eb) =>
      eb.or((["c.body", "c.sender_name", "c.sender_organisation"] as const).map((name) => eb(name, "ilike", like))),
    );
  }
  if (filter.state === "waiting") {
    query = query.where("c.state", "in", ["open", "passed_on"]).orderBy("c.due").orderBy("c.id");
    if (isLater && isPlainDate(place)) query = query.where(sql<boolean>`(c.due, c.id) > (${place}::date, ${id}::uuid)`);
  } else {
    query = query.orderBy("c.received_at", "desc").orderBy("c.id");
    if (isLater && /^\d{1,15}$/.test(place))
      query = query.where((eb) =>
        eb.or([
          eb("c.received_at", "<", new Date(Number(place))),
          eb.and([eb("c.received_at", "=", new Date(Number(place))), eb("c.id", ">", id)]),
        ]),
      );
  }
  const rows = await query.execute();
  const shown = rows.slice(0, pageSize).map(consultationFrom);
  const last = shown.at(-1);
  const position = filter.state === "waiting" ? last?.due : last?.receivedAt.getTime();
  return { consultations: shown, next: rows.length > pageSize && last ? `${position}_${last.id}` : null };
}

/** How many wait for an answer, as far as the actor may read them, and how many of these are late. */
export async function countConsultations(tx: Tx, today: string): Promise<{ all: number; late: number }> {
  return tx
    .selectFrom("consultations")
    .select([
      sql<number>`count(*)::int`.as("all"),
      sql<number>`(count(*) filter (where due < ${today}))::int`.as("late"),
    ])
    .where("state", "in", ["open", "passed_on"])
    .executeTakeFirstOrThrow();
}

export type ConsultationStep = {
  kind: string;
  body: string;
  department: string | null;
  by: string | null;
  at: Date;
};

/** One consultation with everything that was done; null when it does not exist for this reader. */
export async function consultationWithSteps(
  tx: Tx,
  id: string,
): Promise<{ consultation: Consultation; steps: readonly ConsultationStep[] } | null> {
  const [consultation, steps] = await Promise.all([
    findConsultation(tx, id),
    tx
      .selectFrom("consultation_steps as s")
      .leftJoin("people as n", "n.id", "s.by_id")
      .leftJoin("departments as d", "d.id", "s.department_id")
      .select(["s.kind", "s.body", "s.at", "n.name as by", "d.name as department"])
      .where("s.consultation_id", "=", id)
      .orderBy("s.at", "desc")
      .orderBy("s.id")
      .limit(200)
      .execute(),
  ]);
  return consultation ? { consultation, steps } : null;
}
