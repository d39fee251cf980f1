import type { Context } from "hono";
import { endDeputy } from "../../commands/deputies/end-deputy.ts";
import { nameDeputy } from "../../commands/deputies/name-deputy.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { deputiesFor, listDeputies, whoMayHaveDeputies } from "../../queries/deputies.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { DeputiesPage } from "./deputies-page.tsx";

/** 代理・代決: who acts for whom while they are away. */
export function addDeputyRoutes(routes: Routes): void {
  // An administrator names one for a chief who is away already (decision 0068).
  const may = ["staff", "administrator"] as const;
  routes.get(paths.deputies, { may, audit: null }, (c, person) => draw(c, person, {}, []));
  routes.post(paths.deputies, { may, audit: "deputy.name" }, async (c, actor) => {
    const values = await readForm(c);
    const from = parseDateField(values, "from", "はじまる日");
    const to = parseDateField(values, "to", "終わる日");
    const unread = [from.error, to.error].filter((error): error is FieldError => error !== null);
    // One field says both: who is away and who acts, because who may act follows from who is away.
    const [personId = "", deputyId = ""] = value(values, "deputy").split(" ");
    const isChosen = isId(personId) && isId(deputyId);
    if (!isChosen) unread.unshift({ field: "deputy", message: "代理の人を選んでください。" });
    const key = value(values, "idempotency_key");
    const result = await nameDeputy(c.var.program, {
      // Nobody chosen: the rest of the form is read all the same, so that everything wrong is told at once.
      ...{ actor, personId: isChosen ? personId : actor.id, deputyId, unread },
      ...{ from: from.date, to: to.date, reason: value(values, "reason") },
      formKey: isId(key) ? key : undefined,
    });
    if (result.ok) return seeDone(c, paths.deputies({}), "deputyNamed");
    if (result.refusal.kind === "invalid") return draw(c, actor, values, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.deputies({}), text: "代理にもどる" });
  });
  routes.post(paths.deputyEnding, { may, audit: "deputy.end" }, async (c, actor) => {
    const result = await endDeputy(c.var.program, { actor, deputyId: c.req.param("deputy")! });
    if (result.ok) return seeDone(c, paths.deputies({}), "deputyEnded");
    return refusalPage(c, result.refusal, { href: paths.deputies({}), text: "代理にもどる" });
  });
}

async function draw(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const today = todayInTokyo(c.var.program.now());
  // The form that was sent says for whom; the chief chooses somebody else by `for`.
  const [wanted] = (value(values, "deputy") || c.req.query("for") || person.id).split(" ");
  const found = await c.var.program.db.asActor(person, async (tx) => {
    const away = await whoMayHaveDeputies(tx, person);
    const chosen = away.find(({ id }) => id === wanted) ?? away[0];
    return {
      rows: await listDeputies(tx, today),
      away,
      represented: chosen ? await deputiesFor(tx, chosen) : null,
    };
  });
  const page = <DeputiesPage frame={c.var.frame} {...found} {...{ person, today, values, errors }} />;
  return c.html(page, errors.length > 0 ? 422 : 200);
}
