import type { PlanSuggestion } from "../../db/stores/plan-store.ts";
import { changesBetween, mostForSuggestion } from "../../domain/plan/changes.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { sectionTitles, withSection } from "../../domain/plan/sections.ts";
import { standingOf } from "../../domain/plan/suggestions.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { DateText } from "../ui/date-text.tsx";
import { Fold } from "../ui/fold.tsx";
import { Holder } from "../ui/holder.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { ChangeList } from "./plan-changes.tsx";
import { sideName } from "./plan-names.ts";

type Props = { suggestion: PlanSuggestion; record: ProposalRecord; newest: Plan };

/** `isOwn`: of the reader's own side, which waits for the answer. */
type CardProps = Props & { isOwn: boolean };

/** An open suggestion below its section: who, why, and what would change, word by word. */
export function SuggestionCard({ suggestion, record, newest, isOwn }: CardProps) {
  const { id, section, base, body } = suggestion;
  const standing = standingOf(suggestion, base, newest);
  const isCrossed = standing.kind === "crossed";
  const holder = suggestion.side === "partner" ? "desk" : "partner";
  const wait = record.openWaits.find((one) => one.task === "answerSuggestion" && one.holder === holder);
  const changes = isCrossed
    ? changesBetween(base, withSection(base, section, body), mostForSuggestion)
    : changesBetween(newest, standing.plan, mostForSuggestion);
  return (
    <Card kind="panel" title="直しの提案" id={`suggestion-${id}`}>
      <SuggestionHead suggestion={suggestion} record={record} />
      {isCrossed ? (
        <p>
          <Tag kind="near">そのあと、同じところが書きかえられました</Tag>
        </p>
      ) : null}
      <ChangeList changes={changes} />
      <p>
        いまは、<b>{holder === "desk" ? "市" : sideName("partner", record)}の番です</b>
        {wait?.due ? (
          <>
            （<DateText value={wait.due} form="short" />
            まで。目標日数）
          </>
        ) : null}
        。
      </p>
      <p>
        <a href={paths.proposal.planSuggestion({ id: record.id, suggestion: id })}>
          「{sectionTitles[section]}」の直しの提案を{isOwn ? "見る" : "見て、答える"}
        </a>
      </p>
    </Card>
  );
}

/** Who suggests, when, why, and what became of it. */
export function SuggestionHead({ suggestion, record }: Omit<Props, "newest">) {
  const { side, byName, at, reason, answer, answeredBy, answeredAt, baseVersion } = suggestion;
  return (
    <>
      <p>
        <Holder side={side}>{sideName(side, record)}</Holder> {byName} <DateText value={at} form="short" />
        （第{baseVersion}版に対して） <StateTag suggestion={suggestion} />
      </p>
      <p class="sub">提案する理由：</p>
      <Prose text={reason} />
      {answeredAt ? (
        <p class="sub">
          <DateText value={answeredAt} form="short" /> {answeredBy}
        </p>
      ) : null}
      {answer ? (
        <>
          <p class="sub">受け入れない理由：</p>
          <Prose text={answer} />
        </>
      ) : null}
    </>
  );
}

function StateTag({ suggestion: { state, acceptedVersion } }: { suggestion: PlanSuggestion }) {
  switch (state) {
    case "open":
      return <Tag kind="new">返事待ち</Tag>;
    case "accepted":
      return <Tag kind="done">受け入れて第{acceptedVersion}版に</Tag>;
    case "declined":
      return <Tag>受け入れませんでした</Tag>;
    case "withdrawn":
      return <Tag>取り下げました</Tag>;
  }
}

/** The suggestions that were answered: what was taken, what not and why. */
export function AnsweredSuggestions({
  suggestions,
  record,
}: {
  suggestions: readonly PlanSuggestion[];
  record: ProposalRecord;
}) {
  const answered = suggestions.filter((one) => one.state !== "open");
  if (answered.length === 0) return null;
  return (
    <Section title="答えた直しの提案" note={`${answered.length}件`} id="suggestions">
      <Fold title="これまでの直しの提案を見る">
        {answered.map((suggestion) => (
          <Card>
            <p>
              <a href={paths.proposal.planSuggestion({ id: record.id, suggestion: suggestion.id })}>
                「{sectionTitles[suggestion.section]}」の直しの提案
              </a>
            </p>
            <SuggestionHead suggestion={suggestion} record={record} />
          </Card>
        ))}
      </Fold>
    </Section>
  );
}
