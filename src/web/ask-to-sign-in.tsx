import type { Context } from "hono";
import { readForm } from "./forms.ts";
import { paths } from "./paths.ts";
import type { Env } from "./route.ts";
import { NotAllowedPage, SignInAgainPage } from "./ui/error-pages.tsx";
import type { FormValues } from "./ui/form-values.ts";

/**
 * Signed out: a page leads to the sign-in and back. A form answers 403 with a form that holds all that was typed and sends it once
 * more, so that a login that ran out loses nothing, not even the text of a protected part: it travels from this page alone and is
 * kept nowhere, neither here nor in the browser (P7b). Whoever signs in and sends it is judged anew, as for any other form.
 */
export async function askToSignIn(c: Context<Env>): Promise<Response> {
  if (c.req.method === "GET" || c.req.method === "HEAD") {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(paths.signIn({}, { next: pathname + search }), 303);
  }
  c.header("cache-control", "no-store");
  const typed = mayBeSentAgain(await readForm(c));
  if (!typed)
    return c.html(
      <NotAllowedPage
        frame={c.var.frame}
        reason="ログインが必要です。ログインの期限が切れたときは、もう一度ログインすると、書いていたページにもどります。"
        link={{ href: paths.signIn({}, pageOfForm(c)), text: "ログインする" }}
      />,
      403,
    );
  const { pathname, search } = new URL(c.req.url);
  return c.html(
    <SignInAgainPage frame={c.var.frame} signIn={paths.signIn({})} action={pathname + search} typed={typed} />,
    403,
  );
}

/** A form of ours has some dozens of fields; more come from a program that wants to keep us busy. */
const mostAnswers = 300;
/** A password or a code is never written into a page. */
const secrets = ["password", "current", "sealed", "newCode", "removalCode", "removalPassword"];

/** All that the form carried, or null: nothing was written by hand, or it is not for a page. */
function mayBeSentAgain(values: FormValues): readonly (readonly [string, string])[] | null {
  if (secrets.some((name) => Object.hasOwn(values, name))) return null;
  const answers = Object.entries(values).flatMap(([name, entry]) => [entry].flat().map((one) => [name, one] as const));
  const isTyped = answers.some(([name, text]) => !carried.includes(name) && text.trim() !== "");
  return isTyped && answers.length <= mostAnswers ? answers : null;
}

/** What a form carries without anybody having written it. */
const carried = ["idempotency_key", "version", "drawn_from", "go"];

/** The page whose form was sent, to come back to after signing in; only its path, so it is always one of ours. */
function pageOfForm(c: Context<Env>): { next?: string } {
  const from = c.req.header("referer");
  if (!from || !URL.canParse(from)) return {};
  const { pathname, search } = new URL(from);
  return { next: pathname + search };
}
