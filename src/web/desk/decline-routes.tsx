import type { Context } from "hono";
import { confirmDecline } from "../../commands/confirm-decline.ts";
import { draftDecline } from "../../commands/draft-decline.ts";
import { dropDecline } from "../../commands/drop-decline.ts";
import { sendBackDecline } from "../../commands/send-back-decline.ts";
import { declineNature } from "../../domain/desk/decline-text.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { type DeclineWords, declineOf } from "../../queries/desk-proposal.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { CasePage, caseOf } from "../proposals/case.tsx";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { type FormValues, value } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { ConfirmDecline, DeclineForm, DeclineLetter, DropDecline, SentBack } from "./decline-parts.tsx";

const labels = {
  ground: "見送りの理由",
  explanation: "見送りの説明",
  whatWouldHelp: "どうすればできるか、ほかの相談先",
  departmentsHeard: "意見をきいた課",
  reason: "差し戻す理由",
};

/** 見送り: drafted by one, confirmed by the chief, and read by the proposer only when it is sent. */
export function addDeclineRoutes(routes: Routes): void {
  routes.get(paths.proposal.decline, { may: "signedIn", audit: null }, (c, person) => declinePage(c, person, null, []));

  routes.post(paths.proposal.decline, { may: "draftDecline", audit: "decline.draft" }, async (c, person) => {
    const id = c.req.param("id")!;
    const values = await readForm(c);
    const result = await draftDecline(c.var.program, {
      ...actingFrom(c, person, values),
      ground: value(values, "ground"),
      explanation: value(values, "explanation"),
      whatWouldHelp: value(values, "whatWouldHelp"),
      departmentsHeard: value(values, "departmentsHeard"),
    });
    if (result.ok) return seeDone(c, paths.proposal.decline({ id }), "declineDrafted");
    if (result.refusal.kind === "invalid") return declinePage(c, person, values, result.refusal.errors);
    const back = { href: paths.proposal.show({ id }), text: "提案にもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, labels));
  });

  routes.post(
    paths.proposal.declineConfirmation,
    { may: "confirmDecline", audit: "decline.confirm" },
    async (c, person) => {
      const id = c.req.param("id")!;
      const result = await confirmDecline(c.var.program, actingFrom(c, person, await readForm(c)));
      if (result.ok) return seeDone(c, paths.proposal.show({ id }), "declineSent");
      return refusalPage(c, result.refusal, { href: paths.proposal.decline({ id }), text: "見送りの案にもどる" });
    },
  );
  addReturnRoutes(routes);
}

/** The chief sends the draft back; an officer drops it. */
function addReturnRoutes(routes: Routes): void {
  routes.post(paths.proposal.declineReturn, { may: "sendBackDecline", audit: "decline.return" }, async (c, person) => {
    const id = c.req.param("id")!;
    const values = await readForm(c);
    const reason = value(values, "reason");
    const result = await sendBackDecline(c.var.program, { ...actingFrom(c, person, values), reason });
    if (result.ok) return seeDone(c, paths.proposal.decline({ id }), "declineSentBack");
    if (result.refusal.kind === "invalid") return declinePage(c, person, values, result.refusal.errors);
    const back = { href: paths.proposal.decline({ id }), text: "見送りの案にもどる" };
    return refusalPage(c, result.refusal, back, typedOf(values, labels));
  });

  routes.post(paths.proposal.declineDrop, { may: "dropDecline", audit: "decline.drop" }, async (c, person) => {
    const id = c.req.param("id")!;
    const result = await dropDecline(c.var.program, actingFrom(c, person, await readForm(c)));
    if (result.ok) return seeDone(c, paths.proposal.show({ id }), "declineDropped");
    return refusalPage(c, result.refusal, { href: paths.proposal.decline({ id }), text: "見送りの案にもどる" });
  });
}

/** The letter once it is sent, to everybody who may read it; before, the desk's draft. For everybody else there is no such page. */
async function declinePage(
  c: Context<Env>,
  person: Person,
  typed: FormValues | null,
  errors: readonly FieldError[],
): Promise<Response> {
  const found = await caseOf(c, person, (tx, record) => declineOf(tx, record.id));
  if (!found) return refuseUnknown(c);
  const { record, more: decline } = found;
  const mayDraft = may(person, "draftDecline", record).ok;
  if (!decline && !mayDraft) return refuseUnknown(c);
  return c.html(
    <CasePage c={c} person={person} record={record} tab="now" title={decline?.sentAt ? "見送り" : "見送りの案"}>
      <ErrorSummary errors={errors} labels={labels} />
      {decline?.sentAt ? (
        <Section title="見送りのお知らせ">
          <DeclineLetter decline={decline} isInside={!partsOf(person, record).has("member")} />
        </Section>
      ) : (
        <DraftSections
          c={c}
          person={person}
          record={record}
          decline={decline}
          typed={typed}
          errors={errors}
          mayDraft={mayDraft}
        />
      )}
    </CasePage>,
    errors.length > 0 ? 422 : 200,
  );
}

type DraftProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  decline: DeclineWords | null;
  typed: FormValues | null;
  errors: readonly FieldError[];
  mayDraft: boolean;
};

function DraftSections({ c, person, record, decline, typed, errors, mayDraft }: DraftProps) {
  const isReturn = errors.some((error) => error.field === "reason");
  return (
    <>
      {decline ? (
        <Section title="見送りの案" note="提案者には、まだ見えません">
          <DeclineLetter decline={decline} isInside />
          <SentBack decline={decline} />
          <ConfirmDecline
            c={c}
            person={person}
            record={record}
            decline={decline}
            typed={isReturn ? typed : null}
            errors={isReturn ? errors : []}
          />
          <DropDecline c={c} person={person} record={record} />
        </Section>
      ) : null}
      {mayDraft ? (
        <Section title={decline ? "案を書き直す" : "見送りの案を書く"}>
          <p>案はデスクの責任者が確かめて送ります。送るまで、提案者には見えません。通知には次の文が入ります。</p>
          <p class="sub">「{declineNature}」</p>
          <DeclineForm
            c={c}
            record={record}
            decline={decline}
            typed={isReturn ? null : typed}
            errors={isReturn ? [] : errors}
          />
        </Section>
      ) : null}
    </>
  );
}
