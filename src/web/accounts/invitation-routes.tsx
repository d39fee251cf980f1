import type { Context } from "hono";
import { acceptInvitation, registerByInvitation } from "../../commands/accounts/accept-invitation.ts";
import { findInvitation, type LivingInvitation } from "../../db/stores/invitation-store.ts";
import { shortestPassword } from "../../domain/accounts/shortest-password.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { readForm, seeDone } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { sessionHash } from "../session.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { DeadInvitationPage, InvitationPage } from "./invitation-page.tsx";
import { browserOf, enter } from "./sign-in-routes.tsx";
import { unlessBusy } from "./unless-busy.ts";

/** The link of an invitation: a secret of its letter, told to no other site. Opening it uses nothing up. */
export function addInvitationRoutes(routes: Routes): void {
  for (const page of everyLanguage(paths.invitation)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      return draw(c, await findInvitation(c.var.program, c.req.param("token")!), {}, []);
    });
    routes.post(page, { may: "everyone", audit: "invitation-accepted" }, (c) => register(c));
  }
  for (const page of everyLanguage(paths.invitationAcceptance))
    routes.post(page, { may: "signedIn", audit: "invitation-accepted" }, async (c, person) => {
      const { frame, program } = c.var;
      const token = c.req.param("token")!;
      const session = sessionHash(c)!;
      const result = await acceptInvitation(program, { actor: person, lang: frame.lang, token, session });
      if (result.ok) return seeDone(c, langPath(frame.lang, paths.members({})), "invitationAccepted");
      if (result.refusal.kind === "not-found") return draw(c, null, {}, []);
      return refusalPage(c, result.refusal, { href: paths.home({}), text: words(frame.lang).members.invitation.home });
    });
}

async function register(c: Context<Env>): Promise<Response> {
  const { frame, program } = c.var;
  const token = c.req.param("token")!;
  const values = await readForm(c);
  const invitation = await findInvitation(program, token);
  if (!invitation) return draw(c, null, values, []);
  const result = await unlessBusy(c, () =>
    registerByInvitation(program, {
      token,
      lang: frame.lang,
      mail: invitation.mail,
      name: value(values, "name"),
      kana: value(values, "kana"),
      password: value(values, "password"),
      browser: browserOf(c),
    }),
  );
  if (result === "busy")
    return draw(c, invitation, values, [{ field: "password", message: words(frame.lang).accounts.signIn.busy }], 503);
  if (result.ok) return enter(c, result.value, langPath(frame.lang, paths.members({})), "invitationAccepted");
  if (result.refusal.kind !== "invalid") return draw(c, null, values, []);
  return draw(c, invitation, values, result.refusal.errors, 422);
}

function draw(
  c: Context<Env>,
  invitation: LivingInvitation | null,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 422 | 503 = 200,
): Response | Promise<Response> {
  const { frame } = c.var;
  c.header("referrer-policy", "same-origin");
  c.header("cache-control", "no-store");
  if (!invitation) return c.html(<DeadInvitationPage frame={frame} />, 404);
  const token = c.req.param("token")!;
  const passwordMin = shortestPassword(c.var.city.settings, "partner");
  return c.html(<InvitationPage frame={frame} {...{ token, invitation, passwordMin, values, errors }} />, status);
}
