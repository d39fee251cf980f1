import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import { actsFor, type Person } from "../../domain/policy/actor.ts";
import { mustDeclareConflict } from "../../domain/policy/conflict.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PaperView } from "../../queries/papers.ts";
import { ConflictPage } from "../desk/conflict-page.tsx";
import { paths } from "../paths.ts";
import { numberOf } from "../proposals/case.tsx";
import { clockOf } from "../proposals/now.tsx";
import type { Env } from "../route.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Clock } from "../ui/clock.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Layout } from "../ui/layout.tsx";
import { ActionBar } from "../ui/paper.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { PaperSheet } from "./paper-sheet.tsx";

type PaperPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  paper: PaperView;
  wrong?: { values: FormValues; errors: readonly FieldError[] };
};

/** 08b: the paper on A4. The bar with the actions is never printed; who drafted it finds no button to approve. */
export function PaperPage({ c, person, record, paper, wrong }: PaperPageProps) {
  if (mustDeclareConflict(person, record)) return <ConflictPage c={c} record={record} number={numberOf(record)} />;
  const next = paper.state === "on_route" ? (paper.steps.find((step) => step.decision === null) ?? null) : null;
  const isMine = isTurnOf(person, paper.steps, next, record.barred) && may(person, "decidePaper", record).ok;
  const sentBack = paper.steps.find((step) => step.decision === "sent_back");
  return (
    <Layout
      frame={c.var.frame}
      side="inside"
      current="approvals"
      title={`${paper.body.title} ${paper.body.subject}`}
      bar={<Bar c={c} record={record} paper={paper} next={next} isMine={isMine} />}
    >
      <ErrorSummary errors={wrong?.errors ?? []} labels={{ comment: "意見・差し戻す理由", decision: "決裁" }} />
      <nav class="crumbs" aria-label="現在地">
        <a href={paths.approvals({})}>決裁</a> ／{" "}
        <a href={paths.proposal.review({ id: record.id })}>{paper.body.proposalNumber} 手法と決裁</a>
      </nav>
      {sentBack ? (
        <Callout kind="warning" title={`${sentBack.name}さんが差し戻しました`}>
          <Prose text={sentBack.comment} />
        </Callout>
      ) : null}
      <PaperSheet paper={paper} record={record} />
      {isMine ? <Decision c={c} record={record} paper={paper} {...(wrong ? { wrong } : {})} /> : null}
    </Layout>
  );
}

function Bar({
  c,
  record,
  paper,
  next,
  isMine,
}: Pick<PaperPageProps, "c" | "record" | "paper"> & { next: PaperView["steps"][number] | null; isMine: boolean }) {
  const wait = record.openWaits.find((one) => one.subjectId === paper.id) ?? null;
  const clock = wait ? clockOf(wait, c.var.program.now(), c.var.city) : null;
  const who = isMine
    ? "あなたの決裁を待っています"
    : next
      ? `${next.name}さんの決裁を待っています`
      : paper.state === "approved"
        ? "決裁済みです"
        : paper.documentNumber
          ? "決裁のあと、手法の見直しになりました"
          : "差し戻しになりました";
  return (
    <ActionBar
      with="city"
      who={who}
      when={
        wait?.due ? (
          <>
            <b>{dateText(wait.due, "short")}まで</b> {clock ? <Clock {...clock} unit="short" /> : null}{" "}
            {dateText(wait.since, "short")}から
          </>
        ) : paper.decidedAt ? (
          dateText(paper.decidedAt, "long")
        ) : undefined
      }
    >
      {isMine ? (
        <>
          <ButtonLink kind="danger" href="#decision">
            理由を書いて差し戻す
          </ButtonLink>
          <Button form="decide" name="decision" value="approved">
            承認する
          </Button>
        </>
      ) : (
        <ButtonLink kind="other" href={paths.proposal.review({ id: record.id })}>
          手法と決裁を見る
        </ButtonLink>
      )}
    </ActionBar>
  );
}

/** The hash of the words that are shown goes with the decision: others are not decided. */
function Decision({ c, record, paper, wrong }: Omit<PaperPageProps, "person">) {
  return (
    <section class="paper-decision" id="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">決裁する</h2>
      <Form
        id="decide"
        action={paths.proposal.paperDecision({ id: record.id, paper: paper.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        fields={{ content_hash: paper.hash }}
      >
        <TextArea
          name="comment"
          label="意見・差し戻す理由"
          help="差し戻すときは、どう直せばよいかを書きます。承認するときは、書かなくてかまいません。"
          rows={4}
          required={false}
          maxGraphemes={1000}
          values={wrong?.values ?? {}}
          errors={wrong?.errors ?? []}
        />
        <div class="button-row" id="f-decision" tabindex={-1}>
          <Button name="decision" value="approved">
            承認する
          </Button>
          <Button kind="danger" name="decision" value="sent_back">
            理由を書いて差し戻す
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** Their own step, or that of whom they stand in for; who has a step of their own on the route decides that one alone (four eyes). */
function isTurnOf(
  person: Person,
  steps: PaperView["steps"],
  next: PaperView["steps"][number] | null,
  barred: readonly string[],
): boolean {
  if (next === null || next.personId === person.id) return next !== null;
  return (
    actsFor(person, next.personId, barred) &&
    !steps.some((step) => step.personId === person.id || step.deputyId === person.id)
  );
}
