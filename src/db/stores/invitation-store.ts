import { hashToken, isToken } from "../../accounts/tokens.ts";
import type { Tx } from "../connect.ts";
import type { Program } from "../program.ts";

export type LivingInvitation = {
  organisation: string;
  role: string;
  mail: string;
  invitedBy: string;
  expiresAt: Date;
  /** An account stands under the address: signing in is the way, not registering. */
  isRegistered: boolean;
};

/** The living invitation of a link; null for an unknown, used, revoked or expired one. */
export async function findInvitation(program: Program, token: string): Promise<LivingInvitation | null> {
  if (!isToken(token)) return null;
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const found = await tx
      .selectFrom("invitations as i")
      .innerJoin("organisations as o", "o.id", "i.organisation_id")
      .innerJoin("people as p", "p.id", "i.invited_by")
      .leftJoin("accounts as a", "a.login", "i.mail")
      .select(["o.name as organisation", "i.role", "i.mail", "p.name as invitedBy", "i.expires_at as expiresAt"])
      .select("a.person_id")
      .where("i.token_hash", "=", hashToken(token))
      .where("i.accepted_at", "is", null)
      .where("i.revoked_at", "is", null)
      .where("i.expires_at", ">", program.now())
      .executeTakeFirst();
    if (!found) return null;
    const { person_id, ...rest } = found;
    return { ...rest, isRegistered: person_id !== null };
  });
}

export type UsedInvitation = { organisationId: string; role: string; mail: string; isMailed: boolean };

/** Uses an invitation up, as the authenticator. @returns null when it is dead: of two who come at once, one gets null. */
export async function useInvitation(tx: Tx, token: string, personId: string, at: Date): Promise<UsedInvitation | null> {
  const used = await tx
    .updateTable("invitations")
    .set({ accepted_at: at, accepted_by: personId })
    .where("token_hash", "=", hashToken(token))
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .returning(["organisation_id as organisationId", "role", "mail", "is_mailed as isMailed"])
    .executeTakeFirst();
  return used ?? null;
}

/** Makes somebody a member, or one again; who is a representative already stays one. */
export async function joinOrganisation(
  tx: Tx,
  invitation: { organisationId: string; role: string },
  personId: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto("memberships")
    .values({ organisation_id: invitation.organisationId, person_id: personId, role: invitation.role, since: at })
    .onConflict((conflict) =>
      conflict.columns(["organisation_id", "person_id"]).doUpdateSet((is) => ({
        role: is
          .case()
          .when("memberships.ended_at", "is", null)
          .then(
            is
              .case()
              .when("memberships.role", "=", "representative")
              .then("representative")
              .else(invitation.role)
              .end(),
          )
          .else(invitation.role)
          .end(),
        since: is.case().when("memberships.ended_at", "is", null).then(is.ref("memberships.since")).else(at).end(),
        ended_at: null,
      })),
    )
    .execute();
}
