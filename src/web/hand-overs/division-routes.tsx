import type { Context } from "hono";
import { choiceField, divideDepartment } from "../../commands/departments/divide-department.ts";
import { findDivision } from "../../db/stores/division-store.ts";
import { isId } from "../../domain/kernel/ids.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { DivisionPage } from "./division-page.tsx";

/** 組織改正: what is open in a department that is split, and which of those that follow takes it. */
export function addDivisionRoutes(routes: Routes): void {
  const may = "staff" as const;
  routes.get(paths.division, { may, audit: null }, (c, person) => draw(c, person, {}, []));
  routes.post(paths.division, { may, audit: "department.divide" }, async (c, actor) => {
    const values = await readForm(c);
    const key = value(values, "idempotency_key");
    const choices = Object.fromEntries(
      Object.keys(values)
        .filter((name) => name.startsWith(choiceField("")))
        .map((name) => [name.slice(choiceField("").length), value(values, name)]),
    );
    const departmentId = c.req.param("department")!;
    const result = await divideDepartment(c.var.program, {
      ...{ actor, departmentId, restId: value(values, "rest"), choices, formKey: isId(key) ? key : undefined },
    });
    if (result.ok) return seeDone(c, paths.division({ department: departmentId }), "departmentDivided");
    if (result.refusal.kind === "invalid") return draw(c, actor, values, result.refusal.errors);
    return refusalPage(c, result.refusal, { href: paths.handOver.list({}), text: "引継ぎの一覧にもどる" });
  });
}

async function draw(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const division = await c.var.program.db.asActor(person, (tx) => findDivision(tx, person, c.req.param("department")!));
  if (!division) return refuseUnknown(c);
  return c.html(<DivisionPage frame={c.var.frame} {...{ division, values, errors }} />, errors.length > 0 ? 422 : 200);
}
