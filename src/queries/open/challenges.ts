import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";

export const challengesOnAPage = 20;

/** What a visitor asks of the list; every part is optional. */
export type ChallengeFilter = {
  words?: string | undefined;
  field?: string | undefined;
  departmentId?: string | undefined;
  state: "open" | "closed";
  after?: ChallengeCursor | undefined;
};

/** The last row of the page before: its deadline ("" for none) and its id. */
export type ChallengeCursor = { deadline: string; id: string };

export type ChallengeRow = {
  id: string;
  code: string;
  title: string;
  title_en: string;
  ask: string;
  ask_en: string;
  fields: string[];
  department_id: string;
  deadline: string | null;
  published_at: Date;
};

/** A page of published challenges, the soonest deadline first, those without one last. `next` is null at the end. */
export async function challengesFor(
  program: Program,
  revision: string,
  filter: ChallengeFilter,
): Promise<{ rows: ChallengeRow[]; next: ChallengeCursor | null; counts: ChallengeCounts }> {
  const today = todayInTokyo(program.now());
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => ({
    ...(await readChallenges(tx, filter, today, challengesOnAPage)),
    counts: await countedOnce(program, `${revision} ${today}`, tx, today),
  }));
}

/** The newest open challenges, for the feed. */
export async function newestChallengesOf(program: Program, limit: number): Promise<ChallengeRow[]> {
  const today = todayInTokyo(program.now());
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, (tx) =>
    newestChallenges(tx, today, limit),
  );
}

export type ChallengeCounts = { open: number; closed: number };
const counted = new WeakMap<Program, { of: string; counts: ChallengeCounts }>();

/** Counted anew only after a publication or at midnight: a list must not read every challenge there ever was. */
async function countedOnce(program: Program, of: string, tx: Tx, today: string): Promise<ChallengeCounts> {
  const known = counted.get(program);
  if (known?.of === of) return known.counts;
  const counts = await countChallenges(tx, today);
  counted.set(program, { of, counts });
  return counts;
}

/** The same within a transaction, for pages that show more. */
export async function readChallenges(
  tx: Tx,
  { words, field, departmentId, state, after }: ChallengeFilter,
  today: string,
  limit: number,
): Promise<{ rows: ChallengeRow[]; next: ChallengeCursor | null }> {
  let query = tx
    .selectFrom("challenges")
    .select([
      "id",
      "code",
      "title",
      "title_en",
      "ask",
      "ask_en",
      "fields",
      "department_id",
      "deadline",
      "published_at",
    ]);
  query =
    state === "open"
      ? query
          .where("status", "=", "open")
          .where((eb) => eb.or([eb("deadline", "is", null), eb("deadline", ">=", today)]))
      : query.where((eb) =>
          eb.or([
            eb("status", "in", ["closed", "concluded", "withdrawn"]),
            eb.and([eb("status", "=", "open"), eb("deadline", "<", today)]),
          ]),
        );
  if (field) query = query.where("fields", "@>", sql<string[]>`array[${field}]::text[]`);
  if (departmentId) query = query.where("department_id", "=", departmentId);
  for (const word of (words ?? "")
    .split(/[\s\u3000]+/u)
    .filter((one) => one !== "")
    .slice(0, 8)) {
    const like = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((eb) =>
      eb.or((["title", "ask", "background", "title_en", "ask_en"] as const).map((name) => eb(name, "ilike", like))),
    );
  }
  if (after?.deadline)
    query = query.where((eb) =>
      eb.or([
        eb("deadline", ">", after.deadline),
        eb.and([eb("deadline", "=", after.deadline), eb("id", ">", after.id)]),
        eb("deadline", "is", null),
      ]),
    );
  if (after && !after.deadline) query = query.where("deadline", "is", null).where("id", ">", after.id);
  const found = await query
    .orderBy("deadline", (order) => order.asc().nullsLast())
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit) as unknown as ChallengeRow[];
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last ? { deadline: last.deadline ?? "", id: last.id } : null };
}

/** The newest open challenges: home page and feed. */
export async function newestChallenges(tx: Tx, today: string, limit: number): Promise<ChallengeRow[]> {
  const found = await tx
    .selectFrom("challenges")
    .select(["id", "code", "title", "title_en", "ask", "ask_en", "fields", "department_id", "deadline", "published_at"])
    .where("status", "=", "open")
    .where((eb) => eb.or([eb("deadline", "is", null), eb("deadline", ">=", today)]))
    .orderBy("published_at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return found as unknown as ChallengeRow[];
}

/** How many are open and how many are over, for the filter's labels. */
export async function countChallenges(tx: Tx, today: string): Promise<ChallengeCounts> {
  const row = await tx
    .selectFrom("challenges")
    .select([
      sql<number>`(count(*) filter (where status = 'open' and (deadline is null or deadline >= ${today}::date)))::int`.as(
        "open",
      ),
      sql<number>`count(*)::int`.as("all"),
    ])
    .where("status", "<>", "draft")
    .executeTakeFirstOrThrow();
  return { open: row.open, closed: row.all - row.open };
}
