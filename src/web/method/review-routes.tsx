import type { Context } from "hono";
import { backToDialogue } from "../../commands/back-to-dialogue.ts";
import { decideFeasibility } from "../../commands/decide-feasibility.ts";
import { meetCondition } from "../../commands/meet-condition.ts";
import { proposeMethod } from "../../commands/propose-method.ts";
import { reopenMethodReview } from "../../commands/reopen-method-review.ts";
import { startPreparing } from "../../commands/start-preparing.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { mayRead } from "../../domain/policy/may-read.ts";
import { sightFactsOf } from "../../domain/policy/sight-of-record.ts";
import { readReview } from "../../queries/review.ts";
import { addFormPage } from "../desk/form-page.tsx";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { value } from "../ui/form-values.ts";
import { TextArea } from "../ui/text-field.tsx";
import { ReviewPage, type ReviewPageProps } from "./review-page.tsx";

const p = paths.proposal;

/** The method review: feasibility, the method proposed, and the moves out of it. */
export function addReviewRoutes(routes: Routes): void {
  routes.get(p.review, { may: "staff", audit: null }, (c, person) => drawReview(c, person));

  routes.post(p.feasibility, { may: "decideFeasibility", audit: "feasibility.decide" }, async (c, person) => {
    const values = await readForm(c);
    const text = (name: string) => value(values, name);
    const result = await decideFeasibility(c.var.program, {
      ...actingFrom(c, person, values),
      answer: text("answer"),
      reason: text("reason"),
      conditions: text("conditions"),
    });
    if (result.ok) return seeDone(c, backFrom(c).href, "feasibilityDecided");
    if (result.refusal.kind === "invalid")
      return drawReview(c, person, { form: "feasibility", values, errors: result.refusal.errors });
    return refusalPage(c, result.refusal, backFrom(c), typedOf(values, { reason: "理由", conditions: "条件" }));
  });

  routes.post(p.condition, { may: "meetCondition", audit: "feasibility.condition" }, async (c, person) => {
    const values = await readForm(c);
    const condition = /^\d{1,2}$/.test(value(values, "condition")) ? Number(value(values, "condition")) : -1;
    const result = await meetCondition(c.var.program, { ...actingFrom(c, person, values), condition });
    if (result.ok) return seeDone(c, `${backFrom(c).href}#feasibility`, "conditionMet");
    return refusalPage(c, result.refusal, backFrom(c));
  });

  routes.post(p.papers, { may: "proposeMethod", audit: "method.propose" }, async (c, person) => {
    const values = await readForm(c);
    const text = (name: string) => value(values, name);
    const result = await proposeMethod(c.var.program, {
      ...actingFrom(c, person, values),
      method: text("method"),
      reason: text("reason"),
      departure: text("departure"),
      decidedBy: text("decidedBy"),
      filedUnder: text("filedUnder"),
      keptFor: text("keptFor"),
      disclosure: text("disclosure"),
    });
    if (result.ok) {
      const paper = result.value.value?.paperId;
      return seeDone(c, paper ? p.paper({ id: c.req.param("id")!, paper }) : backFrom(c).href, "methodProposed");
    }
    if (result.refusal.kind === "invalid")
      return drawReview(c, person, { form: "propose", values, errors: result.refusal.errors });
    return refusalPage(
      c,
      result.refusal,
      backFrom(c),
      typedOf(values, { reason: "理由", departure: "違う手法の理由" }),
    );
  });

  routes.post(p.preparation, { may: "startPreparing", audit: "preparing.start" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await startPreparing(c.var.program, acting);
    if (result.ok) return seeDone(c, p.show({ id: acting.proposalId }), "preparing");
    return refusalPage(c, result.refusal, backFrom(c));
  });

  addFormPage(routes, {
    path: p.backToDialogue,
    action: "backToDialogue",
    audit: "method-review.end",
    tab: "review",
    title: "対話にもどる",
    lead: "まだ話し合うことがあるときに、対話へもどします。決裁の途中や決裁済みの手法は、取り消しになります。理由は提案者も読みます。",
    button: "対話にもどす",
    buttonKind: "other",
    isMove: true,
    labels: { reason: "対話にもどる理由" },
    load: async () => null,
    fields: ({ values, errors }) => (
      <TextArea name="reason" label="対話にもどる理由" rows={4} maxGraphemes={1000} values={values} errors={errors} />
    ),
    run: (c, acting, values) => backToDialogue(c.var.program, { ...acting, reason: value(values, "reason") }),
    done: "backToDialogue",
  });

  addFormPage(routes, {
    path: p.reopening,
    action: "reopenMethodReview",
    audit: "method-review.reopen",
    tab: "review",
    title: "手法を見直す",
    lead: "費用がかかることがわかった、同意が得られなかったなどのときに、手法の検討にもどします。決裁された手法は、数えられなくなります。理由は提案者も読みます。",
    button: "手法の検討にもどす",
    buttonKind: "other",
    isMove: true,
    labels: { reason: "手法を見直す理由" },
    load: async () => null,
    fields: ({ values, errors }) => (
      <TextArea name="reason" label="手法を見直す理由" rows={4} maxGraphemes={1000} values={values} errors={errors} />
    ),
    run: (c, acting, values) => reopenMethodReview(c.var.program, { ...acting, reason: value(values, "reason") }),
    done: "reviewReopened",
    next: (id) => p.review({ id }),
  });
}

async function drawReview(c: Context<Env>, person: Person, wrong?: ReviewPageProps["wrong"]): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => readReview(tx, record, c.var.city.settings));
  if (!found?.record.dialogueAt || !mayRead(person, "review", sightFactsOf(found.record))) return refuseUnknown(c);
  const page = (
    <ReviewPage c={c} person={person} record={found.record} view={found.more} {...(wrong ? { wrong } : {})} />
  );
  return c.html(page, wrong ? 422 : 200);
}

function backFrom(c: Context<Env>) {
  return { href: p.review({ id: c.req.param("id")! }), text: "手法と決裁にもどる" };
}
