import { type SelectQueryBuilder, sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { DB } from "../../db/generated.ts";
import type { Program } from "../../db/program.ts";
import type { City } from "../../db/stores/city-store.ts";
import { firstOpenDeadline } from "../../domain/challenge/closing.ts";
import { containing } from "../containing.ts";

export const challengesOnAPage = 20;

/** What a visitor asks of the list; every part is optional. */
export type ChallengeFilter = {
  words?: string | undefined;
  field?: string | undefined;
  departmentId?: string | undefined;
  /** A goal, 1 to 17. */
  sdg?: number | undefined;
  /** Its deadline is on this day or before it; or it has none. */
  deadline?: { until: string } | "none" | undefined;
  state: "open" | "closed";
  after?: ChallengeCursor | undefined;
};

/** The last row of the page before: its deadline ("" for none) and its id. */
export type ChallengeCursor = { deadline: string; id: string };

const rowColumns = [
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
] as const;

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
  city: City,
  filter: ChallengeFilter,
): Promise<{
  rows: ChallengeRow[];
  next: ChallengeCursor | null;
  counts: ChallengeCounts;
  forecasts: readonly ForecastRow[];
}> {
  const first = firstOpenDeadline(program.now(), city.settings.closingMinutes);
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => {
    // Started side by side, so that they travel together.
    const [page, counts, forecasts] = await Promise.all([
      readChallenges(tx, filter, first, challengesOnAPage),
      countedOnce(program, `${city.publicRevision} ${first}`, tx, first),
      filter.state === "open" && !filter.after ? readForecasts(tx, filter) : [],
    ]);
    return { ...page, counts, forecasts };
  });
}

/** The newest open challenges, for the feeds: all of them, or those of a condition. */
export async function newestChallengesOf(
  program: Program,
  city: City,
  limit: number,
  filter?: ChallengeFilter,
): Promise<ChallengeRow[]> {
  const first = firstOpenDeadline(program.now(), city.settings.closingMinutes);
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, (tx) =>
    newestChallenges(tx, first, limit, filter),
  );
}

export type ChallengeCounts = { open: number; closed: number };
const counted = new WeakMap<Program, { of: string; counts: ChallengeCounts }>();

/** Counted anew only after a publication or when a deadline comes: a list must not read every challenge there ever was. */
async function countedOnce(program: Program, of: string, tx: Tx, first: string): Promise<ChallengeCounts> {
  const known = counted.get(program);
  if (known?.of === of) return known.counts;
  const counts = await countChallenges(tx, first);
  counted.set(program, { of, counts });
  return counts;
}

/** The same within a transaction, for pages that show more. */
export async function readChallenges(
  tx: Tx,
  { state, after, ...conditions }: ChallengeFilter,
  first: string,
  limit: number,
): Promise<{ rows: ChallengeRow[]; next: ChallengeCursor | null }> {
  let query = tx.selectFrom("challenges").select(rowColumns);
  query =
    state === "open"
      ? query
          .where("status", "=", "open")
          .where((eb) => eb.or([eb("deadline", "is", null), eb("deadline", ">=", first)]))
      : query.where((eb) =>
          eb.or([
            eb("status", "in", ["closed", "concluded", "withdrawn"]),
            eb.and([eb("status", "=", "open"), eb("deadline", "<", first)]),
          ]),
        );
  query = filtered(query, conditions);
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

/** What a forecast tells besides: the day on which it opens. */
export type ForecastRow = ChallengeRow & { opens_on: string };

/** 予告: challenges that are announced and not open yet, the soonest first; at most 20. */
async function readForecasts(tx: Tx, filter: ChallengeFilter): Promise<readonly ForecastRow[]> {
  const query = tx
    .selectFrom("challenges")
    .select([...rowColumns, "opens_on"])
    .where("status", "=", "forecast");
  const rows = await filtered(query, filter).orderBy("opens_on").orderBy("id").limit(20).execute();
  return rows as unknown as ForecastRow[];
}

/** The visitor's conditions, on any list of challenges. */
function filtered<O>(
  query: SelectQueryBuilder<DB, "challenges", O>,
  { words, field, departmentId, sdg, deadline }: Omit<ChallengeFilter, "state" | "after">,
): SelectQueryBuilder<DB, "challenges", O> {
  let narrowed = query;
  if (field) narrowed = narrowed.where("fields", "@>", sql<string[]>`array[${field}]::text[]`);
  if (sdg) narrowed = narrowed.where("sdgs", "@>", sql<number[]>`array[${sdg}]::int[]`);
  if (departmentId) narrowed = narrowed.where("department_id", "=", departmentId);
  if (deadline)
    narrowed =
      deadline === "none" ? narrowed.where("deadline", "is", null) : narrowed.where("deadline", "<=", deadline.until);
  for (const word of (words ?? "")
    .split(/[\s\u3000]+/u)
    .filter((one) => one !== "")
    .slice(0, 8)) {
    const like = containing(word);
    narrowed = narrowed.where((eb) =>
      eb.or((["title", "ask", "background", "title_en", "ask_en"] as const).map((name) => eb(name, "ilike", like))),
    );
  }
  return narrowed;
}

/** The newest open challenges: home page and feed. */
export async function newestChallenges(
  tx: Tx,
  first: string,
  limit: number,
  filter: ChallengeFilter = { state: "open" },
): Promise<ChallengeRow[]> {
  const open = tx
    .selectFrom("challenges")
    .select(rowColumns)
    .where("status", "=", "open")
    .where((eb) => eb.or([eb("deadline", "is", null), eb("deadline", ">=", first)]));
  const found = await filtered(open, filter).orderBy("published_at", "desc").orderBy("id").limit(limit).execute();
  return found as unknown as ChallengeRow[];
}

/** How many are open and how many are over, for the filter's labels. */
export async function countChallenges(tx: Tx, first: string): Promise<ChallengeCounts> {
  const row = await tx
    .selectFrom("challenges")
    .select([
      sql<number>`(count(*) filter (where status = 'open' and (deadline is null or deadline >= ${first}::date)))::int`.as(
        "open",
      ),
      sql<number>`count(*)::int`.as("all"),
    ])
    .where("status", "in", ["open", "closed", "concluded", "withdrawn"])
    .executeTakeFirstOrThrow();
  return { open: row.open, closed: row.all - row.open };
}
