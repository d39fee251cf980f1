import type { Context } from "hono";
import { enrolAppAtSignIn } from "../../commands/second-factor/enrol-app.ts";
import { giveCode } from "../../commands/second-factor/give-code.ts";
import type { HalfSession } from "../../db/stores/half-session-store.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { ownSecondFactor } from "../../queries/own-second-factor.ts";
import { langPath, words } from "../../words/words.ts";
import { rememberBrowser, sourceOf } from "../accounts/known-browser.ts";
import { nextPath } from "../accounts/next-path.ts";
import { browserOf, enter } from "../accounts/sign-in-routes.tsx";
import { readForm } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import type { Env, Routes } from "../route.ts";
import { sessionHash } from "../session.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { CodePage } from "./code-page.tsx";
import { EnrolmentPage } from "./enrolment-page.tsx";
import { halfSessionOf, stepPath, takeHalfSession } from "./half-session.ts";
import { appOfForm, newApp } from "./new-app.ts";
import { passkeyQuestion } from "./passkey-site.ts";
import { showCodesAfterEntering } from "./show-codes.tsx";

type Half = HalfSession & { token: string };

/**
 * What comes between password and session: the code of the second factor, or setting one up. Both open to everybody, because nobody is signed
 * in yet: whose turn it is says the half session, and without one they lead to the password.
 */
export function addSignInSteps(routes: Routes): void {
  for (const page of everyLanguage(paths.signInCode)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const half = await halfSessionOf(c);
      return half?.step === "code" ? drawCode(c, half) : elsewhere(c, half);
    });
    routes.post(page, { may: "everyone", audit: "signed-in | code-failed" }, async (c) => {
      const half = await halfSessionOf(c);
      return half?.step === "code" ? answerCode(c, half) : elsewhere(c, half);
    });
  }
  for (const page of everyLanguage(paths.signInEnrolment)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      const half = await halfSessionOf(c);
      return half?.step === "enrolment" ? drawEnrolment(c, half) : elsewhere(c, half);
    });
    routes.post(page, { may: "everyone", audit: "second-factor-set-up" }, async (c) => {
      const half = await halfSessionOf(c);
      return half?.step === "enrolment" ? answerEnrolment(c, half) : elsewhere(c, half);
    });
  }
}

function elsewhere(c: Context<Env>, half: Half | null): Response {
  const { lang } = c.var.frame;
  const next = nextPath(c.req.query("next"));
  if (half) return c.redirect(stepPath(half.step, lang, next), 303);
  takeHalfSession(c);
  return c.redirect(langPath(lang, paths.signIn({}, next ? { next } : {})), 303);
}

async function drawCode(
  c: Context<Env>,
  half: Half,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
  failure?: string,
  status: 200 | 422 | 429 = 200,
): Promise<Response> {
  c.header("cache-control", "no-store");
  const next = nextPath(value(values, "next") || c.req.query("next"));
  const { passkeys } = await ownSecondFactor(c.var.program, { id: half.personId });
  const passkey = await passkeyQuestion(c, passkeys);
  return c.html(
    <CodePage frame={c.var.frame} side={half.side} {...{ values, errors, failure, next, passkey }} />,
    status,
  );
}

async function answerCode(c: Context<Env>, half: Half): Promise<Response> {
  const { program, frame } = c.var;
  const text = words(frame.lang).secondFactor;
  const values = await readForm(c);
  const typed = value(values, "code").trim();
  if (!typed) return drawCode(c, half, values, [{ field: "code", message: text.missing }], undefined, 422);
  const given = await giveCode(program, {
    half: half.token,
    typed: typed.slice(0, 100),
    source: sourceOf(c, half.login),
    browser: browserOf(c),
    earlier: sessionHash(c),
  });
  if (given.kind === "over") return elsewhere(c, null);
  if (given.kind === "wait") {
    c.header("retry-after", String(given.seconds));
    return drawCode(c, half, withoutCode(values), [], text.wait(given.seconds), 429);
  }
  if (given.kind === "wrong")
    return drawCode(c, half, withoutCode(values), [{ field: "code", message: text.wrong }], undefined, 422);
  takeHalfSession(c);
  rememberBrowser(c, half.login);
  const next = nextPath(value(values, "next"));
  // Who had to use a recovery code has lost something: the page where new ones are made comes first.
  const few = given.codesLeft === null ? null : langPath(frame.lang, paths.secondFactor({}));
  return enter(c, given.opened, few ?? next);
}

/** A code is never written back: it was wrong, or it is used up. */
function withoutCode(values: FormValues): FormValues {
  return { ...values, code: "" };
}

function drawEnrolment(
  c: Context<Env>,
  half: Half,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
  keepsApp = false,
): Response | Promise<Response> {
  const { frame } = c.var;
  c.header("cache-control", "no-store");
  const app =
    (keepsApp && appOfForm(c, half.personId, half.login, value(values, "sealed"))) ||
    newApp(c, half.personId, half.login);
  return c.html(
    <EnrolmentPage
      {...{ frame, app, errors }}
      action={langPath(frame.lang, paths.signInEnrolment({}))}
      isRequired
      side="outside"
      login={half.login}
      values={withoutCode(values)}
      next={nextPath(value(values, "next") || c.req.query("next"))}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

async function answerEnrolment(c: Context<Env>, half: Half): Promise<Response> {
  const { program, frame } = c.var;
  const text = words(frame.lang).secondFactor;
  const values = await readForm(c);
  const typed = value(values, "code").trim();
  if (!typed) return drawEnrolment(c, half, values, [{ field: "code", message: text.missing }], true);
  const enrolled = await enrolAppAtSignIn(program, {
    half: half.token,
    sealed: value(values, "sealed"),
    typed,
    browser: browserOf(c),
    earlier: sessionHash(c),
  });
  if (enrolled.kind === "wrong")
    return drawEnrolment(c, half, values, [{ field: "code", message: text.enrolment.wrong }], true);
  if (enrolled.kind !== "entered")
    return drawEnrolment(c, half, values, [{ field: "code", message: text.enrolment.over }]);
  takeHalfSession(c);
  rememberBrowser(c, half.login);
  return showCodesAfterEntering(c, enrolled.opened, enrolled.codes, nextPath(value(values, "next")));
}
