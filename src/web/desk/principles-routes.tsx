import type { Context } from "hono";
import { businessDaysBefore } from "../../domain/calendar/business-days.ts";
import { instantInTokyo, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { stuckAfterDays } from "../../domain/principles/kept-gates.ts";
import { statuses } from "../../domain/process/status.ts";
import { type PrinciplesFilter, principleFilters, principles, principlesOf } from "../../queries/principles.ts";
import { paths } from "../paths.ts";
import type { Env, Routes } from "../route.ts";
import { PrinciplesPage } from "./principles-page.tsx";

/** 七つの原則 for the whole desk: how many open proposals stand where, and which are stuck. */
export function addPrinciplesRoutes(routes: Routes): void {
  routes.get(paths.principles, { may: "desk", audit: null }, async (c, person) => {
    const { program, city } = c.var;
    const filter = filterOf(c);
    const stuckBefore = instantInTokyo(businessDaysBefore(todayInTokyo(program.now()), stuckAfterDays, city.calendar));
    const ask = { filter, after: c.req.query("after") ?? null, stuckBefore };
    const view = await program.db.asActor(person, (tx) => principlesOf(tx, person.municipality, ask));
    return c.html(<PrinciplesPage c={c} view={view} filter={filter} />);
  });
}

/** Only what the page offers; anything else in the address is nothing. */
function filterOf(c: Context<Env>): PrinciplesFilter {
  const asked = (name: string) => c.req.query(name) ?? "";
  return {
    principle: principles.find((one) => one === asked("principle")) ?? "",
    state: principleFilters.find((one) => one === asked("state")) ?? "waiting",
    q: asked("q").replaceAll("\u0000", "").slice(0, 200).toWellFormed(),
    status: statuses.find((one) => one === asked("status")) ?? "",
    field: c.var.city.fields.find((one) => one.name === asked("field"))?.name ?? "",
  };
}
