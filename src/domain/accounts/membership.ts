export type MemberRole = "member" | "representative";
export const memberRoles = ["member", "representative"] as const;

/** An invitation lasts two weeks: long enough for a colleague's holiday. Milliseconds. */
export const invitationLasts = 14 * 24 * 3_600_000;

/** Invitations of one organisation within a day: more is no team but a mailing. */
export const invitationsADay = 20;

/**
 * Whether an organisation still has somebody who may submit and sign once a person's role changes, or once they leave (`to` null). The
 * last representative names another first: a proposal in the city's hands needs somebody whom the city can talk to.
 */
export function keepsRepresentative(
  members: readonly { personId: string; role: string }[],
  change: { personId: string; to: MemberRole | null },
): boolean {
  return members.some(({ personId, role }) =>
    personId === change.personId ? change.to === "representative" : role === "representative",
  );
}

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** Where an invitation stands. */
export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt.getTime() > now.getTime() ? "open" : "expired";
}
