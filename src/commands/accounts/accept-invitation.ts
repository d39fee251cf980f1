import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { joinOrganisation, useInvitation } from "../../db/stores/invitation-store.ts";
import { addPerson } from "../../db/stores/person-store.ts";
import { type OpenedSession, openSession } from "../../db/stores/session-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { accountForm } from "./account-form.ts";
import { passwordRuleOf } from "./password-rule-of.ts";
import { passwords } from "./passwords.ts";

/**
 * Who is signed in joins the organisation with the role named, and acts for it from now on. A link that was mailed is for the account of
 * that address: passed on, it opens nothing. One that was handed over by hand is for whoever has it.
 */
export async function acceptInvitation(
  program: Program,
  input: { actor: Person; lang: Lang; token: string; session: Buffer },
): Promise<Result<null>> {
  const { actor } = input;
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const self = await tx.selectFrom("people").select("side").where("id", "=", actor.id).executeTakeFirst();
      // P2: nobody stands on both sides of a proposal.
      if (self?.side !== "partner") return undo({ kind: "not-allowed", reason: words(input.lang).members.notForStaff });
      const invitation = await useInvitation(tx, input.token, actor.id, at);
      if (!invitation) return undo({ kind: "not-found" });
      if (invitation.isMailed && !(await hasProven(tx, actor.id, invitation.mail)))
        return undo({ kind: "not-allowed", reason: words(input.lang).members.invitation.forAnother });
      await joinOrganisation(tx, invitation, actor.id, at);
      await tx
        .updateTable("sessions")
        .set({ organisation_id: invitation.organisationId })
        .where("token_hash", "=", input.session)
        .where("person_id", "=", actor.id)
        .execute();
      await note(tx, program, actor.id, invitation, at);
      return done(null);
    }),
  );
}

async function hasProven(tx: Tx, personId: string, mail: string): Promise<boolean> {
  const account = await tx
    .selectFrom("accounts")
    .select("person_id")
    .where("person_id", "=", personId)
    .where("login", "=", mail)
    .where("verified_at", "is not", null)
    .executeTakeFirst();
  return account !== undefined;
}

export type RegistrationByInvitation = {
  token: string;
  lang: Lang;
  /** The address that was invited. */
  mail: string;
  name: string;
  kana: string;
  password: string;
  /** What the browser calls itself. */
  browser?: string;
};

/**
 * Who has no account yet makes one by the invitation and is signed in. Where the link came by mail the address is proven by it; handed over
 * by hand, it is not. Refused as not found when the link is dead.
 */
export async function registerByInvitation(
  program: Program,
  input: RegistrationByInvitation,
): Promise<Result<OpenedSession>> {
  const form = accountForm(input.lang);
  const name = form.line("name", input.name, true);
  const kana = form.line("kana", input.kana, true);
  const rule = await passwordRuleOf(await cityOf(program), "partner");
  form.password("password", input.password, [input.mail, input.name], rule);
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const passwordHash = await passwords.hash(input.password);
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const personId = await addPerson(tx, { name, kana, side: "partner", login: input.mail, passwordHash });
      if (!personId) {
        const message = words(input.lang).members.invitation.signInInstead;
        return undo({ kind: "invalid", errors: [{ field: "name", message }] });
      }
      const invitation = await useInvitation(tx, input.token, personId, at);
      if (invitation?.mail !== input.mail) return undo({ kind: "not-found" });
      if (invitation.isMailed)
        await tx.updateTable("accounts").set({ verified_at: at }).where("person_id", "=", personId).execute();
      await joinOrganisation(tx, invitation, personId, at);
      const opened = await openSession(tx, { id: personId, side: "partner" }, at, input.browser);
      await note(tx, program, personId, invitation, at);
      return done(opened);
    }),
  );
}

async function note(
  tx: Tx,
  program: Program,
  personId: string,
  invitation: { organisationId: string; role: string },
  at: Date,
): Promise<void> {
  const facts = { organisation: invitation.organisationId, role: invitation.role };
  const entry = { kind: "invitation-accepted", byId: personId, subjectId: personId, at, facts } as const;
  await appendAudit(tx, program.key, entry);
}
