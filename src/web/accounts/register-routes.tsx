import type { Context } from "hono";
import { register } from "../../commands/accounts/register.ts";
import { shortestPassword } from "../../domain/accounts/shortest-password.ts";
import { langPath, words } from "../../words/words.ts";
import { readForm } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import type { Attempts } from "./attempts.ts";
import { clientAddress } from "./client-address.ts";
import { lookUp, valuesFrom } from "./corporate-lookup.ts";
import { nextPath } from "./next-path.ts";
import { RegisterPage } from "./register-page.tsx";
import { browserOf, enter } from "./sign-in-routes.tsx";
import { unlessBusy } from "./unless-busy.ts";

const minOf = (c: Context<Env>) => shortestPassword(c.var.city.settings, "partner");

/** Registering an organisation. */
export function addRegisterRoutes(routes: Routes, attempts: Attempts): void {
  for (const page of everyLanguage(paths.register)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      if (c.var.actor.kind === "person") return c.redirect(langPath(c.var.frame.lang, paths.account({})), 303);
      const next = nextPath(c.req.query("next"));
      const lookup = await lookUp(c, attempts);
      const page = { next, lookup, passwordMin: minOf(c) };
      return c.html(<RegisterPage frame={c.var.frame} values={valuesFrom(lookup)} errors={[]} {...page} />);
    });
    routes.post(page, { may: "everyone", audit: "registered" }, async (c) => {
      const { frame, program } = c.var;
      const values = await readForm(c);
      const next = nextPath(value(values, "next"));
      const address = clientAddress(c);
      const wait = attempts.waitSeconds("register", address, performance.now());
      if (wait > 0) {
        c.header("retry-after", String(wait));
        const errors = [{ field: "mail", message: words(frame.lang).accounts.signIn.wait(wait) }];
        return c.html(
          <RegisterPage frame={frame} values={values} errors={errors} next={next} passwordMin={minOf(c)} />,
          429,
        );
      }
      const result = await unlessBusy(c, () =>
        register(program, {
          lang: frame.lang,
          organisationName: value(values, "organisationName"),
          organisationKana: value(values, "organisationKana"),
          kind: value(values, "kind"),
          corporateNumber: value(values, "corporateNumber"),
          name: value(values, "name"),
          kana: value(values, "kana"),
          mail: value(values, "mail"),
          way: { password: value(values, "password") },
          browser: browserOf(c),
        }),
      );
      if (result === "busy") {
        c.header("retry-after", "60");
        const errors = [{ field: "password", message: words(frame.lang).accounts.signIn.busy }];
        return c.html(
          <RegisterPage frame={frame} values={values} errors={errors} next={next} passwordMin={minOf(c)} />,
          503,
        );
      }
      if (result.ok) {
        // Each one sends a letter to somebody: a machine that fills mailboxes is slowed down.
        if (result.value.isToProve) attempts.failed("register", address, performance.now());
        return enter(c, result.value, next, result.value.isToProve ? "registeredToProve" : "registered");
      }
      if (result.refusal.kind !== "invalid")
        return refusalPage(c, result.refusal, { href: paths.register({}), text: "登録にもどる" });
      // Nothing but a taken address is left to mend: somebody may be trying addresses.
      const { errors } = result.refusal;
      if (errors.length === 1 && errors[0]?.field === "mail") attempts.failed("register", address, performance.now());
      return c.html(
        <RegisterPage frame={frame} values={values} errors={errors} next={next} passwordMin={minOf(c)} />,
        422,
      );
    });
  }
}
