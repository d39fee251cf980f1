import type { Context } from "hono";
import { confirmAnswer } from "../../commands/confirm-answer.ts";
import { draftAnswer } from "../../commands/draft-answer.ts";
import { releaseAnswer } from "../../commands/release-answer.ts";
import { releaseDepartment } from "../../commands/release-department.ts";
import { ownInquiry } from "../../domain/inquiry/own-inquiry.ts";
import type { FieldError, Refusal } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { inquiryWords } from "../../queries/desk-proposal.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { AnswerForm, answerLabels } from "./answer-form.tsx";
import { readsInquiries } from "./inquiries-routes.tsx";
import { InquiryActions, InquiryText } from "./inquiry-parts.tsx";

/** One inquiry: the department answers it, its head confirms, the desk releases. */
export function addInquiryRoutes(routes: Routes): void {
  routes.get(paths.proposal.inquiry, { may: "staff", audit: null }, (c, person) => inquiryPage(c, person, null, []));

  routes.post(paths.proposal.inquiryAnswer, { may: "draftAnswer", audit: "answer.draft" }, async (c, person) => {
    const values = await readForm(c);
    const result = await draftAnswer(c.var.program, answerInput(c, person, values));
    if (result.ok) return seeDone(c, hrefOf(c), "answerDrafted");
    return refusedAnswer(c, person, values, result.refusal);
  });

  routes.post(
    paths.proposal.inquiryConfirmation,
    { may: "confirmAnswer", audit: "answer.confirm" },
    async (c, person) => {
      const values = await readForm(c);
      const result = await confirmAnswer(c.var.program, answerInput(c, person, values));
      if (!result.ok) return refusedAnswer(c, person, values, result.refusal);
      if (result.value.value?.passedOn) return seeDone(c, paths.board({}), "inquiryPassedOn");
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

async function inquiryPage(
  c: Context<Env>,
  person: Person,
  typed: FormValues | null,
  errors: readonly FieldError[],
): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => inquiryWords(tx, record.id));
  const inquiry = found?.record.inquiries.find((one) => one.id === c.req.param("inquiry"));
  if (!found || !inquiry || !readsInquiries(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  const words = more.get(inquiry.id) ?? { question: "", answer: null, suggested: null };
  const mayDraft =
    may(person, "draftAnswer", record).ok && "inquiry" in ownInquiry(person, record, inquiry.id, "staff");
  const mayConfirm =
    may(person, "confirmAnswer", record).ok && "inquiry" in ownInquiry(person, record, inquiry.id, "head");
  return c.html(
    <CasePage c={c} person={person} record={record} tab="now" title={`${inquiry.departmentName}への照会`}>
      <ErrorSummary errors={errors} labels={answerLabels} />
      <Section title={`${inquiry.departmentName}への照会`}>
        <InquiryText c={c} record={record} inquiry={inquiry} words={words} />
        <InquiryActions c={c} person={person} record={record} inquiry={inquiry} />
      </Section>
      {mayDraft ? (
        <Section title="回答を書く" id="answer">
          <AnswerForm
            c={c}
            record={record}
            inquiry={inquiry}
            words={words}
            typed={typed}
            errors={errors}
            mayConfirm={mayConfirm}
          />
        </Section>
      ) : null}
    </CasePage>,
    errors.length > 0 ? 422 : 200,
  );
}

function answerInput(c: Context<Env>, person: Person, values: FormValues) {
  return {
    ...actingFrom(c, person, values),
    inquiryId: c.req.param("inquiry")!,
    outcome: value(values, "outcome"),
    answer: value(values, "answer"),
    suggestedDepartmentId: value(values, "suggested"),
  };
}

function refusedAnswer(c: Context<Env>, person: Person, values: FormValues, refusal: Refusal) {
  if (refusal.kind === "invalid") return inquiryPage(c, person, values, refusal.errors);
  return refusalPage(c, refusal, backOf(c), typedOf(values, answerLabels));
}

function hrefOf(c: Context<Env>): string {
  return paths.proposal.inquiry({ id: c.req.param("id")!, inquiry: c.req.param("inquiry")! });
}

function backOf(c: Context<Env>) {
  return { href: hrefOf(c), text: "照会にもどる" };
}
