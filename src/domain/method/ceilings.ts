import type { PlainDate } from "../calendar/tokyo-date.ts";
import { type ContractKind, contractKinds } from "./facts.ts";

/** Small-amount ceilings (予定価格 in yen, tax included) that hold from a day on; null: before every other row. */
export type Ceilings = { from: PlainDate | null; yen: Record<ContractKind, number> };

/**
 * The shipped default for municipalities: 地方自治法施行令 別表第5, before and after 令和7年政令94号 (in force 2025-04-01).
 * A city adopts the amounts by its own 規則 on its own day: the table is a setting, newest row last.
 */
export const municipalityCeilings: readonly Ceilings[] = [
  {
    from: null,
    yen: { works: 1_300_000, purchase: 800_000, lease: 400_000, sale: 300_000, lending: 300_000, service: 500_000 },
  },
  {
    from: "2025-04-01",
    yen: { works: 2_000_000, purchase: 1_500_000, lease: 800_000, sale: 500_000, lending: 300_000, service: 1_000_000 },
  },
];

export type AmountAgainstCeiling =
  | { kind: "within" | "above"; ceilingYen: number | null }
  | { kind: "depends"; on: readonly ("contractKind" | "date")[] };

/**
 * Is an amount within the ceiling? With the kind of contract or the day unknown it is answered only where every kind and
 * every row say the same (`ceilingYen` is then null unless they share one), else it says on what it depends.
 */
export function againstCeiling(
  yen: number,
  kind: ContractKind | null,
  date: PlainDate | null,
  table: readonly Ceilings[] = municipalityCeilings,
): AmountAgainstCeiling {
  const kinds = kind ? [kind] : contractKinds;
  const rows = date ? [rowOn(date, table)] : table;
  const ceilings = kinds.map((each) => rows.map((row) => row.yen[each]));
  const all = ceilings.flat();
  const single = all.every((ceiling) => ceiling === all[0]) ? all[0]! : null;
  if (all.every((ceiling) => yen <= ceiling)) return { kind: "within", ceilingYen: single };
  if (all.every((ceiling) => yen > ceiling)) return { kind: "above", ceilingYen: single };
  const dependsOnDate = ceilings.some((ofKind) => ofKind.some((ceiling) => yen <= ceiling !== yen <= ofKind[0]!));
  return {
    kind: "depends",
    on: [...(kind ? [] : (["contractKind"] as const)), ...(dependsOnDate ? (["date"] as const) : [])],
  };
}

/** The row in force on a day: the last one that has begun. */
function rowOn(date: PlainDate, table: readonly Ceilings[]): Ceilings {
  const row = table.findLast(({ from }) => from === null || from <= date);
  if (!row) throw new RangeError(`no ceilings on ${date}`);
  return row;
}
