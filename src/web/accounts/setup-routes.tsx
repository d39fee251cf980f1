import type { Context } from "hono";
import { setPasswordByLink } from "../../commands/accounts/set-password-by-link.ts";
import { setUpCity } from "../../commands/accounts/set-up-city.ts";
import { findLink, type LivingLink } from "../../db/stores/link-store.ts";
import { shortestPassword } from "../../domain/accounts/shortest-password.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { words } from "../../words/words.ts";
import { readForm } from "../forms.ts";
import { everyLanguage } from "../languages.ts";
import { paths } from "../paths.ts";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { DeadLinkPage, SetPasswordPage, SetUpCityPage } from "./setup-page.tsx";
import { browserOf, enter } from "./sign-in-routes.tsx";
import { unlessBusy } from "./unless-busy.ts";

/** One-time links: the first set-up of a city, and choosing a password. The address is a secret: no other site is told it. */
export function addSetupRoutes(routes: Routes): void {
  for (const page of everyLanguage(paths.setup)) {
    routes.get(page, { may: "everyone", audit: null }, async (c) => {
      return draw(c, await findLink(c.var.program, c.req.param("token")!), {}, []);
    });
    routes.post(page, { may: "everyone", audit: "city-set-up | password-set-by-link" }, async (c) => {
      const { program, frame } = c.var;
      const token = c.req.param("token")!;
      const values = await readForm(c);
      const typed = (name: string) => value(values, name);
      const link = await findLink(program, token);
      if (!link) return draw(c, null, values, []);
      const result = await unlessBusy(c, () =>
        link.for === "city"
          ? setUpCity(program, {
              token,
              code: typed("code"),
              cityName: typed("cityName"),
              cityNameEn: typed("cityNameEn"),
              deskCode: typed("deskCode"),
              deskDivision: typed("deskDivision"),
              deskName: typed("deskName"),
              name: typed("name"),
              kana: typed("kana"),
              mail: typed("mail"),
              password: typed("password"),
              browser: browserOf(c),
            })
          : setPasswordByLink(program, { token, password: typed("password"), lang: frame.lang, browser: browserOf(c) }),
      );
      if (result === "busy")
        return draw(c, link, values, [{ field: "password", message: words(frame.lang).accounts.signIn.busy }]);
      if (result.ok) return enter(c, result.value, link.for === "city" ? paths.people({}) : null, doneOf(result.value));
      if (result.refusal.kind !== "invalid") return draw(c, null, values, []);
      return draw(c, link, values, result.refusal.errors);
    });
  }
}

/** What the page after it says: who has other ways in is asked whether these are theirs. */
function doneOf(value: object): string {
  if (!("hasOtherWays" in value)) return "citySetUp";
  return value.hasOtherWays ? "passwordSetOtherWays" : "passwordSet";
}

function draw(c: Context<Env>, link: LivingLink | null, values: FormValues, errors: readonly FieldError[]) {
  const { frame } = c.var;
  const token = c.req.param("token")!;
  c.header("referrer-policy", "same-origin");
  c.header("cache-control", "no-store");
  if (!link) return c.html(<DeadLinkPage frame={frame} />, 404);
  const status = errors.length > 0 ? 422 : 200;
  if (link.for === "city")
    return c.html(<SetUpCityPage frame={frame} token={token} values={values} errors={errors} />, status);
  return c.html(
    <SetPasswordPage
      {...{ frame, token, values, errors }}
      name={link.name}
      login={link.login}
      passwordMin={shortestPassword(c.var.city.settings, link.side)}
    />,
    status,
  );
}
