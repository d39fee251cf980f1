import type { Context } from "hono";
import { signOn, useAnswer } from "../../commands/single-sign-on/sign-on.ts";
import {
  type IdentityProvider,
  type ProviderAnswer,
  readIdentity,
  type SignOnFlow,
} from "../../domain/accounts/identity-provider.ts";
import { langPath } from "../../words/words.ts";
import { type Attempts, countAttempts } from "../accounts/attempts.ts";
import { clientAddress } from "../accounts/client-address.ts";
import { rememberBrowser } from "../accounts/known-browser.ts";
import { nextPath } from "../accounts/next-path.ts";
import { type PlacesOfLines, placesOfLines } from "../accounts/places-of-lines.ts";
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
  // Each answer makes the city ask the provider, which counts that against the city. Nobody guesses here, and an office shares a line.
  const attempts = countAttempts({ longestMs: 30_000 });
  const places = placesOfLines({ ofLine: 8, ofAll: 32 });
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
    return provider ? answer(c, provider, attempts, places) : refuseUnknown(c);
  });
}

async function answer(
  c: Context<Env>,
  provider: IdentityProvider,
  attempts: Attempts,
  places: PlacesOfLines,
): Promise<Response> {
  // The address holds the code: no other page is told it, and nothing keeps the answer.
  c.header("referrer-policy", "no-referrer");
  c.header("cache-control", "no-store");
  const { program } = c.var;
  const { settings } = provider;
  const flow = takeFlow(c, c.req.query("state") ?? "", settings.code);
  c.set("frame", { ...c.var.frame, lang: flow?.lang ?? "ja", path: paths.signIn({}) });
  if (!flow) return explain(c, provider, "expired");
  const line = clientAddress(c);
  const wait = attempts.waitSeconds("answer", line, performance.now());
  if (wait > 0) return explain(c, provider, "busy", wait);
  const leave = places.enter(line);
  if (!leave) return explain(c, provider, "busy");
  const found = await ask(c, provider, flow).finally(leave);
  if (found.kind === "refused") attempts.failed("answer", line, performance.now());
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

/** What the provider says to an answer that was not used before. */
async function ask(
  c: Context<Env>,
  provider: IdentityProvider,
  flow: SignOnFlow & { until: Date },
): Promise<ProviderAnswer | { kind: "expired" }> {
  if (!(await useAnswer(c.var.program, flow.state, flow.until))) return { kind: "expired" };
  return provider.finish(addressOfAnswer(c, provider), new URL(c.req.url).search, flow);
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
  seconds = 60,
): Response | Promise<Response> {
  if (statusOf[problem] === 503) c.header("retry-after", String(seconds));
  return c.html(<SignOnProblemPage frame={c.var.frame} {...{ problem, settings }} />, statusOf[problem]);
}
