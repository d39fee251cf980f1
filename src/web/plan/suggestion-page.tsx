import type { Context } from "hono";
import type { PlanSuggestion } from "../../db/stores/plan-store.ts";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { changesBetween } from "../../domain/plan/changes.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { sectionTitles, withSection } from "../../domain/plan/sections.ts";
import { type Standing, standingOf } from "../../domain/plan/suggestions.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Card, Cards, Section } from "../ui/page.tsx";
import { ApprovalsUndone } from "./approvals-undone.tsx";
import { DraftMark } from "./draft-mark.tsx";
import { ChangeList } from "./plan-changes.tsx";
import { LongText } from "./plan-form-sections.tsx";
import { nameOfPlace } from "./plan-names.ts";
import { SuggestionHead } from "./suggestion-card.tsx";

type Props = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  suggestion: PlanSuggestion;
  newest: Plan;
  newestVersion: number;
  values: FormValues;
  errors: readonly FieldError[];
};

/** One suggestion: what would change, why, how it stands to the newest version, and the answer. */
export function SuggestionPage(props: Props) {
  const { c, person, record, suggestion, newest, newestVersion, errors } = props;
  const { section, baseVersion, base, body, state } = suggestion;
  const title = `「${sectionTitles[section]}」の直しの提案`;
  const standing = standingOf(suggestion, base, newest);
  const isOpen = state === "open";
  const shown =
    isOpen && standing.kind !== "done" && standing.kind !== "crossed"
      ? { from: newestVersion, changes: changesBetween(newest, standing.plan) }
      : { from: baseVersion, changes: changesBetween(base, withSection(base, section, body)) };
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title={title}>
      <DraftMark record={record} version={newestVersion} />
      <ErrorSummary errors={errors} />
      <Section title={title}>
        <SuggestionHead suggestion={suggestion} record={record} />
        {isOpen ? <StandingNote standing={standing} baseVersion={baseVersion} newestVersion={newestVersion} /> : null}
        <h3>第{shown.from}版から変わるところ</h3>
        <ChangeList changes={shown.changes} />
      </Section>
      {isOpen && may(person, "editPlan", record).ok ? <Answer {...props} standing={standing} /> : null}
      <p>
        <a href={`${paths.proposal.plan({ id: record.id })}#section-${section}`}>共同計画にもどる</a>
      </p>
    </CasePage>
  );
}

type NoteProps = { standing: Standing; baseVersion: number; newestVersion: number };

/** What happened to the section since the suggestion was made. */
function StandingNote({ standing: { kind, both }, baseVersion, newestVersion }: NoteProps) {
  if (kind === "fits") return null;
  if (kind === "moved")
    return (
      <Callout title={`第${newestVersion}版に合わせてあります`} level={3}>
        <p>
          この提案は第{baseVersion}版に対するものです。そのあと、この部分のほかのところが変わりました。下の変更は、第
          {newestVersion}版に重ねたものです。
        </p>
      </Callout>
    );
  if (kind === "done")
    return (
      <Callout title="いまの版と同じ内容です" level={3}>
        <p>提案した内容は、もう第{newestVersion}版に入っています。</p>
      </Callout>
    );
  return (
    <Callout kind="warning" title={`第${newestVersion}版で、同じところが書きかえられました`} level={3}>
      <p>
        この提案は第{baseVersion}版に対するものです。<b>{[...new Set(both.map(nameOfPlace))].join("、")}</b>
        が、そのあと別の内容になったため、このままでは受け入れられません。提案した人が、いまの版に合わせて出し直せます。
      </p>
    </Callout>
  );
}

/** The other side accepts or declines; who wrote it withdraws it, or writes it anew from where the plan is now. */
function Answer({
  c,
  person,
  record,
  suggestion,
  newestVersion,
  values,
  errors,
  standing,
}: Props & { standing: Standing }) {
  const at = { id: record.id, suggestion: suggestion.id };
  const key = c.var.frame.idempotencyKey;
  const speaker = speakerOf(person, record);
  if (!speaker) return null;
  if (twoSided(speaker) === suggestion.side)
    return (
      <Section title="返事を待っています">
        <p>もう一方の側が答えるまで、計画は変わりません。</p>
        {suggestion.byId === person.id ? (
          <ButtonRow>
            {standing.kind === "crossed" ? (
              <ButtonLink
                href={`${paths.proposal.planSuggestionNew({ id: record.id, section: suggestion.section })}?from=${suggestion.id}`}
              >
                いまの版に合わせて出し直す
              </ButtonLink>
            ) : null}
            <ActionForm
              action={paths.proposal.planSuggestionWithdrawal(at)}
              label="この提案を取り下げる"
              kind="other"
              idempotencyKey={key}
            />
          </ButtonRow>
        ) : null}
      </Section>
    );
  const canAccept = standing.kind === "fits" || standing.kind === "moved";
  return (
    <Section title="この提案に答える" id="answer">
      <Cards>
        {canAccept ? (
          <Card title="受け入れる">
            <p>第{newestVersion + 1}版になり、双方があらためて承認します。</p>
            <ApprovalsUndone record={record} />
            <ActionForm
              action={paths.proposal.planSuggestionAcceptance(at)}
              label={`受け入れて第${newestVersion + 1}版にする`}
              idempotencyKey={key}
              fields={{ plan_version: String(newestVersion) }}
            />
          </Card>
        ) : null}
        <Card title="受け入れない">
          <Form action={paths.proposal.planSuggestionDecline(at)} idempotencyKey={key}>
            <LongText
              name="reason"
              label="受け入れない理由"
              help="提案した人が読みます。"
              required
              values={values}
              errors={errors}
            />
            <ButtonRow>
              <Button kind="other">理由を伝えて、受け入れない</Button>
            </ButtonRow>
          </Form>
        </Card>
      </Cards>
    </Section>
  );
}
