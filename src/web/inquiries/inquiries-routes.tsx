import type { Context } from "hono";
import { askDepartment } from "../../commands/ask-department.ts";
import { nameLeadDepartment } from "../../commands/name-lead-department.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import { inquiryWords } from "../../queries/desk-proposal.ts";
import { matchingOf } from "../../queries/matching.ts";
import { suggestionsFor } from "../../queries/proposal-suggestions.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { AskForm, askErrors, askLabels, askRows, firstAskValues, questionsFrom, rowsTyped } from "./ask-form.tsx";
import { InquiryTable } from "./inquiry-table.tsx";
import { LeadForm } from "./lead-form.tsx";
import { NearSection } from "./near-section.tsx";
import { SuggestionTable } from "./suggestion-table.tsx";

/** 照会先: whom the desk asks, what they are asked, and who leads. */
export function addInquiriesRoutes(routes: Routes): void {
  routes.get(paths.proposal.inquiries, { may: "staff", audit: null }, (c, person) => page(c, person, null));

  routes.post(paths.proposal.inquiries, { may: "askDepartment", audit: "department.ask" }, async (c, person) => {
    const id = c.req.param("id")!;
    const values = await readForm(c);
    const questions = questionsFrom(values);
    const result = await askDepartment(c.var.program, { ...actingFrom(c, person, values), questions });
    if (result.ok) return seeDone(c, paths.proposal.inquiries({ id }), "departmentAsked");
    if (result.refusal.kind === "invalid")
      return page(c, person, { form: "ask", values, errors: askErrors(values, result.refusal.errors) });
    const back = { href: paths.proposal.inquiries({ id }), text: "照会先にもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, askLabels));
  });

  routes.post(paths.proposal.lead, { may: "nameLeadDepartment", audit: "lead.name" }, async (c, person) => {
    const id = c.req.param("id")!;
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const result = await nameLeadDepartment(c.var.program, { ...acting, inquiryId: value(values, "inquiry") });
    if (result.ok) return seeDone(c, paths.proposal.inquiries({ id }), "leadNamed");
    if (result.refusal.kind === "invalid")
      return page(c, person, { form: "lead", values, errors: result.refusal.errors });
    return refusalPage(c, result.refusal, { href: paths.proposal.inquiries({ id }), text: "照会先にもどる" });
  });
}

/** What was sent and did not pass: drawn again in the form that it came from, and in no other. */
type Sent = { form: "ask" | "lead"; values: FormValues; errors: readonly FieldError[] };

async function page(c: Context<Env>, person: Person, sent: Sent | null): Promise<Response> {
  const { form = null, values = {}, errors = [] } = sent ?? {};
  const matching = await matchingOf(c.var.program, person);
  const today = todayInTokyo(c.var.program.now());
  const found = await caseOf(c, person, async (tx, record) => ({
    words: await inquiryWords(tx, record, todayInTokyo(c.var.program.now())),
    suggestions:
      matching && may(person, "askDepartment", record).ok ? await suggestionsFor(tx, record, matching, today) : null,
  }));
  if (!found || !readsInquiries(person, found.record)) return refuseUnknown(c);
  const { record, more } = found;
  const chosen = c.req.queries("with") ?? [];
  return c.html(
    <CasePage c={c} person={person} record={record} tab="now" title="照会先">
      <ErrorSummary errors={errors} labels={askLabels} />
      <Section title="照会先">
        <InquiryTable c={c} person={person} record={record} words={more.words} />
        {record.inquiries.length > 0 ? (
          <p>
            <a href={paths.proposal.together({ id: record.id })}>共同の回答と、課の打合せ</a>
          </p>
        ) : null}
      </Section>
      <LeadForm
        {...{ c, person, record }}
        values={form === "lead" ? values : {}}
        errors={form === "lead" ? errors : []}
      />
      {more.suggestions ? (
        <>
          <Section title="候補" note="分野と所掌事務、これまでの照会から。決めるのはデスクです">
            <SuggestionTable record={record} suggestions={more.suggestions.departments} chosen={chosen} />
            <p class="sub">
              合わない候補が出るときは、<a href={paths.vocabulary({})}>候補のことば</a>
              に、市で使うことばを加えられます。
            </p>
          </Section>
          <NearSection near={more.suggestions} />
          <Section title="課にたずねる" id="ask">
            <AskForm
              c={c}
              record={record}
              values={
                form === "ask"
                  ? values
                  : firstAskValues(record, chosen, c.var.city.settings.targetDays.departmentAnswer)
              }
              errors={form === "ask" ? errors : []}
              rows={askRows(form === "ask" ? rowsTyped(values) : chosen.length)}
            />
          </Section>
        </>
      ) : null}
    </CasePage>,
    errors.length > 0 ? 422 : 200,
  );
}

/** Who reads inquiries at all (matrix): the desk, the route, and asked departments theirs. */
export function readsInquiries(person: Person, record: Parameters<typeof partsOf>[1]): boolean {
  const parts = partsOf(person, record);
  return parts.has("desk") || parts.has("asked") || parts.has("onRoute");
}
