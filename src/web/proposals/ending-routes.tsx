import type { Context } from "hono";
import { discardDraft } from "../../commands/discard-draft.ts";
import { mostWithdrawalReason, withdrawProposal } from "../../commands/withdraw-proposal.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { actingFrom, readForm, seeDone } from "../forms.ts";
import { paths } from "../paths.ts";
import { refusalPage, refuseUnknown, typedOf } from "../refusals.tsx";
import type { Env, Routes } from "../route.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead } from "../ui/page.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { CasePage, caseOf } from "./case.tsx";
import { toProposal } from "./edit-routes.tsx";

/** Discarding a draft, withdrawing a proposal: each says first what it means. */
export function addEndingRoutes(routes: Routes): void {
  routes.get(paths.proposal.discarding, { may: "discardDraft", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    if (!found) return refuseUnknown(c);
    const answer = may(person, "discardDraft", found.record);
    if (!answer.ok) return refusalPage(c, answer.refusal, toProposal(found.record.id));
    return c.html(<DiscardingPage c={c} record={found.record} />);
  });

  routes.post(paths.proposal.discarding, { may: "discardDraft", audit: "proposal.discard" }, async (c, person) => {
    const acting = actingFrom(c, person, await readForm(c));
    const result = await discardDraft(c.var.program, acting);
    if (!result.ok) return refusalPage(c, result.refusal, { href: paths.proposals({}), text: "私たちの提案にもどる" });
    return seeDone(c, paths.proposals({}), "draftDiscarded");
  });

  routes.get(paths.proposal.withdrawal, { may: "withdrawProposal", audit: null }, async (c, person) => {
    const found = await caseOf(c, person, async () => null);
    if (!found) return refuseUnknown(c);
    const answer = may(person, "withdrawProposal", found.record);
    if (!answer.ok) return refusalPage(c, answer.refusal, toProposal(found.record.id));
    return c.html(<WithdrawalPage c={c} person={person} record={found.record} values={{}} errors={[]} />);
  });

  routes.post(paths.proposal.withdrawal, { may: "withdrawProposal", audit: "proposal.withdraw" }, async (c, person) => {
    const values = await readForm(c);
    const acting = actingFrom(c, person, values);
    const reason = typeof values.reason === "string" ? values.reason : "";
    const result = await withdrawProposal(c.var.program, { ...acting, reason });
    if (result.ok) return seeDone(c, paths.proposal.show({ id: acting.proposalId }), "withdrawn");
    if (result.refusal.kind !== "invalid")
      return refusalPage(c, result.refusal, toProposal(acting.proposalId), typedOf(values, { reason: "理由" }));
    const found = await caseOf(c, person, async () => null);
    if (!found) return refuseUnknown(c);
    const { errors } = result.refusal;
    return c.html(<WithdrawalPage c={c} person={person} record={found.record} values={values} errors={errors} />, 422);
  });
}

function DiscardingPage({ c, record }: { c: Context<Env>; record: ProposalRecord }) {
  const id = { id: record.id };
  return (
    <Layout frame={c.var.frame} title="下書きを捨てる" current="mine">
      <PageHead
        crumbs={[{ href: paths.proposals({}), text: "私たちの提案" }, { text: "下書きを捨てる" }]}
        title="この下書きを捨てますか"
        lead={record.title || "(名前のない下書き)"}
      />
      <p>書いた内容と守りたい部分がすべて消え、元に戻せません。市はこの下書きを見ていません。</p>
      <ButtonRow>
        <ActionForm
          action={paths.proposal.discarding(id)}
          label="下書きを捨てる"
          kind="danger"
          idempotencyKey={c.var.frame.idempotencyKey}
          version={record.version}
        />
        <ButtonLink kind="other" href={paths.proposal.edit(id)}>
          捨てずに続きを書く
        </ButtonLink>
      </ButtonRow>
    </Layout>
  );
}

type WithdrawalProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  values: FormValues;
  errors: readonly FieldError[];
};

function WithdrawalPage({ c, person, record, values, errors }: WithdrawalProps) {
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="提案を取り下げる">
      <ErrorSummary errors={errors} labels={{ reason: "理由" }} />
      <h2>提案を取り下げる</h2>
      <ul class="bullets">
        <li>市の検討はここで終わり、元に戻せません。同じ内容を新しく提案することはできます。</li>
        <li>守りたい部分は守られたままです。取り下げたあとに市の職員が開くことはありません。</li>
        <li>記録と、守りたい部分を読んだ人の一覧は、これからもご覧になれます。</li>
      </ul>
      <Form
        action={paths.proposal.withdrawal({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <TextArea
          name="reason"
          label="取り下げる理由"
          required={false}
          help="書いていただくと、メッセージとしてデスクに伝わります。書かなくてもかまいません。"
          values={values}
          errors={errors}
          rows={4}
          maxGraphemes={mostWithdrawalReason}
        />
        <ButtonRow>
          <Button kind="danger">提案を取り下げる</Button>
          <ButtonLink kind="other" href={paths.proposal.show({ id: record.id })}>
            取り下げずにもどる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </CasePage>
  );
}
