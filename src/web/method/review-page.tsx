import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { adviceOn, type ReviewView } from "../../queries/review.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Columns, Section } from "../ui/page.tsx";
import { FactList, NotChosen, Recommendation, WhenItChanges } from "./advisor.tsx";
import { FairnessCard } from "./fairness-card.tsx";
import { FeasibilitySection } from "./feasibility-section.tsx";
import { PaperList } from "./paper-list.tsx";
import { ProposeSection } from "./propose-section.tsx";
import { ReviewMoves } from "./review-moves.tsx";
import { ReviewSteps } from "./review-steps.tsx";
import { SittingsInReach } from "./sittings-in-reach.tsx";

export type ReviewPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  view: ReviewView;
  /** The form that has to be mended, with everything typed. */
  wrong?: { form: "feasibility" | "propose"; values: FormValues; errors: readonly FieldError[] };
};

const labels = {
  answer: "実施できるか",
  reason: "理由",
  conditions: "条件",
  method: "手法",
  departure: "おすすめと違う手法を選ぶ理由",
  decidedBy: "決裁区分",
  filedUnder: "文書分類",
  keptFor: "保存期間",
  disclosure: "公開区分",
};

/** 08a 手法の検討: feasibility, facts, fairness, the advisor's answer, the paper. The desk proposes, others decide (G8.2b). */
export function ReviewPage({ c, person, record, view, wrong }: ReviewPageProps) {
  const canEdit = may(person, "recordMethodFacts", record).ok;
  const editHref = canEdit ? paths.proposal.methodFacts({ id: record.id }) : null;
  const advice = view.facts ? adviceOn(view.facts.facts) : null;
  const of = (form: "feasibility" | "propose") =>
    wrong?.form === form ? { values: wrong.values, errors: wrong.errors } : { values: null, errors: [] };
  return (
    <CasePage c={c} person={person} record={record} tab="review" title="手法と決裁">
      <ErrorSummary errors={wrong?.errors ?? []} labels={labels} />
      <Columns
        aside={
          <>
            {view.facts ? (
              <FactList
                facts={view.facts.facts}
                by={`${view.facts.by} ${dateText(view.facts.at, "dense")}`}
                editHref={editHref}
              />
            ) : null}
            {advice ? <WhenItChanges advice={advice} /> : null}
            <FairnessCard person={person} record={record} fairness={view.fairness} />
          </>
        }
      >
        <ReviewSteps record={record} view={view} />
        <SittingsInReach c={c} record={record} />
        <FeasibilitySection c={c} person={person} record={record} view={view} {...of("feasibility")} />
        {advice && view.facts ? (
          <>
            <Section title="どの手法で進めるか" id="advice">
              <p>
                答えた事実から、ガイドラインの条項に照らして案を出します。起案するのはデスクで、別の人が決裁します。
              </p>
              <Recommendation facts={view.facts.facts} advice={advice} editHref={editHref} />
            </Section>
            <NotChosen advice={advice} />
          </>
        ) : (
          <Section title="どの手法で進めるか" id="advice">
            <EmptyState
              title="事実がまだ書かれていません"
              text="費用、広く募る必要、見込める取組を書くと、条項に照らした案が出ます。"
            >
              {editHref ? <a href={editHref}>事実を書く</a> : null}
            </EmptyState>
          </Section>
        )}
        <ProposeSection c={c} person={person} record={record} view={view} advice={advice} {...of("propose")} />
        <PaperList record={record} view={view} />
        <ReviewMoves c={c} person={person} record={record} view={view} />
      </Columns>
    </CasePage>
  );
}
