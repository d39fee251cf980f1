import type { Tx } from "../db/connect.ts";
import type { Meeting } from "../domain/process/record.ts";

/** A meeting with its words. Names of who proposed, wrote and confirmed stand with the times. */
export type MeetingDetail = {
  id: string;
  state: Meeting["state"];
  proposedSide: "partner" | "city";
  proposedBy: string;
  startsAt: Date;
  place: string;
  people: string;
  purpose: string;
  minutes: string;
  minutesBy: string | null;
  minutesAt: Date | null;
  city: Confirmation | null;
  partner: Confirmation | null;
};
type Confirmation = { name: string; at: Date; comment: string };

/** The meetings of a proposal, newest first, at most 100; empty for who may not read the dialogue. */
export async function listMeetings(tx: Tx, proposalId: string): Promise<readonly MeetingDetail[]> {
  const rows = await tx
    .selectFrom("meetings as m")
    .innerJoin("people as proposer", "proposer.id", "m.proposed_by")
    .leftJoin("people as writer", "writer.id", "m.minutes_by")
    .leftJoin("people as city", "city.id", "m.city_confirmed_by")
    .leftJoin("people as partner", "partner.id", "m.partner_confirmed_by")
    .selectAll("m")
    .select([
      "proposer.name as proposer_name",
      "writer.name as writer_name",
      "city.name as city_name",
      "partner.name as partner_name",
    ])
    .where("m.proposal_id", "=", proposalId)
    .orderBy("m.starts_at", "desc")
    .orderBy("m.id")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state as Meeting["state"],
    proposedSide: row.proposed_side as "partner" | "city",
    proposedBy: row.proposer_name,
    startsAt: row.starts_at,
    place: row.place,
    people: row.people,
    purpose: row.purpose,
    minutes: row.minutes,
    minutesBy: row.writer_name,
    minutesAt: row.minutes_at,
    city: confirmation(row.city_name, row.city_confirmed_at, row.city_comment),
    partner: confirmation(row.partner_name, row.partner_confirmed_at, row.partner_comment),
  }));
}

/** One meeting of a proposal; null when it does not exist for this reader. */
export async function findMeeting(tx: Tx, proposalId: string, id: string): Promise<MeetingDetail | null> {
  return (await listMeetings(tx, proposalId)).find((meeting) => meeting.id === id) ?? null;
}

function confirmation(name: string | null, at: Date | null, comment: string): Confirmation | null {
  return name && at ? { name, at, comment } : null;
}
