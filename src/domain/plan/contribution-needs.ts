import type { Contribution, ContributionKind, Plan, PlanSide } from "./plan.ts";

export const kindNames: Readonly<Record<ContributionKind, string>> = {
  cash: "予算からのお金",
  staff_time: "人の時間",
  property: "場所・物",
  name: "名前の使用(後援・名義)",
  data: "データ",
  income: "収入(入る側)",
  donation: "寄附",
};

/**
 * What a contribution usually needs besides being given: offered where nothing is written, never written by the program. Names of
 * procedures as cities commonly have them; each city's own rules decide.
 */
export const usualNeeds: Readonly<Record<PlanSide, Readonly<Record<ContributionKind, string>>>> = {
  city: {
    cash: "予算(議会の議決)、契約の手続。年度をまたぐときは債務負担行為",
    staff_time: "所属の課の了解、職務としての位置づけ",
    property: "公の施設・公園・道路などの使用や占用の許可、使用料の減免の決定",
    name: "後援・名義使用の承認",
    data: "個人情報を含まないことの確認、または個人情報保護の手続",
    income: "歳入の予算、使用料・広告料の根拠となる条例や契約",
    donation: "寄附・補助の公益上の必要の確認、予算(議会の議決)",
  },
  partner: {
    cash: "",
    staff_time: "",
    property: "市の場所に置くときは、使用や占用の許可",
    name: "",
    data: "個人情報を含まないことの確認、使ってよい範囲",
    income: "販売や広告を認めるかどうかの市の確認",
    donation: "寄附の受入れの決定。条件の付いた寄附(負担付き寄附)は議会の議決",
  },
};

/** What a contribution usually needs; "" when nothing is usual, no money is spent, or the row is not far enough. */
export function usualNeedsOf({ side, kind, yen }: Pick<Contribution, "side" | "kind" | "yen">): string {
  if (kind === "cash" && yen === 0) return "";
  return side && kind ? usualNeeds[side][kind] : "";
}

/** "No cost" that nobody of the city has confirmed in words (G3.3). */
export function isUncheckedClaim(contribution: Contribution): boolean {
  return contribution.yen === 0 && contribution.cityCheck === null;
}

/**
 * The rows as they may be stored: only somebody of the city says that something costs nothing, and it holds for the row it was said
 * of. A row that was changed by the partner, or that costs something, loses the word.
 */
export function withCityChecks(
  typed: Plan,
  before: Plan | null,
  writer: { side: PlanSide; name: string; today: string },
): Plan {
  const contributions = typed.contributions.map((row): Contribution => {
    const kept = before?.contributions.find((one) => isSameRow(one, row))?.cityCheck ?? null;
    if (row.yen !== 0) return { ...row, cityCheck: null };
    if (writer.side === "partner") return { ...row, cityCheck: kept };
    const words = row.cityCheck?.words.trim() ?? "";
    if (words === "") return { ...row, cityCheck: null };
    return { ...row, cityCheck: kept?.words === words ? kept : { words, name: writer.name, on: writer.today } };
  });
  return { ...typed, contributions };
}

function isSameRow(a: Contribution, b: Contribution): boolean {
  return a.side === b.side && a.year === b.year && a.kind === b.kind && a.what === b.what && a.yen === b.yen;
}
