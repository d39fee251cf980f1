import type { Change } from "../../domain/plan/changes.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PlanHead } from "../../queries/plans.ts";
import { paths } from "../paths.ts";
import { DateText } from "../ui/date-text.tsx";
import { Diff } from "../ui/diff.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { sideName } from "./plan-names.ts";

type Props = {
  record: ProposalRecord;
  head: PlanHead;
  heads: readonly PlanHead[];
  /** Against the version before; null for the first. */
  changes: readonly Change[] | null;
};

/** What one version changed, why, and all versions to choose from. */
export function PlanChanges({ record, head, heads, changes }: Props) {
  return (
    <Section
      title={changes ? `第${head.version - 1}版から第${head.version}版で変わったところ` : "はじめの版"}
      note={changes ? `${changes.length}か所` : undefined}
      id="changes"
    >
      <VersionList record={record} head={head} heads={heads} />
      {heads.length > 1 ? (
        <p>
          <a href={paths.proposal.planChanges({ id: record.id })}>ほかの版どうしをくらべる</a>
        </p>
      ) : null}
      {changes ? <ChangeList changes={changes} /> : null}
      {head.reason ? (
        <div class="sub">
          <p>
            {head.suggestedBy
              ? `${sideName(head.suggestedBy.side, record)}（${head.suggestedBy.name}）の直しの提案を、${sideName(head.draftedSide, record)}（${head.draftedBy}）が受け入れました。理由：`
              : `${sideName(head.draftedSide, record)}（${head.draftedBy}）からの理由：`}
          </p>
          <Prose text={head.reason} />
        </div>
      ) : null}
    </Section>
  );
}

/** The differences, place by place. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p>変わったところはありません。</p>;
  return (
    <Card>
      {changes.map((change) => (
        <div>
          <p>
            <b>{change.label}</b>
          </p>
          <Diff parts={change.parts} />
        </div>
      ))}
    </Card>
  );
}

function VersionList({ record, head, heads }: Omit<Props, "changes">) {
  return (
    <nav aria-label="共同計画の版">
      <ul class="plan-versions">
        {[...heads].reverse().map((one) => (
          <li>
            <a
              href={paths.proposal.planVersion({ id: record.id, version: String(one.version) })}
              aria-current={one.version === head.version ? "page" : undefined}
            >
              <b>第{one.version}版</b>
              <br />
              {one.draftedSide === "city" ? "市" : "提案者"} <DateText value={one.draftedAt} form="dense" />
              {one.city && one.partner ? " ✓双方承認" : ""}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
