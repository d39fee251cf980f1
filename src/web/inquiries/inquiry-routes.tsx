import type { Context } from "hono";
import { confirmAnswer } from "../../commands/confirm-answer.ts";
import { draftAnswer } from "../../commands/draft-answer.ts";
import { releaseAnswer } from "../../commands/release-answer.ts";
import { releaseDepartment } from "../../commands/release-department.ts";
import type { Refusal } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { answerLabels } from "./answer-form.tsx";
import { drawInquiry } from "./inquiry-page.tsx";
import { talkLabels } from "./inquiry-talk.tsx";
import { afterAct } from "./inquiry-talk-routes.tsx";

/** One inquiry: the department answers it, its head confirms, the desk releases. */
export function addInquiryRoutes(routes: Routes): void {
  routes.get(paths.proposal.inquiry, { may: "staff", audit: null }, (c, person) => drawInquiry(c, person));

  routes.post(paths.proposal.inquiryAnswer, { may: "draftAnswer", audit: "answer.draft" }, async (c, person) => {
    const values = await readForm(c);
    const result = await draftAnswer(c.var.program, answerInput(c, person, values));
    if (result.ok) return afterAct(c, person, values, hrefOf(c), "answerDrafted", ["outcome", "answer", "suggested"]);
    return refusedAnswer(c, person, values, result.refusal);
  });

  routes.post(
    paths.proposal.inquiryConfirmation,
    { may: "confirmAnswer", audit: "answer.confirm" },
    async (c, person) => {
      const values = await readForm(c);
      const result = await confirmAnswer(c.var.program, answerInput(c, person, values));
      if (!result.ok) return refusedAnswer(c, person, values, result.refusal);
      const { passedOn = false, passedTo = null } = result.value.value ?? {};
      if (passedOn) return seeDone(c, paths.board({}), passedTo ? "inquiryPassedTo" : "inquiryPassedOn");
      return seeDone(c, result.value.repeated ? paths.board({}) : hrefOf(c), "answerConfirmed");
    },
  );

  routes.post(paths.proposal.inquiryRelease, { may: "releaseAnswer", audit: "answer.release" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await releaseAnswer(c.var.program, { ...acting, inquiryId: c.req.param("inquiry")! });
    if (result.ok) return seeDone(c, hrefOf(c), "answerReleased");
    return refusalPage(c, result.refusal, backOf(c));
  });

  routes.post(
    paths.proposal.departmentRelease,
    { may: "releaseDepartment", audit: "department.release" },
    async (c, person) => {
      const acting = actingFrom(c, person, await readForm(c));
      const result = await releaseDepartment(c.var.program, { ...acting, inquiryId: c.req.param("inquiry")! });
      if (result.ok) return seeDone(c, paths.proposal.inquiries({ id: acting.proposalId }), "departmentReleased");
      return refusalPage(c, result.refusal, backOf(c));
    },
  );
}

function answerInput(c: Context<Env>, person: Person, values: FormValues) {
  return {
    ...actingFrom(c, person, values),
    inquiryId: c.req.param("inquiry")!,
    outcome: value(values, "outcome"),
    answer: value(values, "answer"),
    suggestedDepartmentId: value(values, "suggested"),
    drawnFrom: value(values, "drawn_from"),
  };
}

function refusedAnswer(c: Context<Env>, person: Person, values: FormValues, refusal: Refusal) {
  if (refusal.kind === "invalid") return drawInquiry(c, person, { form: "answer", values, errors: refusal.errors });
  if (refusal.kind === "stale" && refusal.changed === "words")
    return drawInquiry(c, person, { form: "answer", values, errors: [], isStale: true });
  return refusalPage(c, refusal, backOf(c), typedOf(values, { ...answerLabels, ...talkLabels }));
}

function hrefOf(c: Context<Env>): string {
  return paths.proposal.inquiry({ id: c.req.param("id")!, inquiry: c.req.param("inquiry")! });
}

function backOf(c: Context<Env>) {
  return { href: hrefOf(c), text: "照会にもどる" };
}
