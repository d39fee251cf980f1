import type { Context } from "hono";
import { signOn, useAnswer } from "../../commands/single-sign-on/sign-on.ts";
import { type IdentityProvider, readIdentity } from "../../domain/accounts/identity-provider.ts";
import { langPath } from "../../words/words.ts";
import { rememberBrowser } from "../accounts/known-browser.ts";
import { nextPath } from "../accounts/next-path.ts";
import { browserOf, enter } from "../accounts/sign-in-routes.tsx";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { sessionHash } from "../session.ts";
import { keepFlow, takeFlow } from "./flow-cookie.ts";
import { giveIdentity, takeIdentity } from "./identity-cookie.ts";
import { type SignOnProblem, SignOnProblemPage } from "./sign-on-problem-page.tsx";

const statusOf: Readonly<Record<SignOnProblem, 400 | 403 | 503>> = {
  away: 503,
  busy: 503,
  cancelled: 403,
  refused: 400,
  expired: 400,
  "no-role": 403,
  incomplete: 403,
  "shut-out": 403,
};

/**
 * Leaving for a provider and coming back. Both are plain links: a form that is led to another site is stopped by the browser (form-action),
 * and the provider leads back by an address. What proves that the answer belongs here is the sealed cookie of the browser that left.
 */
export function addSignOnRoutes(routes: Routes): void {
  for (const page of everyLanguage(paths.signOn))
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const provider = providerOf(c);
      if (!provider) return refuseUnknown(c);
      const begun = await provider.begin(addressOfAnswer(c, provider));
      if (!begun) return explain(c, provider, "away");
      const [lang, at] = [c.var.frame.lang, c.var.program.now().getTime()];
      keepFlow(c, {
        ...begun.flow,
        ...{ provider: provider.settings.code, next: nextPath(c.req.query("next")), lang, at },
      });
      c.header("cache-control", "no-store");
      return c.redirect(begun.url, 303);
    });
  routes.get(paths.signOnAnswer, { may: "everyone", audit: "signed-in | sign-on-refused" }, (c) => {
    const provider = providerOf(c);
    return provider ? answer(c, provider) : refuseUnknown(c);
  });
}

async function answer(c: Context<Env>, provider: IdentityProvider): Promise<Response> {
  // The address holds the code: no other page is told it, and nothing keeps the answer.
  c.header("referrer-policy", "no-referrer");
  c.header("cache-control", "no-store");
  const { program } = c.var;
  const { settings } = provider;
  const flow = takeFlow(c, c.req.query("state") ?? "", settings.code);
  c.set("frame", { ...c.var.frame, lang: flow?.lang ?? "ja", path: paths.signIn({}) });
  if (!flow || !(await useAnswer(program, flow.state, flow.until))) return explain(c, provider, "expired");
  const found = await provider.finish(addressOfAnswer(c, provider), new URL(c.req.url).search, flow);
  if (found.kind !== "claims") return explain(c, provider, found.kind);

  const identity = readIdentity(settings, found.claims);
  const coming = { identity, browser: browserOf(c), earlier: sessionHash(c) };
  const signed = await signOn(program, settings, { ...coming, isSignedIn: c.var.actor.kind === "person" });
  if (signed.kind === "unknown") {
    giveIdentity(c, identity);
    return c.redirect(langPath(flow.lang, paths.signOnIdentity({}, flow.next ? { next: flow.next } : {})), 303);
  }
  takeIdentity(c);
  if (signed.kind !== "entered") return explain(c, provider, signed.kind);
  if (signed.opened.step === "whole") rememberBrowser(c, signed.login);
  return enter(c, signed.opened, flow.next);
}

function providerOf(c: Context<Env>): IdentityProvider | undefined {
  return c.var.program.providers.find(({ settings }) => settings.code === c.req.param("code"));
}

/** One address for each provider, so that the answer of one is never taken for another's (RFC 9700, 4.4). */
function addressOfAnswer(c: Context<Env>, { settings }: IdentityProvider): string {
  return `${c.var.program.publicUrl}${paths.signOnAnswer({ code: settings.code })}`;
}

function explain(
  c: Context<Env>,
  { settings }: IdentityProvider,
  problem: SignOnProblem,
): Response | Promise<Response> {
  if (statusOf[problem] === 503) c.header("retry-after", "60");
  return c.html(<SignOnProblemPage frame={c.var.frame} {...{ problem, settings }} />, statusOf[problem]);
}
