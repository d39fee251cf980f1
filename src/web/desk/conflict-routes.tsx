import { declareConflict } from "../../commands/declare-conflict.ts";
import { may } from "../../domain/policy/may.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf, numberOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown } from "../refusals.tsx";
import type { Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { ConflictPage } from "./conflict-page.tsx";

/** P2: the declaration before the first look, and before the first act of whoever looks without being assigned. */
export function addConflictRoutes(routes: Routes): void {
  routes.get(paths.proposal.conflict, { may: "declareConflict", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    if (!found) return refuseUnknown(c);
    const { record } = found;
    const next = nextOf(record.id, c.req.query("next") ?? "");
    const answer = may(person, "declareConflict", record);
    if (!answer.ok) return refusalPage(c, answer.refusal, { href: next, text: "提案にもどる" });
    if (record.declarations.some((one) => one.personId === person.id)) return c.redirect(next, 303);
    return c.html(<ConflictPage c={c} record={record} number={numberOf(record)} next={next} />);
  });

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
      return seeDone(c, nextOf(id, value(values, "next")), "noTieDeclared");
    }
    if (result.refusal.kind === "invalid") {
      const found = await caseOf(c, person, async () => null);
      if (found)
        return c.html(
          <ConflictPage
            c={c}
            record={found.record}
            number={numberOf(found.record)}
            next={nextOf(id, value(values, "next"))}
            values={values}
            errors={result.refusal.errors}
          />,
          422,
        );
    }
    return refusalPage(c, result.refusal, { href: paths.board({}), text: "ボードにもどる" });
  });
}

/** A place on a page of this proposal, with what was filtered there, or its first: never anywhere else. */
function nextOf(id: string, wished: string): string {
  const show = paths.proposal.show({ id });
  const here = "http://here";
  if (!URL.canParse(wished, here)) return show;
  const { origin, pathname, search, hash } = new URL(wished, here);
  return origin === here && `${pathname}/`.startsWith(`${show}/`) ? `${pathname}${search}${hash}` : show;
}
