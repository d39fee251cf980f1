import type { Context } from "hono";
import type { PlanSuggestion } from "../../db/stores/plan-store.ts";
import { changesBetween } from "../../domain/plan/changes.ts";
import { completenessOf, nextSectionOf } from "../../domain/plan/completeness.ts";
import { lockAgainst, type SectionLock } from "../../domain/plan/section-locks.ts";
import { type PlanSection, sectionTitles } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import { missingBearers, missingGoals } from "../../domain/principles/gates.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PlanPages } from "../../queries/plans.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { Card, Section } from "../ui/page.tsx";
import { DraftMark } from "./draft-mark.tsx";
import { MethodReviewBox } from "./method-review-box.tsx";
import { PlanApprovals } from "./plan-approvals.tsx";
import { PlanBody } from "./plan-body.tsx";
import { PlanChanges } from "./plan-changes.tsx";
import { PlanCompleteness } from "./plan-completeness.tsx";
import { sideName } from "./plan-names.ts";
import { SectionActions } from "./section-actions.tsx";
import { AnsweredSuggestions } from "./suggestion-card.tsx";

type Props = { c: Context<Env>; person: Person; record: ProposalRecord };

type PlanPageProps = Props & {
  pages: PlanPages;
  locks: readonly SectionLock[];
  suggestions: readonly PlanSuggestion[];
};

/** The joint plan (07): approvals of one version, what changed, and the version whole. A draft that binds nobody. */
export function PlanPage({ c, person, record, pages, locks, suggestions }: PlanPageProps) {
  const { head, heads, body, previous } = pages;
  const newest = heads[0]!.version;
  const isNewest = head.version === newest;
  const canEdit = may(person, "editPlan", record).ok;
  const title = isNewest ? "共同計画" : `共同計画 第${head.version}版`;
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title={title}>
      <DraftMark record={record} version={head.version} isOld={!isNewest} />
      {isNewest ? (
        <PlanApprovals person={person} record={record} head={head} before={heads[1] ?? null} />
      ) : (
        <Callout title={`これは以前の版です。いまは第${newest}版です`}>
          <p>
            <a href={paths.proposal.plan({ id: record.id })}>第{newest}版を見る</a>
          </p>
        </Callout>
      )}
      {isNewest ? (
        <NextStep c={c} person={person} record={record} pages={pages} suggestions={suggestions} locks={locks} />
      ) : null}
      <PlanChanges
        record={record}
        head={head}
        heads={heads}
        changes={previous ? changesBetween(previous, body) : null}
      />
      {isNewest ? <PlanCompleteness plan={body} /> : null}
      <PlanBody
        plan={body}
        record={record}
        below={
          isNewest
            ? (section) => (
                <SectionActions
                  c={c}
                  person={person}
                  record={record}
                  section={section}
                  newest={body}
                  locks={locks}
                  suggestions={suggestions}
                  canEdit={canEdit}
                />
              )
            : undefined
        }
      />
      {isNewest ? <AnsweredSuggestions suggestions={suggestions} record={record} /> : null}
      {isNewest ? <MethodReviewBox c={c} person={person} record={record} /> : null}
    </CasePage>
  );
}

