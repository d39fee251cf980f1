import { sql } from "kysely";
import { hashToken, isToken } from "../accounts/tokens.ts";
import type { Program } from "../db/program.ts";
import type { ConsultationKind, ConsultationState } from "../domain/consultation/consultation.ts";

/** What a sender reads by their own link. */
export type FollowedConsultation = {
  id: string;
  fiscalYear: number;
  serial: number;
  kind: ConsultationKind;
  state: ConsultationState;
  body: string;
  receivedAt: Date;
  due: string | null;
  isInvited: boolean;
  /** Somebody has begun a draft from it. */
  isDrafted: boolean;
  steps: readonly FollowedStep[];
};
export type FollowedStep = {
  kind: "answered" | "passed_on" | "invited" | "claimed" | "closed" | "reopened" | "replied";
  at: Date;
  department: string | null;
  body: string;
};

type Row = {
  id: string;
  fiscal_year: number;
  serial: number;
  kind: ConsultationKind;
  state: ConsultationState;
  body: string;
  received_at: string;
  due: string | null;
  invited: boolean;
  drafted: boolean;
  steps: readonly { kind: FollowedStep["kind"]; at: string; department: string | null; body: string }[];
};

/** The consultation behind a link that still opens; null for any other. Notes and reasons of the city never come with it. */
export async function findFollowed(program: Program, token: string): Promise<FollowedConsultation | null> {
  if (!isToken(token)) return null;
  const { rows } = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    sql<{
      found: Row | null;
    }>`select app.followed_consultation(${hashToken(token)}, ${program.now()}) as found`.execute(tx),
  );
  const found = rows[0]?.found;
  if (!found) return null;
  return {
    id: found.id,
    fiscalYear: found.fiscal_year,
    serial: found.serial,
    kind: found.kind,
    state: found.state,
    body: found.body,
    receivedAt: new Date(found.received_at),
    due: found.due,
    isInvited: found.invited,
    isDrafted: found.drafted,
    steps: found.steps.map((step) => ({ ...step, at: new Date(step.at) })),
  };
}
