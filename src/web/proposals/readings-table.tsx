import type { City } from "../../db/stores/city-store.ts";
import type { Reading } from "../../queries/readings.ts";
import { DateText } from "../ui/date-text.tsx";
import { type Column, Table } from "../ui/table.tsx";

type ReadingsTableProps = {
  readings: readonly Reading[];
  /** Names stay inside the city: the proposer reads department, role, time and purpose. */
  withNames: boolean;
  city: Pick<City, "name">;
};

/** 守りたい部分を読んだ人: the ledger of openings, which nobody can shorten. */
export function ReadingsTable({ readings, withNames, city }: ReadingsTableProps) {
  if (readings.length === 0) return <p>まだ、だれも開いていません。開くと、課・役割・日時・目的がここに残ります。</p>;
  const columns: Column<Reading>[] = [
    { head: "日時", cell: (row) => <DateText value={row.at} form="long-time" />, nowrap: true },
    { head: "部分", cell: (row) => `${row.heading}${row.isFile ? "(添付ファイル)" : ""}` },
    {
      head: "読んだ人",
      cell: (row) => `${row.departmentName} ${row.role}${withNames ? ` ${row.personName}` : ""}`,
    },
    { head: "目的", cell: (row) => row.purpose },
  ];
  return (
    <>
      <Table caption={`${city.name}の職員が守りたい部分を開いた記録`} captionHidden columns={columns} rows={readings} />
      <p class="sub">この記録は消すことができません。</p>
    </>
  );
}
