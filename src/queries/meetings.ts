import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Attendee, Minutes } from "../domain/dialogue/minutes.ts";
import type { Meeting } from "../domain/process/record.ts";

/** A meeting with its words. Names of who proposed, wrote and confirmed stand with the times. */
export type MeetingDetail = {
  id: string;
  state: Meeting["state"];
  proposedSide: "partner" | "city";
  proposedBy: string;
  startsAt: Date;
  minutesLong: number;
  place: string;
  /** "" where they meet in one place. */
  onlineUrl: string;
  deskAttends: boolean;
  people: string;
  purpose: string;
  minutes: string;
  minutesBy: string | null;
  minutesAt: Date | null;
  /** The newest version; 0 before there is one. */
  minutesVersion: number;
  contestedSide: "partner" | "city" | null;
  /** How many times stand to be chosen from, while it is proposed. */
  candidates: number;
  /** RFC 5545: grows with every change of what stands in calendars. */
  sequence: number;
  cancelled: Confirmation | null;
  city: Confirmation | null;
  partner: Confirmation | null;
};
type Confirmation = { name: string; at: Date; comment: string };

/** A round of times, as one side offered them. */
export type MeetingOffer = {
  round: number;
  side: "partner" | "city";
  name: string;
  times: readonly Date[];
  note: string;
  at: Date;
};

/** One version of the minutes, and what each side said of it. */
export type MinutesVersion = Minutes & {
  heldAt: Date;
  version: number;
  by: string;
  at: Date;
  statements: readonly (Confirmation & { side: "partner" | "city"; act: "confirmed" | "contested" })[];
};

/** A meeting as its own page shows it: with every round of times and every version, the newest first. */
export type MeetingWhole = MeetingDetail & {
  offers: readonly MeetingOffer[];
  versions: readonly MinutesVersion[];
};

/** The meetings of a proposal, newest first, at most 100; empty for who may not read the dialogue. */
export async function listMeetings(tx: Tx, proposalId: string): Promise<readonly MeetingDetail[]> {
  const rows = await tx
    .selectFrom("meetings as m")
    .innerJoin("people as proposer", "proposer.id", "m.proposed_by")
    .leftJoin("people as writer", "writer.id", "m.minutes_by")
    .leftJoin("people as city", "city.id", "m.city_confirmed_by")
    .leftJoin("people as partner", "partner.id", "m.partner_confirmed_by")
    .leftJoin("people as canceller", "canceller.id", "m.cancelled_by")
    .selectAll("m")
    .select([
      "proposer.name as proposer_name",
      "writer.name as writer_name",
      "city.name as city_name",
      "partner.name as partner_name",
      "canceller.name as canceller_name",
      sql<number | null>`(select cardinality(o.times) from meeting_offers o
        where o.proposal_id = m.proposal_id and o.meeting_id = m.id order by o.round desc limit 1)`.as("candidates"),
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
    minutesLong: row.minutes_long,
    place: row.place,
    onlineUrl: row.online_url,
    deskAttends: row.desk_attends,
    people: row.people,
    purpose: row.purpose,
    minutes: row.minutes,
    minutesBy: row.writer_name,
    minutesAt: row.minutes_at,
    minutesVersion: row.minutes_version,
    contestedSide: row.contested_side as "partner" | "city" | null,
    candidates: row.candidates ?? 1,
    sequence: row.sequence,
    cancelled: confirmation(row.canceller_name, row.cancelled_at, row.cancel_reason),
    city: confirmation(row.city_name, row.city_confirmed_at, row.city_comment),
    partner: confirmation(row.partner_name, row.partner_confirmed_at, row.partner_comment),
  }));
}

/** One meeting of a proposal, whole; null when it does not exist for this reader. */
export async function findMeeting(tx: Tx, proposalId: string, id: string): Promise<MeetingWhole | null> {
  const [meetings, offers, versions] = await Promise.all([
    listMeetings(tx, proposalId),
    listOffers(tx, proposalId, id),
    listVersions(tx, proposalId, id),
  ]);
  const meeting = meetings.find((one) => one.id === id);
  return meeting ? { ...meeting, offers, versions } : null;
}

async function listOffers(tx: Tx, proposalId: string, meetingId: string): Promise<readonly MeetingOffer[]> {
  const rows = await tx
    .selectFrom("meeting_offers as o")
    .innerJoin("people as n", "n.id", "o.by_id")
    .select(["o.round", "o.side", "n.name", "o.times", "o.note", "o.at"])
    .where("o.proposal_id", "=", proposalId)
    .where("o.meeting_id", "=", meetingId)
    .orderBy("o.round", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...row, side: row.side as "partner" | "city" }));
}

async function listVersions(tx: Tx, proposalId: string, meetingId: string): Promise<readonly MinutesVersion[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.held_at, v.place, v.attendance, v.people, v.said, v.decisions, v.open_questions, v.reason, n.name, v.at,
      (select jsonb_agg(jsonb_build_object('side', s.side, 'act', s.act, 'comment', s.comment, 'name', w.name, 'at', s.at) order by s.at, s.id)
        from minutes_statements s join people w on w.id = s.by_id
        where s.proposal_id = v.proposal_id and s.meeting_id = v.meeting_id and s.version = v.version) as statements
    from minutes_versions v join people n on n.id = v.by_id
    where v.proposal_id = ${proposalId} and v.meeting_id = ${meetingId} order by v.version desc limit 50`.execute(tx);
  return rows.map((row) => ({
    version: row.version,
    heldAt: row.held_at,
    place: row.place,
    attendance: row.attendance,
    people: row.people,
    said: row.said,
    decisions: row.decisions,
    openQuestions: row.open_questions,
    reason: row.reason,
    by: row.name,
    at: row.at,
    statements: (row.statements ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
  }));
}

type VersionRow = {
  version: number;
  held_at: Date;
  place: string;
  attendance: Attendee[];
  people: string;
  said: string;
  decisions: string;
  open_questions: string;
  reason: string;
  name: string;
  at: Date;
  statements:
    | { side: "partner" | "city"; act: "confirmed" | "contested"; comment: string; name: string; at: string }[]
    | null;
};

function confirmation(name: string | null, at: Date | null, comment: string): Confirmation | null {
  return name && at ? { name, at, comment } : null;
}
