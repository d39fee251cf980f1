import { sql } from "kysely";
import type { Mentionable } from "../../domain/dialogue/mentions.ts";
import type { Tx } from "../connect.ts";

/** Up to where somebody has read a topic (null: the one without a title), or the notes. `side` null: they speak for nobody. */
export type TalkRead = {
  proposalId: string;
  personId: string;
  lane: "messages" | "notes";
  topicId: string | null;
  side: "partner" | "city" | null;
  upTo: number;
  at: Date;
};

/** Keeps how far somebody has read; two pages open at once never take anything back. */
export async function keepRead(tx: Tx, read: TalkRead): Promise<void> {
  await sql`insert into talk_reads (proposal_id, person_id, lane, topic_id, side, up_to, at)
    values (${read.proposalId}, ${read.personId}, ${read.lane}, ${read.topicId}, ${read.side}, ${read.upTo}, ${read.at})
    on conflict (person_id, proposal_id, lane, topic_id) do update
    set up_to = greatest(talk_reads.up_to, excluded.up_to), at = excluded.at, side = excluded.side`.execute(tx);
}

/** Whom the actor can mention in a lane of the talk: their own side, as far as it reads this proposal and has no tie. */
export async function listMentionable(
  tx: Tx,
  proposalId: string,
  lane: "messages" | "notes",
): Promise<readonly Mentionable[]> {
  const result = await sql<{ person_id: string; name: string; place: string }>`
    select person_id, name, place from app.talk_people(${proposalId}, ${lane}) order by place, name, person_id limit 200`.execute(
    tx,
  );
  return result.rows.map((row) => ({ id: row.person_id, name: row.name, place: row.place }));
}
