import { sql } from "kysely";
import type {
  ConsultationChannel,
  ConsultationKind,
  ConsultationState,
} from "../../domain/consultation/consultation.ts";
import type { Tx } from "../connect.ts";

/** A consultation as its readers inside see it. */
export type Consultation = {
  id: string;
  fiscalYear: number;
  serial: number;
  kind: ConsultationKind;
  channel: ConsultationChannel;
  lang: "ja" | "en";
  senderName: string;
  senderOrganisation: string;
  mail: string;
  telephone: string;
  body: string;
  state: ConsultationState;
  departmentId: string | null;
  departmentName: string | null;
  /** The proposal it became, once that was submitted and as far as this reader may see it. */
  proposalId: string | null;
  enteredBy: string | null;
  /** When it came; a call noted later says when it was. */
  receivedAt: Date;
  enteredAt: Date | null;
  due: string | null;
  version: number;
};

/** Takes the lock of a consultation; does nothing for one that this person may not see. */
export async function lockConsultation(tx: Tx, id: string): Promise<void> {
  await sql`select id from consultations where id = ${id} for update`.execute(tx);
}

/** One consultation; null when it does not exist for this person. */
export async function findConsultation(tx: Tx, id: string): Promise<Consultation | null> {
  const row = await consultationsOf(tx).where("c.id", "=", id).executeTakeFirst();
  return row ? consultationFrom(row) : null;
}

/** Consultations with the names that stand beside them, for a list to order and bound. */
export function consultationsOf(tx: Tx) {
  return tx
    .selectFrom("consultations as c")
    .leftJoin("departments as d", "d.id", "c.department_id")
    .leftJoin("people as n", "n.id", "c.entered_by")
    .leftJoin("consultation_drafts as p", "p.consultation_id", "c.id")
    .selectAll("c")
    .select(["d.name as department_name", "n.name as entered_by_name", "p.proposal_id"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof consultationsOf>["executeTakeFirstOrThrow"]>>;

/** The CHECKs of the table hold its words to the types of the domain. */
export function consultationFrom(row: Row): Consultation {
  return {
    id: row.id,
    fiscalYear: row.fiscal_year,
    serial: row.serial,
    kind: row.kind as ConsultationKind,
    channel: row.channel as ConsultationChannel,
    lang: row.lang as "ja" | "en",
    senderName: row.sender_name,
    senderOrganisation: row.sender_organisation,
    mail: row.mail,
    telephone: row.telephone,
    body: row.body,
    state: row.state as ConsultationState,
    departmentId: row.department_id,
    departmentName: row.department_name,
    proposalId: row.proposal_id,
    enteredBy: row.entered_by_name,
    receivedAt: row.received_at,
    enteredAt: row.entered_at,
    due: row.due,
    version: row.version,
  };
}
