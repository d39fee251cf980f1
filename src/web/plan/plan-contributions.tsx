import { formatManYen } from "../../domain/kernel/yen.ts";
import { isUncheckedClaim, kindNames, usualNeedsOf } from "../../domain/plan/contribution-needs.ts";
import { type Contribution, cashOf, contributionsInOrder, type Plan, type PlanSide } from "../../domain/plan/plan.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Holder } from "../ui/holder.tsx";
import { Prose } from "../ui/prose.tsx";
import { Table } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { sideName } from "./plan-names.ts";

/** What each side puts in, by year and kind, and what each still needs; "no cost" is a claim until the city has confirmed it (G3.3). */
export function Contributions({ plan, record }: { plan: Plan; record: ProposalRecord }) {
  return (
    <>
      <Table
        caption="出すものと費用"
        captionHidden
        rows={contributionsInOrder(plan.contributions)}
        columns={[
          {
            head: "出す人と年度",
            cell: (row) => (
              <>
                {row.side ? <Holder side={row.side}>{sideName(row.side, record)}</Holder> : "―"}
                <br />
                {row.year || "全期間"}
              </>
            ),
          },
          {
            head: "種類と内容",
            cell: (row) => (
              <>
                <b>{row.kind ? kindNames[row.kind] : "―"}</b>
                {row.what ? <Prose text={row.what} /> : null}
              </>
            ),
            rowHead: true,
            width: "wide",
          },
          { head: "金額", cell: (row) => <Amount row={row} />, numeric: true },
          { head: "ほかに要るもの", cell: (row) => <Needs row={row} />, long: true, width: "wide" },
        ]}
        empty={
          <EmptyState
            title="出すものはまだ書かれていません"
            text="お金、人の時間、場所・物、名前の使用、データ、収入、寄附を、年度と出す人に分けて書きます。"
          />
        }
      />
      <p class="sub">
        {(["city", "partner"] as const)
          .map((side) => {
            const cash = cashOf(plan, side);
            return `${sideName(side, record)}が予算から出すお金：${cash === null ? "書かれていません" : formatManYen(cash)}`;
          })
          .join("　")}
      </p>
    </>
  );
}

function Amount({ row }: { row: Contribution }) {
  if (row.yen === null) return <>―</>;
  if (row.yen > 0) return <>{formatManYen(row.yen)}</>;
  if (isUncheckedClaim(row))
    return (
      <>
        0円 <Tag kind="near">市が未確認の主張</Tag>
      </>
    );
  const { words, name, on } = row.cityCheck!;
  return (
    <>
      0円
      <br />
      <small>
        市の確認：{words}（{name}、{dateText(on, "short")}）
      </small>
    </>
  );
}

function Needs({ row }: { row: Contribution }) {
  if (row.needs) return <Prose text={row.needs} />;
  const usual = usualNeedsOf(row);
  return usual ? <small>書かれていません。ふつう要るもの：{usual}</small> : <>―</>;
}

/** What a side puts in, in a few lines: each kind by its name. */
export function Given({ plan, side }: { plan: Plan; side: PlanSide }) {
  const rows = plan.contributions.filter((row) => row.side === side && row.kind !== null);
  if (rows.length === 0) return <p>まだ書かれていません</p>;
  return (
    <DescriptionList
      dense
      items={rows.map((row) => ({
        term: kindNames[row.kind!],
        detail: (
          <Prose
            text={[row.what, row.yen === null ? "" : formatManYen(row.yen)].filter((text) => text !== "").join(" ")}
          />
        ),
      }))}
    />
  );
}

/** What it would cost the city alone, to compare with (G3.3). */
export function CityAlone({ plan }: { plan: Plan }) {
  const { yen, basis } = plan.cityAlone;
  if (yen === null && !basis) return null;
  return (
    <p class="sub">
      {yen === null
        ? `市だけで行う場合の費用：${basis}`
        : `市だけで行うと、およそ${formatManYen(yen)}かかる見込みです${basis ? `（${basis}）` : ""}。`}
    </p>
  );
}
