import type { Context } from "hono";
import { hashToken } from "../../accounts/tokens.ts";
import { signIn } from "../../commands/accounts/sign-in.ts";
import { signOut, signOutEverywhere } from "../../commands/accounts/sign-out.ts";
import type { OpenedSession } from "../../db/stores/session-store.ts";
import { readLogin } from "../../domain/accounts/login.ts";
import type { SignInStep } from "../../domain/accounts/second-factor.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { langPath, words } from "../../words/words.ts";
import { readForm, seeDone } from "../forms.ts";
import { bothLanguages, everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import type { Env, Routes } from "../route.ts";
import { giveHalfSession, halfSessionOf, stepPath, takeHalfSession } from "../second-factor/half-session.ts";
import { passkeyQuestion } from "../second-factor/passkey-site.ts";
import { giveSession, personOf, sessionHash, takeSession } from "../session.ts";
import { nameOf } from "../single-sign-on/sign-on-ways.tsx";
import { waysOf } from "../single-sign-on/ways-of.ts";
import { value } from "../ui/form-values.ts";
import type { Attempts } from "./attempts.ts";
import { firstPageOf } from "./first-page.ts";
import { rememberBrowser, sourceOf } from "./known-browser.ts";
import { nextPath } from "./next-path.ts";
import { SignInPage } from "./sign-in-page.tsx";
import { unlessBusy } from "./unless-busy.ts";

/** Signing in and out. */
export function addSignInRoutes(routes: Routes, attempts: Attempts): void {
  for (const page of everyLanguage(paths.signIn)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const next = nextPath(c.req.query("next"));
      if (c.var.actor.kind === "person") return c.redirect(next ?? firstPageOf(c.var.actor), 303);
      const half = await halfSessionOf(c);
      if (half && !c.req.query("again")) return c.redirect(stepPath(half.step, c.var.frame.lang, next), 303);
      const passkey = await passkeyQuestion(c, null);
      return c.html(<SignInPage frame={c.var.frame} values={{}} errors={[]} {...{ next, passkey }} {...waysOf(c)} />);
    });
    routes.post(page, { may: "everyone", audit: "signed-in" }, async (c) => answerSignIn(c, attempts));
  }
  for (const page of bothLanguages(paths.signOut))
    routes.post(page, { may: "everyone", audit: "signed-out" }, async (c) => {
      const session = sessionHash(c);
      if (session) await signOut(c.var.program, session);
      takeSession(c);
      takeHalfSession(c);
      return seeDone(c, langPath(c.var.frame.lang, paths.home({})), "signedOut");
    });
  for (const page of bothLanguages(paths.signOutEverywhere))
    routes.post(page, { may: "signedIn", audit: "sessions-ended" }, async (c, person) => {
      await signOutEverywhere(c.var.program, person);
      takeSession(c);
      return seeDone(c, langPath(c.var.frame.lang, paths.signIn({})), "signedOutEverywhere");
    });
}

async function answerSignIn(c: Context<Env>, attempts: Attempts): Promise<Response> {
  const { frame, program } = c.var;
  const text = words(frame.lang).accounts.signIn;
  const values = await readForm(c);
  const next = nextPath(value(values, "next"));
  const password = value(values, "password");
  const passkey = await passkeyQuestion(c, null);
  const again = (status: 422 | 429 | 503, errors: readonly FieldError[], failure?: string) =>
    c.html(<SignInPage {...{ frame, values, errors, failure, next, passkey }} {...waysOf(c)} />, status);

  const missing: FieldError[] = [];
  if (!value(values, "login").trim()) missing.push({ field: "login", message: text.missingLogin });
  if (!password) missing.push({ field: "password", message: text.missingPassword });
  if (missing.length > 0) return again(422, missing);

  const login = readLogin(value(values, "login")) ?? "";
  const source = sourceOf(c, login);
  // A browser that knows the person is counted by itself, and never for what others do behind its address.
  const [key, address] = source.browser ? [`${login} ${source.browser}`, ""] : [login, source.address];
  const wait = attempts.waitSeconds(key, address, performance.now());
  if (wait > 0) {
    c.header("retry-after", String(wait));
    return again(429, [], text.wait(wait));
  }
  // Longer than any password that was ever accepted (128 characters of at most some 30 bytes): not worth a hash.
  const tooLong = password.length > 4096;
  const opened = await unlessBusy(c, async () =>
    tooLong ? null : signIn(program, { login, password, earlier: sessionHash(c), browser: browserOf(c) }),
  );
  if (opened === "busy") {
    c.header("retry-after", "60");
    return again(503, [], text.busy);
  }
  if (!opened) {
    attempts.failed(key, address, performance.now());
    return again(422, [], text.wrong);
  }
  attempts.succeeded(key, address);
  if (opened === "by-provider") {
    const { onlyOfStaff } = waysOf(c);
    return again(422, [], words(frame.lang).singleSignOn.byProviderOnly(nameOf(onlyOfStaff!, frame.lang)));
  }
  // With the password alone nobody is known yet where a second factor is asked for.
  if (opened.step === "whole") rememberBrowser(c, login);
  return enter(c, opened, next);
}

/** What the browser calls itself. */
export function browserOf(c: Context<Env>): string {
  return c.req.header("user-agent") ?? "";
}

/**
 * Gives the browser its new session and leads to where the person wanted to go, otherwise to where their work begins. Where a second factor
 * is still missing it gets a half session, and is led to the next step with the same place to go to.
 */
export async function enter(
  c: Context<Env>,
  opened: OpenedSession & { step?: SignInStep },
  next: string | null,
  done?: string,
): Promise<Response> {
  const { program, frame } = c.var;
  if (opened.step === "code" || opened.step === "enrolment") {
    takeSession(c);
    giveHalfSession(c, opened);
    // Where it goes on to says the sentence of what was done, once it is reached.
    const then = next && done ? `${next}${next.includes("?") ? "&" : "?"}done=${done}` : next;
    return c.redirect(stepPath(opened.step, frame.lang, then), 303);
  }
  giveSession(c, opened.token, opened.expiresAt, program.now());
  const session = await program.db.findSession(hashToken(opened.token), program.now());
  const href = next ?? (session ? firstPageOf(personOf(session)) : paths.home({}));
  return done ? seeDone(c, href, done) : c.redirect(href, 303);
}
