import type { Context } from "hono";
import { askForNewPassword } from "../../commands/accounts/ask-for-new-password.ts";
import { askForProof } from "../../commands/accounts/ask-for-proof.ts";
import { changeAddress } from "../../commands/accounts/change-address.ts";
import { findProof, proveAddress } from "../../commands/accounts/prove-address.ts";
import { readLogin } from "../../domain/accounts/login.ts";
import type { FieldError, Refusal } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { ownAddress } from "../../queries/own-address.ts";
import { langPath, words } from "../../words/words.ts";
import { readForm, seeDone } from "../forms.ts";
import { bothLanguages, everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { sessionHash } from "../session.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { AddressPage } from "./address-page.tsx";
import type { Attempts } from "./attempts.ts";
import { countAttempts } from "./attempts.ts";
import { clientAddress } from "./client-address.ts";
import { ForgottenPage } from "./forgotten-page.tsx";
import { DeadProofPage, ProofPage } from "./proof-page.tsx";
import { unlessBusy } from "./unless-busy.ts";

/** Whose a mail address is: one's own page, the link of the letter, the forgotten password. */
export function addAddressRoutes(routes: Routes, attempts: Attempts): void {
  for (const page of bothLanguages(paths.address)) {
    routes.get(page, { may: "signedIn", audit: null }, (c, person) => draw(c, person, {}, []));
    routes.post(page, { may: "signedIn", audit: "address-change-asked" }, (c, person) => change(c, person, attempts));
  }
  for (const page of bothLanguages(paths.addressLetter))
    routes.post(page, { may: "signedIn", audit: "address-letter" }, async (c, person) => {
      const result = await askForProof(c.var.program, { actor: person, lang: c.var.frame.lang });
      return result.ok ? seeDone(c, here(c), "letterSent") : redraw(c, person, {}, result.refusal);
    });
  addProofRoutes(routes);
  addForgottenRoutes(routes);
}

/** The address is a secret of its letter: no other site is told it, and nothing keeps it. */
function addProofRoutes(routes: Routes): void {
  const quietly = (c: Context<Env>) => {
    c.header("referrer-policy", "same-origin");
    c.header("cache-control", "no-store");
  };
  for (const page of everyLanguage(paths.addressProof)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      quietly(c);
      const token = c.req.param("token")!;
      const proof = await findProof(c.var.program, token);
      if (!proof) return c.html(<DeadProofPage frame={c.var.frame} />, 404);
      return c.html(<ProofPage frame={c.var.frame} token={token} proof={proof} />);
    });
    routes.post(page, { may: "everyone", audit: "address-proven" }, async (c) => {
      quietly(c);
      const { actor, frame, program } = c.var;
      const byId = actor.kind === "person" ? actor.id : null;
      const result = await proveAddress(program, { token: c.req.param("token")!, byId });
      if (!result.ok) return c.html(<DeadProofPage frame={frame} />, 404);
      const { personId, link } = result.value;
      if (link) return seeDone(c, langPath(frame.lang, paths.setup({ token: link })), "addressProvenChoose");
      const isThem = byId === personId;
      return isThem
        ? seeDone(c, langPath(frame.lang, paths.account({})), "addressProven")
        : seeDone(c, langPath(frame.lang, paths.signIn({})), "addressProvenSignIn");
    });
  }
}

function addForgottenRoutes(routes: Routes): void {
  // Nobody guesses here: the limit keeps a machine from filling mailboxes, and an office that shares an address waits half a minute.
  const attempts = countAttempts({ longestMs: 30_000 });
  for (const page of everyLanguage(paths.forgotten)) {
    const show = (
      c: Context<Env>,
      isSent: boolean,
      values: FormValues,
      errors: readonly FieldError[],
      status: 200 | 422 | 429,
    ) => c.html(<ForgottenPage frame={c.var.frame} {...{ isSent, values, errors }} />, status);
    routes.get(page, { may: "everyone", audit: null }, (c) => show(c, c.req.query("sent") === "1", {}, [], 200));
    routes.post(page, { may: "everyone", audit: "new-password-asked" }, async (c) => {
      const { frame, program } = c.var;
      const values = await readForm(c);
      const text = words(frame.lang).accounts;
      const address = clientAddress(c);
      const wait = attempts.waitSeconds("forgotten", address, performance.now());
      if (wait > 0) {
        c.header("retry-after", String(wait));
        return show(c, false, values, [{ field: "mail", message: text.signIn.wait(wait) }], 429);
      }
      const mail = value(values, "mail");
      if (!readLogin(mail)) return show(c, false, values, [{ field: "mail", message: text.errors.mail }], 422);
      attempts.failed("forgotten", address, performance.now());
      await askForNewPassword(program, { mail, lang: frame.lang });
      return c.redirect(langPath(frame.lang, paths.forgotten({}, { sent: "1" })), 303);
    });
  }
}

async function change(c: Context<Env>, person: Person, attempts: Attempts): Promise<Response> {
  const values = await readForm(c);
  const { frame, program } = c.var;
  const text = words(frame.lang).accounts;
  const [key, address] = [`password ${person.id}`, clientAddress(c)];
  const wait = attempts.waitSeconds(key, address, performance.now());
  if (wait > 0) return draw(c, person, values, [{ field: "current", message: text.signIn.wait(wait) }], 429);
  const result = await unlessBusy(c, () =>
    changeAddress(program, {
      actor: person,
      lang: frame.lang,
      mail: value(values, "mail"),
      current: value(values, "current"),
      session: sessionHash(c)!,
    }),
  );
  if (result === "busy") return draw(c, person, values, [{ field: "current", message: text.signIn.busy }], 503);
  if (result.ok) return seeDone(c, here(c), "letterSent");
  if (result.refusal.kind === "invalid" && result.refusal.errors.some((error) => error.field === "current"))
    attempts.failed(key, address, performance.now());
  return redraw(c, person, values, result.refusal);
}

function here(c: Context<Env>): string {
  return langPath(c.var.frame.lang, paths.address({}));
}

async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 422 | 429 | 503 = errors.length > 0 ? 422 : 200,
): Promise<Response> {
  const own = await ownAddress(c.var.program, person);
  if (!own) return refuseUnknown(c);
  return c.html(<AddressPage frame={c.var.frame} person={person} {...{ own, values, errors }} />, status);
}

function redraw(c: Context<Env>, person: Person, values: FormValues, refusal: Refusal): Response | Promise<Response> {
  if (refusal.kind === "invalid") return draw(c, person, values, refusal.errors);
  return refusalPage(c, refusal, { href: here(c), text: words(c.var.frame.lang).addresses.back });
}
