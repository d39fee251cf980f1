import type { Owner } from "./database.ts";

/**
 * How many rows every table has, and the version of every proposal: what a refused request leaves as it was. Without sessions,
 * keys of forms and counted attempts, which coming and asking alone may add to, and how far somebody has read, which reading adds to.
 */
export async function everythingIn(owner: Owner): Promise<unknown> {
  const { rows: tables } = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const counted = tables
    .filter(({ name }) => !["sessions", "form_keys", "talk_reads"].includes(name))
    .map(({ name }) => `select '${name}' as name, count(*)::int as n from public.${name}`);
  const { rows: counts } = await owner.query(counted.join(" union all "));
  const { rows: versions } = await owner.query("select id, version, status from proposals order by id");
  return { counts, versions };
}
