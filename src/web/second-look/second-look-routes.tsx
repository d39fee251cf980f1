import type { Context } from "hono";
import { answerSecondLook } from "../../commands/second-look/answer.ts";
import { passOnSecondLook } from "../../commands/second-look/pass-on.ts";
import { requestSecondLook } from "../../commands/second-look/request.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { declineOf } from "../../queries/desk-proposal.ts";
import { findSecondLook } from "../../queries/second-look.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { SecondLookPage } from "./second-look-page.tsx";

/** もう一度の検討: asked for by the proposer, given to a reviewer, answered by them. */
export function addSecondLookRoutes(routes: Routes): void {
  const p = paths.proposal;
  routes.get(p.secondLook, { may: "signedIn", audit: null }, (c, person) => page(c, person, {}, []));

  routes.post(p.secondLook, { may: "requestSecondLook", audit: "second-look.ask" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const result = await requestSecondLook(c.var.program, { ...acting, request: value(values, "request") });
    if (result.ok) return seeDone(c, p.show({ id: acting.proposalId }), "secondLookAsked");
    if (result.refusal.kind === "invalid") return page(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, back(c), typedOf(values, { request: "もう一度見てほしい点" }));
  });

  routes.post(p.secondLookAnswer, { may: "answerSecondLook", audit: "second-look.answer" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const answer = value(values, "answer");
    const explanation = value(values, "explanation");
    const result = await answerSecondLook(c.var.program, { ...acting, answer, explanation });
    if (result.ok)
      return seeDone(
        c,
        p.secondLook({ id: acting.proposalId }),
        answer === "upheld" ? "secondLookUpheld" : "secondLookReopened",
      );
    if (result.refusal.kind === "invalid") return page(c, person, values, result.refusal.errors);
    return refusalPage(c, result.refusal, back(c), typedOf(values, { explanation: "提案者への説明" }));
  });

  routes.post(p.secondLookPassing, { may: "passOnSecondLook", audit: "second-look.pass-on" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await passOnSecondLook(c.var.program, acting);
    if (!result.ok) return refusalPage(c, result.refusal, back(c));
    return seeDone(c, p.secondLook({ id: acting.proposalId }), "secondLookPassedOn");
  });
}

/** Its line of the matrix: proposer, desk, and who is on the route. */
async function page(c: Context<Env>, person: Person, values: FormValues, errors: readonly FieldError[]) {
  const found = await caseOf(c, person, async (tx, record) => ({
    look: await findSecondLook(tx, record.id),
    decline: await declineOf(tx, record.id),
  }));
  if (!found) return refuseUnknown(c);
  const parts = partsOf(person, found.record);
  if (!parts.has("member") && !parts.has("desk") && !parts.has("onRoute")) return refuseUnknown(c);
  if (!found.record.decline?.sentAt) return refuseUnknown(c);
  const props = { c, person, record: found.record, ...found.more, values, errors };
  return c.html(<SecondLookPage {...props} />, errors.length > 0 ? 422 : 200);
}

function back(c: Context<Env>) {
  return { href: paths.proposal.show({ id: c.req.param("id")! }), text: "提案にもどる" };
}
