import type { Context } from "hono";
import { changeMemberRole, endMembership } from "../../commands/accounts/change-membership.ts";
import { inviteMember } from "../../commands/accounts/invite-member.ts";
import { revokeInvitation } from "../../commands/accounts/revoke-invitation.ts";
import type { FieldError, Refusal, Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { organisationMembers } from "../../queries/organisation-members.ts";
import { langPath, words } from "../../words/words.ts";
import { readForm, seeDone } from "../forms.ts";
import { bothLanguages } from "../languages.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { LinkPage } from "./link-page.tsx";
import { MembersPage } from "./members-page.tsx";

/** The people of one's organisation: inviting, roles, leaving. */
export function addMembersRoutes(routes: Routes): void {
  for (const page of bothLanguages(paths.members)) {
    routes.get(page, { may: "partner", audit: null }, (c, person) => draw(c, person, {}, []));
    routes.post(page, { may: "partner", audit: "member-invited" }, (c, person) => invite(c, person));
  }
  for (const page of bothLanguages(paths.memberRole))
    routes.post(page, { may: "partner", audit: "member-role-changed" }, async (c, person) => {
      const role = value(await readForm(c), "role");
      const input = { actor: person, lang: c.var.frame.lang, memberId: c.req.param("member")!, role };
      return answer(c, await changeMemberRole(c.var.program, input), "memberRoleChanged");
    });
  for (const page of bothLanguages(paths.memberEnding))
    routes.post(page, { may: "partner", audit: "membership-ended" }, async (c, person) => {
      const memberId = c.req.param("member")!;
      const result = await endMembership(c.var.program, { actor: person, lang: c.var.frame.lang, memberId });
      if (result.ok && memberId === person.id)
        return seeDone(c, langPath(c.var.frame.lang, paths.account({})), "organisationLeft");
      return answer(c, result, "memberRemoved");
    });
  for (const page of bothLanguages(paths.invitationRevoking))
    routes.post(page, { may: "partner", audit: "invitation-revoked" }, async (c, person) => {
      const invitationId = c.req.param("invitation")!;
      const input = { actor: person, lang: c.var.frame.lang, invitationId };
      return answer(c, await revokeInvitation(c.var.program, input), "invitationRevoked");
    });
}

async function invite(c: Context<Env>, person: Person): Promise<Response> {
  const { frame, program } = c.var;
  const values = await readForm(c);
  const result = await inviteMember(program, {
    actor: person,
    lang: frame.lang,
    mail: value(values, "mail"),
    role: value(values, "role"),
  });
  if (!result.ok) return redraw(c, person, values, result.refusal);
  const { token, mail, expiresAt } = result.value;
  if (!token) return seeDone(c, here(c), "memberInvited");
  const text = words(frame.lang).members;
  return c.html(
    <LinkPage
      frame={frame}
      name={mail}
      address={`${program.publicUrl}${langPath(frame.lang, paths.invitation({ token }))}`}
      expiresAt={expiresAt}
      side="outside"
      back={{ href: here(c), text: text.back }}
      text={text}
    />,
  );
}

function here(c: Context<Env>): string {
  return langPath(c.var.frame.lang, paths.members({}));
}

function answer(c: Context<Env>, result: Result<unknown>, done: string): Response | Promise<Response> {
  if (result.ok) return seeDone(c, here(c), done);
  return refusalPage(c, result.refusal, { href: here(c), text: words(c.var.frame.lang).members.back });
}

async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { frame, program } = c.var;
  const shown = await organisationMembers(program, person);
  return c.html(
    <MembersPage frame={frame} person={person} {...shown} values={values} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  );
}

function redraw(c: Context<Env>, person: Person, values: FormValues, refusal: Refusal): Response | Promise<Response> {
  if (refusal.kind === "invalid") return draw(c, person, values, refusal.errors);
  return refusalPage(c, refusal, { href: here(c), text: words(c.var.frame.lang).members.back });
}