/** What is empty is written first, then it is approved; what an approval still needs stands here instead of a button that would refuse. */
function NextStep({ c, person, record, pages, suggestions, locks }: PlanPageProps) {
  const { head, body } = pages;
  const isProposer = partsOf(person, record).has("member");
  const side = isProposer ? "partner" : "city";
  const canEdit = may(person, "editPlan", record).ok;
  const canApprove = may(person, "approvePlan", record).ok && head[side] === null;
  const missing = [...missingGoals(body), ...missingBearers(body)];
  const next = canEdit && head[side] === null ? nextSectionOf(body) : null;
  if (!canEdit && !canApprove) return null;
  return (
    <Card kind="quiet" id="approval">
      {canApprove && missing.length > 0 ? (
        <>
          <p>
            <b>承認までに、あと{missing.length}か所を書いてください</b>
          </p>
          <ul class="bullets">
            {missing.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      ) : next ? (
        <>
          <p>
            <b>
              まだ書かれていないことのある部分が{unfilledOf(body)}つあります。次は「{sectionTitles[next]}」です
            </b>
          </p>
          <p>
            {turnOf(record, isProposer)}
            {isProposer ? "貴団体からも、市からも書けます。" : "市からも、提案者からも書けます。"}
            {canApprove ? "書かないと決めたことが残るときは、このまま承認することもできます。" : ""}
          </p>
        </>
      ) : (
        <p>
          {canApprove
            ? "下の内容を確かめたら、承認するか、修正案を出してください。"
            : head[side]
              ? `${isProposer ? "貴団体" : "市"}は第${head.version}版を承認済みです。修正案を出すと新しい版になり、承認はやり直しです。`
              : isProposer
                ? "承認は、団体の代表者が行います。修正案はどなたでも出せます。"
                : "承認は、デスクが行います。修正案は、対話に参加している課からも出せます。"}
        </p>
      )}
      <OpenSuggestions record={record} suggestions={suggestions} />
      <ButtonRow>
        {next ? <WriteNext c={c} person={person} record={record} next={next} locks={locks} /> : null}
        {canApprove && missing.length === 0 ? (
          <ActionForm
            action={paths.proposal.planApproval({ id: record.id })}
            label={`第${head.version}版を承認する`}
            kind={next ? "other" : undefined}
            idempotencyKey={c.var.frame.idempotencyKey}
            fields={{ plan_version: String(head.version) }}
          />
        ) : null}
        {canEdit ? (
          <ButtonLink kind="other" href={paths.proposal.planEdit({ id: record.id })}>
            {missing.length > 0 ? "全体をまとめて書く" : "修正案を出す"}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </Card>
  );
}

/** Who is waited for, though either side may write. */
function turnOf({ openWaits, organisation }: ProposalRecord, isProposer: boolean): string {
  const wait = openWaits.find((one) => one.task === "approvePlan");
  if (!wait) return "";
  const partner = isProposer ? "貴団体" : organisation.name;
  return `いまは、${wait.holder === "partner" ? partner : isProposer ? "市" : "デスク"}の番です。`;
}

function unfilledOf(plan: PlanPages["body"]): number {
  return completenessOf(plan).filter((one) => one.state !== "filled").length;
}

type WriteNextProps = Props & { next: PlanSection; locks: readonly SectionLock[] };

/** The section to write next: taken by a press, or shown with whoever writes in it. */
function WriteNext({ c, person, record, next, locks }: WriteNextProps) {
  const at = { id: record.id, section: next };
  const label = `「${sectionTitles[next]}」から書く`;
  const other = lockAgainst(locks, [next], person.id, c.var.program.now());
  return other ? (
    <ButtonLink href={paths.proposal.planSection(at)}>
      「{sectionTitles[next]}」を見る（いま{other.name}さんが書いています）
    </ButtonLink>
  ) : (
    <ActionForm action={paths.proposal.planSectionLock(at)} label={label} idempotencyKey={c.var.frame.idempotencyKey} />
  );
}

/** What is proposed for the sections far below, before anybody approves past it. */
function OpenSuggestions({ record, suggestions }: { record: ProposalRecord; suggestions: readonly PlanSuggestion[] }) {
  const open = suggestions.filter((one) => one.state === "open");
  if (open.length === 0) return null;
  return (
    <>
      <p>返事を待っている直しの提案が、{open.length}件あります。</p>
      <ul class="bullets">
        {open.map((one) => (
          <li>
            <a href={`#suggestion-${one.id}`}>「{sectionTitles[one.section]}」の直しの提案</a>（
            {sideName(one.side, record)}から）
          </li>
        ))}
      </ul>
    </>
  );
}

/** Before the first version: what will stand here, and who can begin. */
export function NoPlanPage({ c, person, record }: Props) {
  const canEdit = may(person, "editPlan", record).ok;
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title="共同計画">
      <Section title="共同計画">
        <EmptyState
          title="共同計画はまだありません"
          text="目標と指標、三者の得るもの、役割、リスクと負担者を、市と提案者がいっしょに書きます。どちらからでも書きはじめられます。案のあいだは、双方を拘束しません。"
        >
          {canEdit ? (
            <ButtonLink href={paths.proposal.planEdit({ id: record.id })}>共同計画を書きはじめる</ButtonLink>
          ) : null}
        </EmptyState>
      </Section>
      <MethodReviewBox c={c} person={person} record={record} />
    </CasePage>
  );
}
