import { hashToken, newToken } from "../../accounts/tokens.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { findUnproven } from "../../db/stores/address-store.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { enqueueMail } from "../../db/stores/mail-store.ts";
import { invitationLasts, invitationsADay, memberRoles } from "../../domain/accounts/membership.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { baseLang, type Lang, langPath, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { accountForm } from "./account-form.ts";

export type InvitationInput = { actor: Person; lang: Lang; mail: string; role: string };

/** What came of inviting: where mail leaves the city it carries the link; otherwise the link is shown once, to be handed over. */
export type Invited = { mail: string; expiresAt: Date; token: string | null };

/**
 * A representative invites somebody to the organisation they act for. An open invitation to the same address ends with it. Refused for
 * others, for who has not proven their own address, and after twenty in a day.
 */
export async function inviteMember(program: Program, input: InvitationInput): Promise<Result<Invited>> {
  const { actor, lang } = input;
  const { organisation } = actor;
  const text = words(lang).members;
  if (organisation?.role !== "representative")
    return refused({ kind: "not-allowed", reason: text.onlyRepresentatives });
  if ((await findUnproven(program, actor.id)) !== null)
    return refused({ kind: "not-allowed", reason: text.proveFirst });
  const form = accountForm(lang);
  const mail = form.login("mail", input.mail);
  if (!(memberRoles as readonly string[]).includes(input.role)) form.fault("role", words(lang).accounts.errors.role);
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const at = program.now();
  const [token, expiresAt] = [newToken(), new Date(at.getTime() + invitationLasts)];
  const fault = (message: string) => undo({ kind: "invalid", errors: [{ field: "mail", message }] });
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      if (await isMember(tx, organisation.id, mail)) return fault(text.alreadyMember);
      if ((await countOfDay(tx, organisation.id, at)) >= invitationsADay) return fault(text.tooMany);
      await endEarlier(tx, organisation.id, mail, at);
      await tx
        .insertInto("invitations")
        .values({
          organisation_id: organisation.id,
          mail,
          role: input.role,
          token_hash: hashToken(token),
          is_mailed: program.mail !== null,
          invited_by: actor.id,
          created_at: at,
          expires_at: expiresAt,
        })
        .execute();
      if (program.mail)
        await enqueueMail(tx, {
          kind: "invitation",
          to: { name: mail, address: mail },
          lang: baseLang(lang),
          personId: null,
          facts: { path: langPath(lang, `/invitations/${token}`) },
          at,
        });
      const facts = { organisation: organisation.id, role: input.role };
      await appendAudit(tx, program.key, { kind: "member-invited", byId: actor.id, subjectId: null, at, facts });
      return done({ mail, expiresAt, token: program.mail ? null : token });
    }),
  );
}

async function isMember(tx: Tx, organisationId: string, mail: string): Promise<boolean> {
  const found = await tx
    .selectFrom("memberships")
    .innerJoin("accounts", "accounts.person_id", "memberships.person_id")
    .select("memberships.person_id")
    .where("memberships.organisation_id", "=", organisationId)
    .where("memberships.ended_at", "is", null)
    .where("accounts.login", "=", mail)
    .executeTakeFirst();
  return found !== undefined;
}

async function countOfDay(tx: Tx, organisationId: string, at: Date): Promise<number> {
  const sent = await tx
    .selectFrom("invitations")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("created_at", ">", new Date(at.getTime() - 24 * 3_600_000))
    .limit(invitationsADay)
    .execute();
  return sent.length;
}

async function endEarlier(tx: Tx, organisationId: string, mail: string, at: Date): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({ expires_at: at })
    .where("organisation_id", "=", organisationId)
    .where("mail", "=", mail)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .execute();
}
