import type { Program } from "../db/program.ts";
import { type InvitationState, invitationState } from "../domain/accounts/membership.ts";
import type { Person } from "../domain/policy/actor.ts";

export type MemberRow = { id: string; name: string; email: string | null; role: string; since: Date };
export type InvitationRow = {
  id: string;
  mail: string;
  role: string;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  state: InvitationState;
};

/** The people of the organisation one acts for, longest there first (at most 500), and its last 50 invitations. */
export async function organisationMembers(
  program: Program,
  person: Person,
): Promise<{ members: readonly MemberRow[]; invitations: readonly InvitationRow[] }> {
  const organisation = person.organisation?.id ?? null;
  return program.db.asActor(person, async (tx) => {
    const members = await tx
      .selectFrom("memberships")
      .innerJoin("people", "people.id", "memberships.person_id")
      .leftJoin("contacts", "contacts.person_id", "people.id")
      .select(["people.id", "people.name", "contacts.email", "memberships.role", "memberships.since"])
      .where("memberships.organisation_id", "=", organisation)
      .where("memberships.ended_at", "is", null)
      .where("people.ended_at", "is", null)
      .orderBy("memberships.since")
      .orderBy("people.id")
      .limit(500)
      .execute();
    const rows = await tx
      .selectFrom("invitations as i")
      .innerJoin("people as p", "p.id", "i.invited_by")
      .select(["i.id", "i.mail", "i.role", "p.name as invitedBy", "i.created_at as createdAt"])
      .select(["i.expires_at as expiresAt", "i.accepted_at as acceptedAt", "i.revoked_at as revokedAt"])
      .where("i.organisation_id", "=", organisation)
      .orderBy("i.created_at", "desc")
      .orderBy("i.id")
      .limit(50)
      .execute();
    const now = program.now();
    const invitations = rows.map(({ acceptedAt, revokedAt, ...row }) => ({
      ...row,
      state: invitationState({ acceptedAt, revokedAt, expiresAt: row.expiresAt }, now),
    }));
    return { members, invitations };
  });
}
