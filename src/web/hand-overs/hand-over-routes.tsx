import type { Context } from "hono";
import { cancelHandOver } from "../../commands/hand-overs/cancel-hand-over.ts";
import { lineField, planHandOver } from "../../commands/hand-overs/plan-hand-over.ts";
import { listDivisions } from "../../db/stores/division-store.ts";
import { peopleOfPlace, workOf } from "../../db/stores/hand-over-store.ts";
import { handOverDocx } from "../../documents/hand-over-docx.ts";
import { handOverPlaces, mayPlanHandOver } from "../../domain/hand-over/hand-over.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { findHandOver, listHandOvers } from "../../queries/hand-overs.ts";
import { wordType } from "../agreement/agreement-file.ts";
import { attachmentAs } from "../content-disposition.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseDateField } from "../ui/parse-date-field.ts";
import { HandOverPage } from "./hand-over-page.tsx";
import { HandOverPaperPage } from "./hand-over-paper-page.tsx";
import { HandOversPage } from "./hand-overs-page.tsx";
import { paperOf } from "./paper-of.ts";
import { PlanPage } from "./plan-page.tsx";

/** 引継ぎ: what one person had passes to others on a day, with a paper for each who receives. */
export function addHandOverRoutes(routes: Routes): void {
  const may = "staff" as const;
  routes.get(paths.handOver.list, { may, audit: null }, async (c, person) => {
    const { handOvers, places, divisions } = await c.var.program.db.asActor(person, async (tx) => ({
      handOvers: await listHandOvers(tx),
      divisions: await listDivisions(tx),
      places: await Promise.all(
        handOverPlaces(person).map(async (place) => ({ ...place, people: await peopleOfPlace(tx, place.id) })),
      ),
    }));
    return c.html(<HandOversPage frame={c.var.frame} {...{ person, handOvers, places, divisions }} />);
  });

  routes.get(paths.handOver.plan, { may, audit: null }, (c, person) => {
    const from = c.req.query("from") ?? "";
    return drawPlan(c, person, { from, department: c.req.query("department") ?? "" }, []);
  });
  routes.post(paths.handOver.plan, { may, audit: "hand-over.plan" }, async (c, actor) => {
    const values = await readForm(c);
    const { date, error } = parseDateField(values, "onDay", "引き継ぐ日");
    const { from, department } = placeOf(values);
    if (!isId(from)) return refuseUnknown(c);
    const key = value(values, "idempotency_key");
    const lines = Object.fromEntries(
      Object.keys(values)
        .filter((name) => name.startsWith(lineField("")))
        .map((name) => [name.slice(lineField("").length), value(values, name)]),
    );
    const result = await planHandOver(c.var.program, {
      ...{ actor, fromId: from, departmentId: department, onDay: date, note: value(values, "note") },
      ...{ unread: error ? [error] : [], toId: value(values, "to"), lines, formKey: isId(key) ? key : undefined },
    });
    const list = paths.handOver.list({});
    if (result.ok) {
      const { id } = result.value;
      return seeDone(c, id ? paths.handOver.show({ handOver: id }) : list, "handOverPlanned");
    }
    if (result.refusal.kind === "invalid") return drawPlan(c, actor, values, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: list, text: "引継ぎの一覧にもどる" });
  });

  routes.get(paths.handOver.show, { may, audit: null }, async (c, person) => {
    const found = await c.var.program.db.asActor(person, (tx) => findHandOver(tx, idOf(c)));
    if (!found) return refuseUnknown(c);
    return c.html(<HandOverPage frame={c.var.frame} person={person} {...found} />);
  });
  routes.post(paths.handOver.cancelling, { may, audit: "hand-over.cancel" }, async (c, actor) => {
    const result = await cancelHandOver(c.var.program, { actor, handOverId: idOf(c) });
    const href = paths.handOver.show({ handOver: idOf(c) });
    if (result.ok) return seeDone(c, href, "handOverCancelled");
    return refusalPage(c, result.refusal, { href: paths.handOver.list({}), text: "引継ぎの一覧にもどる" });
  });

  routes.get(paths.handOver.paper, { may, audit: null }, async (c, person) => {
    const found = await c.var.program.db.asActor(person, (tx) => paperOf(c, tx, person, idOf(c)));
    if (!found) return refuseUnknown(c);
    return c.html(<HandOverPaperPage frame={c.var.frame} {...found} />);
  });
  routes.get(paths.handOver.file, { may, audit: null }, async (c, person) => {
    const found = await c.var.program.db.asActor(person, (tx) => paperOf(c, tx, person, idOf(c)));
    if (!found) return refuseUnknown(c);
    const file = await handOverDocx(found.paper);
    return c.body(new Uint8Array(file), 200, {
      "content-type": wordType,
      "content-disposition": attachmentAs(`引継書_${found.handOver.onDay}.docx`),
      "content-length": String(file.byteLength),
    });
  });
}

function idOf(c: Context<Env>): string {
  return c.req.param("handOver")!;
}

/** Who leaves, and of which place; no department is the desk. */
function placeOf(values: FormValues): { from: string; department: string | null } {
  return { from: value(values, "from"), department: value(values, "department") || null };
}

async function drawPlan(
  c: Context<Env>,
  person: Person,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { from, department } = placeOf(values);
  if (!isId(from) || (department !== null && !isId(department)) || !mayPlanHandOver(person, department))
    return refuseUnknown(c);
  const { people, work } = await c.var.program.db.asActor(person, async (tx) => ({
    people: await peopleOfPlace(tx, department),
    work: await workOf(tx, from, department),
  }));
  const leaving = people.find(({ id }) => id === from);
  if (!leaving) return refuseUnknown(c);
  const receivers = people.filter(({ id }) => id !== from);
  const page = <PlanPage frame={c.var.frame} {...{ leaving, department, receivers, work, values, errors }} />;
  return c.html(page, errors.length > 0 ? 422 : 200);
}
