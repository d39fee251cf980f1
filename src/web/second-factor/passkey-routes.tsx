import type { Context } from "hono";
import { registrationOptions } from "../../accounts/passkeys.ts";
import { addPasskey } from "../../commands/second-factor/add-passkey.ts";
import { removePasskey } from "../../commands/second-factor/remove-passkey.ts";
import { signInByPasskey } from "../../commands/second-factor/sign-in-by-passkey.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { ownSecondFactor } from "../../queries/own-second-factor.ts";
import { langPath, words } from "../../words/words.ts";
import type { Attempts } from "../accounts/attempts.ts";
import { rememberBrowser } from "../accounts/known-browser.ts";
import { nextPath } from "../accounts/next-path.ts";
import { SignInPage } from "../accounts/sign-in-page.tsx";
import { browserOf, enter } from "../accounts/sign-in-routes.tsx";
import { readForm, seeDone } from "../forms.ts";
import { bothLanguages, everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { sessionHash } from "../session.ts";
import { waysOf } from "../single-sign-on/ways-of.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { takeHalfSession } from "./half-session.ts";
import { passkeyQuestion, passkeySite } from "./passkey-site.ts";
import { PasskeysPage } from "./passkeys-page.tsx";
import { RecoveryCodesPage } from "./recovery-codes-page.tsx";
import { sideOf } from "./show-codes.tsx";
import { withPassword } from "./with-password.ts";

/** Passkeys: signing in with one, and one's own. The only pages that need a script, and nothing needs them. */
export function addPasskeyRoutes(routes: Routes, attempts: Attempts): void {
  for (const page of everyLanguage(paths.signInPasskey))
    routes.post(page, { may: "everyone", audit: "signed-in" }, answerSignIn);
  for (const page of bothLanguages(paths.passkeys)) {
    routes.get(page, { may: "signedIn", audit: null }, (c, person) => draw(c, person));
    routes.post(page, { may: "signedIn", audit: "passkey-added" }, (c, person) => answerAdding(c, person, attempts));
  }
  for (const page of bothLanguages(paths.passkeyRemoval))
    routes.post(page, { may: "signedIn", audit: "passkey-removed" }, (c, person) => answerRemoval(c, person, attempts));
}

async function answerSignIn(c: Context<Env>): Promise<Response> {
  const { program, frame } = c.var;
  const values = await readForm(c);
  const next = nextPath(value(values, "next"));
  const site = passkeySite(c);
  const input = { answer: value(values, "answer"), browser: browserOf(c), earlier: sessionHash(c) };
  const opened = site && (await signInByPasskey(program, { site, ...input }));
  if (opened) {
    takeHalfSession(c);
    rememberBrowser(c, opened.login);
    return enter(c, opened, next);
  }
  const failure = words(frame.lang).secondFactor.passkey.failed;
  const passkey = await passkeyQuestion(c, null);
  return c.html(<SignInPage {...waysOf(c)} {...{ frame, failure, next, passkey }} values={{}} errors={[]} />, 422);
}

async function answerAdding(c: Context<Env>, person: Person, attempts: Attempts): Promise<Response> {
  const { program, frame } = c.var;
  const text = words(frame.lang).secondFactor.passkey;
  const values = await readForm(c);
  const site = passkeySite(c);
  if (!site) return refuseUnknown(c);
  const form = value(values, "idempotency_key");
  const added = await withPassword(c, person, attempts, says(c, person, "current"), () =>
    addPasskey(program, {
      ...{ actor: person, site, current: value(values, "current"), answer: value(values, "answer") },
      ...{ session: sessionHash(c)!, browser: browserOf(c) },
      form: isId(form) ? form : crypto.randomUUID(),
    }),
  );
  if (added instanceof Response) return added;
  if (added.kind !== "added") {
    const message = added.kind === "wrong-password" ? text.wrongPassword : text.notTaken;
    return draw(c, person, {}, [{ field: "current", message }]);
  }
  const here = langPath(frame.lang, paths.passkeys({}));
  if (!added.codes) return seeDone(c, here, "passkeyAdded");
  return c.html(<RecoveryCodesPage frame={frame} codes={added.codes} href={here} side={sideOf(person)} />);
}

async function answerRemoval(c: Context<Env>, person: Person, attempts: Attempts): Promise<Response> {
  const { program, frame } = c.var;
  const text = words(frame.lang).secondFactor.passkey;
  const values = await readForm(c);
  const passkeyId = value(values, "passkey");
  if (!isId(passkeyId)) return draw(c, person, values, [{ field: "passkey", message: text.chooseOne }]);
  const removed = await withPassword(c, person, attempts, says(c, person, "removalPassword"), async () => ({
    kind: await removePasskey(program, {
      ...{ actor: person, passkeyId, current: value(values, "removalPassword") },
      session: sessionHash(c)!,
    }),
  }));
  if (removed instanceof Response) return removed;
  if (removed.kind === "wrong-password")
    return draw(c, person, values, [{ field: "removalPassword", message: text.wrongPassword }]);
  if (removed.kind === "none") return draw(c, person, {}, [{ field: "passkey", message: text.chooseOne }]);
  return seeDone(c, langPath(frame.lang, paths.passkeys({})), "passkeyRemoved");
}

/** Says beside the field why the password was not looked at. */
function says(c: Context<Env>, person: Person, field: string) {
  return (message: string, status: 429 | 503) => draw(c, person, {}, [{ field, message }], status);
}

/** One's own passkeys. Who has no password (the demo's cards) has nothing to add to it. */
async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
  status: 200 | 422 | 429 | 503 = errors.length > 0 ? 422 : 200,
): Promise<Response> {
  const { program, frame } = c.var;
  const { login, passkeys } = await ownSecondFactor(program, person);
  if (!login) return refuseUnknown(c);
  const site = passkeySite(c);
  const { id, name } = person;
  const options = site && (await registrationOptions(site, { id, name, login, known: passkeys }, program.now()));
  return c.html(<PasskeysPage {...{ frame, passkeys, options, errors, values }} side={sideOf(person)} />, status);
}
