import type { Context } from "hono";
import { register } from "../../commands/accounts/register.ts";
import { signOut } from "../../commands/accounts/sign-out.ts";
import { connectIdentity, disconnectIdentity } from "../../commands/single-sign-on/connect-identity.ts";
import type { Identity, IdentityProvider } from "../../domain/accounts/identity-provider.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { hasAccount } from "../../queries/accounts-own.ts";
import { langPath, words } from "../../words/words.ts";
import type { Attempts } from "../accounts/attempts.ts";
import { type Lookup, lookUp, valuesFrom } from "../accounts/corporate-lookup.ts";
import { nextPath } from "../accounts/next-path.ts";
import { browserOf, enter } from "../accounts/sign-in-routes.tsx";
import { readForm, seeDone } from "../forms.ts";
import { bothLanguages, everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { sessionHash, takeSession } from "../session.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { identityOf, takeIdentity } from "./identity-cookie.ts";
import { IdentityPage } from "./identity-page.tsx";

/** An identity that nobody here is connected with: registering with it, or connecting it with an account by signing in once. */
export function addIdentityRoutes(routes: Routes, attempts: Attempts): void {
  for (const page of everyLanguage(paths.signOnIdentity)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const lookup = identityOf(c) ? await lookUp(c, attempts) : null;
      return draw(c, valuesFrom(lookup), [], undefined, lookup);
    });
    routes.post(page, { may: "signedIn", audit: "identity-connected" }, (c, actor) => connect(c, actor));
  }
  for (const page of everyLanguage(paths.signOnRegistration))
    routes.post(page, { may: "everyone", audit: "registered" }, (c) => registerBy(c));
  for (const page of bothLanguages(paths.identityRemoval))
    routes.post(page, { may: "signedIn", audit: "identity-disconnected" }, async (c, actor) => {
      const session = sessionHash(c)!;
      const isDone = await disconnectIdentity(c.var.program, { actor, session, identityId: c.req.param("identity")! });
      return isDone ? seeDone(c, `${account(c)}#sign-on`, "identityDisconnected") : refuseUnknown(c);
    });
}

async function connect(c: Context<Env>, actor: Person): Promise<Response> {
  const { program } = c.var;
  const identity = identityOf(c);
  if (!identity) return nothingWaits(c);
  const session = sessionHash(c)!;
  const { side } = settingsOf(c, identity);
  const connected = await connectIdentity(program, { actor, session, identity, side });
  if (connected === "not-theirs") return draw(c, {}, [], words(c.var.frame.lang).singleSignOn.identity.notTheirs);
  if (connected === "sign-in-again") {
    await signOut(program, session);
    takeSession(c);
    return c.redirect(signInFor(c), 303);
  }
  takeIdentity(c);
  return seeDone(c, `${account(c)}#sign-on`, "identityConnected");
}

async function registerBy(c: Context<Env>): Promise<Response> {
  const { frame, program } = c.var;
  const identity = identityOf(c);
  if (!identity || settingsOf(c, identity).side === "city" || c.var.actor.kind === "person") return nothingWaits(c);
  const values = await readForm(c);
  const typed = (name: string) => value(values, name);
  const result = await register(program, {
    lang: frame.lang,
    organisationName: typed("organisationName"),
    organisationKana: typed("organisationKana"),
    kind: typed("kind"),
    corporateNumber: typed("corporateNumber"),
    name: typed("name"),
    kana: typed("kana"),
    mail: typed("mail"),
    way: { identity },
    browser: browserOf(c),
  });
  if (!result.ok) return result.refusal.kind === "invalid" ? draw(c, values, result.refusal.errors) : nothingWaits(c);
  takeIdentity(c);
  const done = result.value.isToProve ? "registeredToProve" : "registered";
  return enter(c, result.value, nextPath(typed("next")), done);
}

async function draw(
  c: Context<Env>,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
  failure?: string,
  lookup: Lookup | null = null,
): Promise<Response> {
  const { program, frame } = c.var;
  const identity = identityOf(c);
  if (!identity) return nothingWaits(c);
  // It names whom a provider has just told us of: no cache of a shared computer keeps it.
  c.header("cache-control", "no-store");
  // That an account is here is told only to who has shown that its address is theirs.
  const isTaken = identity.isMailProven && (await hasAccount(program, identity.mail));
  const settings = settingsOf(c, identity);
  const next = nextPath(value(values, "next") || c.req.query("next"));
  return c.html(
    <IdentityPage
      {...{ frame, identity, settings, isTaken, lookup, values, errors, failure, next }}
      signIn={signInFor(c)}
    />,
    errors.length > 0 || failure ? 422 : 200,
  );
}

/** It has run out, or was connected already: signing in shows which. */
function nothingWaits(c: Context<Env>): Response {
  takeIdentity(c);
  return c.redirect(langPath(c.var.frame.lang, paths.signIn({})), 303);
}

function signInFor(c: Context<Env>): string {
  const { lang } = c.var.frame;
  return langPath(lang, paths.signIn({}, { next: langPath(lang, paths.signOnIdentity({})) }));
}

function account(c: Context<Env>): string {
  return langPath(c.var.frame.lang, paths.account({}));
}

function settingsOf(c: Context<Env>, { provider }: Identity): IdentityProvider["settings"] {
  return c.var.program.providers.find(({ settings }) => settings.code === provider)!.settings;
}
