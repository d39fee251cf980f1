import { declareConflict } from "../../commands/declare-conflict.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf, numberOf } from "../proposals/case.tsx";
import { refusalPage } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { ConflictPage } from "./conflict-page.tsx";

/** P2: the declaration before the first look. */
export function addConflictRoutes(routes: Routes): void {
  routes.post(paths.proposal.conflict, { may: "declareConflict", audit: "conflict.declare" }, async (c, person) => {
    const id = c.req.param("id")!;
    const values = await readForm(c);
    const result = await declareConflict(c.var.program, {
      ...actingFrom(c, person, values),
      hasTie: value(values, "hasTie"),
      what: value(values, "what"),
    });
    if (result.ok) {
      const hasTie = result.value.value?.hasTie ?? false;
      if (hasTie) return seeDone(c, paths.board({}), "tieDeclared");
      const next = value(values, "next");
      const show = paths.proposal.show({ id });
      return seeDone(c, next.startsWith(`${show}/`) ? next : show, "noTieDeclared");
    }
    if (result.refusal.kind === "invalid") {
      const found = await caseOf(c, person, async () => null);
      if (found)
        return c.html(
          <ConflictPage
            c={c}
            record={found.record}
            number={numberOf(found.record)}
            values={values}
            errors={result.refusal.errors}
          />,
          422,
        );
    }
    return refusalPage(c, result.refusal, { href: paths.board({}), text: "ボードにもどる" });
  });
}
