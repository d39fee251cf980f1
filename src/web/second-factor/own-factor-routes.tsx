import type { Context } from "hono";
import { makeRecoveryCodes, removeOwnFactor } from "../../commands/second-factor/change-factor.ts";
import { enrolApp } from "../../commands/second-factor/enrol-app.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { ownSecondFactor } from "../../queries/own-second-factor.ts";
import { langPath, words } from "../../words/words.ts";
import type { Attempts } from "../accounts/attempts.ts";
import { sourceOf } from "../accounts/known-browser.ts";
import { readForm, seeDone } from "../forms.ts";
import { bothLanguages } from "../languages.ts";
import { paths } from "../paths.ts";
import { refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { sessionHash, takeSession } from "../session.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { EnrolmentPage } from "./enrolment-page.tsx";
import { appOfForm, newApp } from "./new-app.ts";
import { OwnFactorPage } from "./own-factor-page.tsx";
import { RecoveryCodesPage } from "./recovery-codes-page.tsx";
import { sideOf } from "./show-codes.tsx";
import { withPassword } from "./with-password.ts";

/** One's own second factor: setting it up, recovery codes anew, taking it off. */
export function addOwnFactorRoutes(routes: Routes, attempts: Attempts): void {
  for (const page of bothLanguages(paths.secondFactor)) {
    routes.get(page, { may: "signedIn", audit: null }, (c, person) => draw(c, person));
    routes.post(page, { may: "signedIn", audit: "second-factor-set-up" }, async (c, person) => {
      const text = words(c.var.frame.lang).secondFactor;
      const values = await readForm(c);
      const typed = value(values, "code").trim();
      if (!typed) return draw(c, person, values, [{ field: "code", message: text.missing }]);
      const busy = (message: string, status: 429 | 503) =>
        draw(c, person, values, [{ field: "current", message }], status);
      const enrolled = await withPassword(c, person, attempts, busy, () =>
        enrolApp(c.var.program, {
          ...{ actor: person, sealed: value(values, "sealed"), typed, current: value(values, "current") },
          session: sessionHash(c)!,
        }),
      );
      if (enrolled instanceof Response) return enrolled;
      if (enrolled.kind === "wrong-password")
        return draw(c, person, values, [{ field: "current", message: text.passkey.wrongPassword }]);
      if (enrolled.kind === "enrolled") return showCodes(c, person, enrolled.codes);
      const message = enrolled.kind === "wrong" ? text.enrolment.wrong : text.enrolment.over;
      return draw(c, person, enrolled.kind === "wrong" ? values : {}, [{ field: "code", message }]);
    });
  }
  for (const page of bothLanguages(paths.recoveryCodes))
    routes.post(page, { may: "signedIn", audit: "recovery-codes-made | code-failed" }, async (c, person) => {
      const values = await readForm(c);
      const form = value(values, "idempotency_key");
      const made = await withCode(c, person, values, "newCode", (change) =>
        makeRecoveryCodes(c.var.program, { ...change, form: isId(form) ? form : crypto.randomUUID() }),
      );
      if (made instanceof Response) return made;
      return made.kind === "made" ? showCodes(c, person, made.codes) : refuseUnknown(c);
    });
  for (const page of bothLanguages(paths.secondFactorRemoval))
    routes.post(page, { may: "signedIn", audit: "second-factor-removed | code-failed" }, async (c, person) => {
      const values = await readForm(c);
      const { lang } = c.var.frame;
      const { passkeys } = await ownSecondFactor(c.var.program, person);
      const leaves = isRequired(c, person) && passkeys.length === 0;
      const removed = await withCode(c, person, values, "removalCode", (change) =>
        removeOwnFactor(c.var.program, { ...change, keepsSession: !leaves }),
      );
      if (removed instanceof Response) return removed;
      if (removed.kind !== "removed") return refuseUnknown(c);
      if (!leaves) return seeDone(c, langPath(lang, paths.account({})), "factorRemoved");
      takeSession(c);
      return seeDone(c, langPath(lang, paths.signIn({})), "factorRemovedSignIn");
    });
}

/** Whether somebody has to set up another when they take theirs off. */
function isRequired(c: Context<Env>, person: Person): boolean {
  return sideOf(person) === "inside" && c.var.city.settings.secondFactorForStaff;
}

type Change = { actor: Person; typed: string; source: ReturnType<typeof sourceOf>; session: Buffer };

/** Does what needs a code; what was wrong with the code is said beside its field. */
async function withCode<T extends { kind: string }>(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  field: string,
  work: (change: Change) => Promise<T | { kind: "wrong" } | { kind: "wait"; seconds: number }>,
): Promise<Exclude<T, { kind: "wrong" | "wait" }> | Response> {
  const text = words(c.var.frame.lang).secondFactor;
  const typed = value(values, field).trim().slice(0, 100);
  if (!typed) return draw(c, person, values, [{ field, message: text.missing }]);
  const { login } = await ownSecondFactor(c.var.program, person);
  const result = await work({ actor: person, typed, source: sourceOf(c, login ?? ""), session: sessionHash(c)! });
  if (result.kind === "wrong") return draw(c, person, {}, [{ field, message: text.wrong }]);
  if (result.kind !== "wait") return result as Exclude<T, { kind: "wrong" | "wait" }>;
  const { seconds } = result as { kind: "wait"; seconds: number };
  c.header("retry-after", String(seconds));
  return draw(c, person, {}, [{ field, message: text.wait(seconds) }], 429);
}

/** The page of who has a second factor, or of who can set one up. Who has no password (the demo's cards) has nothing to add to it. */
async function draw(
  c: Context<Env>,
  person: Person,
  values: FormValues = {},
  errors: readonly FieldError[] = [],
  status: 200 | 422 | 429 | 503 = errors.length > 0 ? 422 : 200,
): Promise<Response> {
  const { program, frame } = c.var;
  const factor = await ownSecondFactor(program, person);
  if (!factor.login) return refuseUnknown(c);
  const side = sideOf(person);
  const { since, login } = factor;
  if (since)
    return c.html(
      <OwnFactorPage
        {...{ frame, side, errors }}
        factor={{ ...factor, since }}
        isRequired={isRequired(c, person) && factor.passkeys.length === 0}
        values={{}}
      />,
      status,
    );
  const app = appOfForm(c, person.id, login, value(values, "sealed")) ?? newApp(c, person.id, login);
  return c.html(
    <EnrolmentPage
      {...{ frame, side, login, app, errors }}
      action={langPath(frame.lang, paths.secondFactor({}))}
      isRequired={false}
      values={{}}
      next={null}
    />,
    status,
  );
}

function showCodes(c: Context<Env>, person: Person, codes: readonly string[]): Response | Promise<Response> {
  const { frame } = c.var;
  const href = langPath(frame.lang, paths.secondFactor({}));
  return c.html(<RecoveryCodesPage frame={frame} codes={codes} href={href} side={sideOf(person)} />);
}
