import { isOverdue } from "../../domain/calendar/business-days.ts";
import type { Task } from "../../domain/process/ball.ts";
import { endedStatuses } from "../../domain/process/status.ts";
import type { MyProposal, MyProposals } from "../../queries/my-proposals.ts";
import { words } from "../../words/words.ts";
import { EarlyDraftHere } from "../early-drafts/early-draft-here.tsx";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { dateText, dayText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
import { numberOf } from "./case.tsx";
import { tasks } from "./tasks.ts";

type ListPageProps = {
  frame: Frame;
  organisation: string;
  list: MyProposals;
  isFirst: boolean;
  hasEarlyDraft: boolean;
  now: Date;
};

/** 私たちの提案: what waits for the organisation first, each with its one next step. */
export function ListPage({ frame, organisation, list, isFirst, hasEarlyDraft, now }: ListPageProps) {
  const mine = list.proposals.filter(isTheirTurn);
  const going = list.proposals.filter((one) => !isTheirTurn(one) && !endedStatuses.includes(one.status));
  const ended = list.proposals.filter((one) => endedStatuses.includes(one.status));
  return (
    <Layout frame={frame} title="私たちの提案" current="mine">
      <PageHead
        title="私たちの提案"
        lead={`${organisation}の提案です。下書きは、提出するまで市には見えません。`}
        aside={
          list.proposals.length > 0 ? (
            <ButtonLink href={paths.newProposal({})}>提案を書きはじめる</ButtonLink>
          ) : undefined
        }
      />
      {hasEarlyDraft ? <EarlyDraftHere /> : null}
      {list.proposals.length === 0 && isFirst ? <Nothing /> : null}
      <Group title="貴団体の番" proposals={mine} now={now} />
      <Group title="市の番" proposals={going} now={now} />
      <Group title="終わったもの" proposals={ended} now={now} />
      <Pager next={list.next ? paths.proposals({}, { after: list.next }) : null} nextText="続きを見る" />
    </Layout>
  );
}

function Nothing() {
  return (
    <EmptyState
      title="まだ提案はありません"
      text="書いた提案がここに並び、いまだれの番か、いつまでかがわかります。10行ほどの下書きから始められます。"
      level={2}
    >
      <ButtonLink href={paths.newProposal({})}>提案を書きはじめる</ButtonLink>
      <ButtonLink kind="other" href={paths.challenges({})}>
        募集中の課題を見る
      </ButtonLink>
    </EmptyState>
  );
}

function Group({ title, proposals, now }: { title: string; proposals: readonly MyProposal[]; now: Date }) {
  if (proposals.length === 0) return null;
  return (
    <Section title={title} note={`${proposals.length}件`}>
      <RowList>
        {proposals.map((proposal) => (
          <ListRow
            href={
              proposal.status === "draft"
                ? paths.proposal.edit({ id: proposal.id })
                : paths.proposal.show({ id: proposal.id })
            }
            title={proposal.title || "(名前のない下書き)"}
            mark={
              <>
                <Tag>{words("ja").common.status[proposal.status]}</Tag>{" "}
                {proposal.unread > 0 ? <Tag kind="new">未読{proposal.unread}件</Tag> : null}
              </>
            }
            text={nowLine(proposal, now)}
            meta={
              <>
                {proposal.number ? `提出番号 ${numberOf(proposal)}` : "下書き"}
                {"　"}
                {proposal.challengeTitle ? `課題「${proposal.challengeTitle}」への提案` : "自由提案"}
              </>
            }
            side={<NextStep proposal={proposal} />}
          />
        ))}
      </RowList>
    </Section>
  );
}

function isTheirTurn(proposal: MyProposal): boolean {
  return proposal.status === "draft" || proposal.waits[0]?.holder === "partner";
}

/** Who has the ball, what for, until when: outside only "the city" is waited for. */
function nowLine(proposal: MyProposal, now: Date): string {
  if (proposal.status === "draft") return "提出すると、市が読めるようになります。";
  const wait = proposal.waits[0];
  if (!wait) return `${dateText(proposal.statusAt, "long")}に終わりました。`;
  const task = tasks[wait.task as Task];
  const words = wait.holder === "partner" ? task.toDo : task.outside;
  // What else waits on the same side: under 「貴団体の番」 the city's tasks are none of theirs.
  const others = proposal.waits.filter((one) => (one.holder === "partner") === (wait.holder === "partner")).length - 1;
  const more = others > 0 ? `(ほか${others}件)` : "";
  return `${words}${more}${wait.due ? ` ${dueWords(wait.due, wait.holder, now)}` : ""}`;
}

function dueWords(due: string, holder: string, now: Date): string {
  if (!isOverdue(now, due)) return `${dayText(due, now)}まで`;
  return holder === "partner" ? `期日 ${dayText(due, now)}を過ぎています` : "目標の日を過ぎています";
}

function NextStep({ proposal }: { proposal: MyProposal }) {
  if (proposal.status === "draft")
    return (
      <ButtonLink kind="other" href={paths.proposal.edit({ id: proposal.id })}>
        続きを書く
      </ButtonLink>
    );
  const wait = proposal.waits[0];
  if (wait?.holder !== "partner") return null;
  const task = tasks[wait.task as Task];
  return (
    <ButtonLink kind="other" href={task.href(proposal.id, wait)}>
      {task.button}
    </ButtonLink>
  );
}
