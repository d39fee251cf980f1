import { sql } from "kysely";
import { gatesOf } from "../../domain/principles/gates.ts";
import { gateRules, keptGatesOf } from "../../domain/principles/kept-gates.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { Tx } from "../connect.ts";

/**
 * Keeps where a proposal stands on the seven principles, by the clock, in the transaction of the act that may have changed it: what
 * gatesOf says, and since when each principle waits for somebody. `record`: the `gates` of findBallFacts.
 */
export async function keepGates(tx: Tx, record: ProposalRecord, since: Date): Promise<void> {
  const gates = keptGatesOf(record);
  if (!gates) {
    await tx.deleteFrom("gate_states").where("proposal_id", "=", record.id).execute();
    return;
  }
  const columns = gates.flatMap(({ principle }) => [principle.toLowerCase(), `${principle.toLowerCase()}_since`]);
  const values = gates.flatMap(({ state, waits }) => [sql`${state}`, sql`${waits ? since : null}::timestamptz`]);
  // Who goes on waiting has waited since then, whatever is missing now.
  const changes = gates.map(({ principle }) => {
    const [state, from] = [principle.toLowerCase(), `${principle.toLowerCase()}_since`].map((name) => sql.ref(name));
    return sql`${state} = excluded.${state}, ${from} = case when excluded.${from} is null then null else coalesce(gate_states.${from}, excluded.${from}) end`;
  });
  await sql`insert into gate_states (proposal_id, rules, ${sql.join(columns.map((name) => sql.ref(name)))})
    values (${record.id}, ${gateRules}, ${sql.join(values)})
    on conflict (proposal_id) do update set rules = excluded.rules, ${sql.join(changes)}`.execute(tx);
}

/** Proposals of which nothing is kept, or by rules of before; the clock's, at most so many. */
export async function listGatesToKeep(tx: Tx, most: number): Promise<readonly string[]> {
  const result = await sql<{ proposal_id: string }>`
    (select k.proposal_id from wall.gates_to_keep k limit ${sql.lit(most)})
    union all (select g.proposal_id from gate_states g where g.rules <> ${gateRules} limit ${sql.lit(most)})`.execute(
    tx,
  );
  return result.rows.map((row) => row.proposal_id).slice(0, most);
}

/** Names of whoever has confirmed one of the principles, for a paper and the page. */
export async function namesOfConfirmers(tx: Tx, record: ProposalRecord): Promise<ReadonlyMap<string, string>> {
  const ids = gatesOf(record).flatMap((gate) => (gate.state === "confirmed" ? gate.by : []));
  if (ids.length === 0) return new Map();
  const people = await tx
    .selectFrom("people")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(people.map((person) => [person.id, person.name]));
}
