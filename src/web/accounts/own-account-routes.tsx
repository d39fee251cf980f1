import type { Context } from "hono";
import { actFor } from "../../commands/accounts/act-for.ts";
import { changePassword } from "../../commands/accounts/change-password.ts";
import { endOwnSession, signOutEverywhere } from "../../commands/accounts/sign-out.ts";
import { shortestPassword } from "../../domain/accounts/shortest-password.ts";
import type { FieldError, Refusal } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { ownAccount } from "../../queries/accounts-own.ts";
import { langPath, words } from "../../words/words.ts";
import { readForm, seeDone } from "../forms.ts";
import { bothLanguages } from "../languages.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { sessionHash } from "../session.ts";
import { waysOf } from "../single-sign-on/ways-of.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { AccountPage } from "./account-page.tsx";
import type { Attempts } from "./attempts.ts";
import { clientAddress } from "./client-address.ts";
import { unlessBusy } from "./unless-busy.ts";

/** One's own account: password, whom one acts for. */
export function addOwnAccountRoutes(routes: Routes, attempts: Attempts): void {
  for (const page of bothLanguages(paths.account))
    routes.get(page, { may: "signedIn", audit: null }, (c, person) => draw(c, person));

  for (const page of bothLanguages(paths.password))
    routes.post(page, { may: "signedIn", audit: "password-changed" }, async (c, person) => {
      const values = await readForm(c);
      const text = words(c.var.frame.lang).accounts;
      const [key, address] = [`password ${person.id}`, clientAddress(c)];
      const wait = attempts.waitSeconds(key, address, performance.now());
      if (wait > 0) return draw(c, person, {}, [{ field: "current", message: text.signIn.wait(wait) }], 429);
      const result = await unlessBusy(c, () =>
        changePassword(c.var.program, {
          actor: person,
          lang: c.var.frame.lang,
          current: value(values, "current"),
          password: value(values, "password"),
          session: sessionHash(c)!,
        }),
      );
      if (result === "busy") return draw(c, person, {}, [{ field: "current", message: text.signIn.busy }], 503);
      if (result.ok) return seeDone(c, here(c), "passwordChanged");
      if (result.refusal.kind === "invalid" && result.refusal.errors.some((error) => error.field === "current"))
        attempts.failed(key, address, performance.now());
      return redraw(c, person, values, result.refusal);
    });

  for (const page of bothLanguages(paths.sessionEnding))
    routes.post(page, { may: "signedIn", audit: "sessions-ended" }, async (c, person) => {
      const ended = await endOwnSession(c.var.program, { actor: person, sessionId: c.req.param("session")! });
      return ended ? seeDone(c, `${here(c)}#sessions`, "sessionEnded") : refuseUnknown(c);
    });
  for (const page of bothLanguages(paths.otherSessionsEnding))
    routes.post(page, { may: "signedIn", audit: "sessions-ended" }, async (c, person) => {
      await signOutEverywhere(c.var.program, person, sessionHash(c) ?? undefined);
      return seeDone(c, `${here(c)}#sessions`, "otherSessionsEnded");
    });

  for (const page of bothLanguages(paths.actingFor))
    routes.post(page, { may: "signedIn", audit: "acting-for-changed" }, async (c, person) => {
      const values = await readForm(c);
      const result = await actFor(c.var.program, {
        actor: person,
        session: sessionHash(c)!,
        organisationId: value(values, "organisation"),
        lang: c.var.frame.lang,
      });
      return result.ok ? seeDone(c, here(c), "actingFor") : redraw(c, person, values, result.refusal);
    });
}

function here(c: Context<Env>): string {
  return langPath(c.var.frame.lang, paths.account({}));
}

async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
  status: 200 | 422 | 429 | 503 = 200,
): Promise<Response> {
  const account = await ownAccount(c.var.program, person, sessionHash(c));
  return c.html(
    <AccountPage
      frame={c.var.frame}
      {...{ person, account, values, errors }}
      passwordMin={shortestPassword(c.var.city.settings, account.side)}
      providers={waysOf(c).providers}
    />,
    status,
  );
}

function redraw(c: Context<Env>, person: Person, values: FormValues, refusal: Refusal): Response | Promise<Response> {
  if (refusal.kind === "invalid") return draw(c, person, values, refusal.errors, 422);
  return refusalPage(c, refusal, { href: here(c), text: words(c.var.frame.lang).accounts.account.back });
}
