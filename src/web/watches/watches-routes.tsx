import type { Context } from "hono";
import { saveProfile } from "../../commands/watches/save-profile.ts";
import { unwatchChallenge, watchChallenge } from "../../commands/watches/watch-challenge.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { challengeToWatch, watchesOf } from "../../queries/watches.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, list, value } from "../ui/form-values.ts";
import { WatchesPage } from "./watches-page.tsx";

/** What an organisation says of itself and what somebody watches. */
export function addWatchesRoutes(routes: Routes): void {
  routes.get(paths.watches, { may: "partner", audit: null }, (c, person) => draw(c, person, null, []));
  routes.post(paths.watches, { may: "partner", audit: "profile.save" }, async (c, person) => {
    const values = await readForm(c);
    const result = await saveProfile(c.var.program, {
      actor: person,
      fields: list(values, "fields"),
      strengths: value(values, "strengths"),
      isTold: value(values, "told") === "yes",
      watched: list(values, "watched"),
    });
    if (result.ok) return seeDone(c, paths.watches({}), "profileSaved");
    if (result.refusal.kind === "invalid") return draw(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.account({}), text: "アカウントにもどる" });
  });
  routes.post(paths.watchedChallenges, { may: "partner", audit: "challenge.watch" }, async (c, person) => {
    const result = await watchChallenge(c.var.program, person, value(await readForm(c), "code"));
    return result.ok ? seeDone(c, paths.watches({}), "challengeWatched") : refuseUnknown(c);
  });
  routes.post(paths.watchedChallengeEnding, { may: "partner", audit: "challenge.unwatch" }, async (c, person) => {
    await unwatchChallenge(c.var.program, person, value(await readForm(c), "code"));
    return seeDone(c, paths.watches({}), "challengeUnwatched");
  });
}

async function draw(
  c: Context<Env>,
  person: Person,
  typed: FormValues | null,
  errors: readonly FieldError[],
): Promise<Response> {
  const { program, frame, city } = c.var;
  const watches = await watchesOf(program, person);
  const code = (c.req.query("challenge") ?? "").replaceAll("\u0000", "").toWellFormed().slice(0, 100);
  const title = code ? await challengeToWatch(program, person, code) : null;
  const values = typed ?? {
    fields: watches.profile?.fields ?? [],
    strengths: watches.profile?.strengths ?? "",
    // Whoever writes a profile for the first time wants to be told, unless they say otherwise.
    told: watches.profile && !watches.profile.isTold ? [] : ["yes"],
    watched: [...watches.fields],
  };
  return c.html(
    <WatchesPage
      frame={frame}
      city={city}
      watches={watches}
      asked={title === null ? null : { code, title }}
      values={values}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  );
}
