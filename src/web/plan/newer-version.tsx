import type { Change } from "../../domain/plan/changes.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { PlanHead } from "../../queries/plans.ts";
import { Callout } from "../ui/callout.tsx";
import { DateText } from "../ui/date-text.tsx";
import { ChangeList } from "./plan-changes.tsx";
import { nameOfPlace, sideName } from "./plan-names.ts";

type Props = {
  record: ProposalRecord;
  /** The newest version. */
  head: PlanHead;
  changes: readonly Change[];
  /** The version that the writer went out from, 0 for none. */
  baseVersion: number;
  /** Places that both changed. */
  both: readonly string[];
};

/** Above a form whose words came too late: who wrote meanwhile, what they changed, and that nothing typed is lost. */
export function NewerVersion({ record, head, changes, baseVersion, both }: Props) {
  return (
    <Callout kind="error" title={`書いているあいだに、第${head.version}版ができました`}>
      <p>
        {sideName(head.draftedSide, record)}の{head.draftedBy}さんが、
        <DateText value={head.draftedAt} form="time" />
        に保存しました。<b>書いた内容はすべて残っています。</b>
        手を入れていないところは、第{head.version}版の内容にしました。確かめてから、もう一度保存してください。
      </p>
      {both.length > 0 ? (
        <p>
          <b>{[...new Set(both.map(nameOfPlace))].join("、")}</b>
          は、双方が書きかえました。下の欄には、いま書いた内容が入っています。
        </p>
      ) : null}
      <h3>
        {baseVersion > 0 ? `第${baseVersion}版から` : ""}第{head.version}版で変わったところ
      </h3>
      <ChangeList changes={changes} />
    </Callout>
  );
}
