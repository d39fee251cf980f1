// biome-ignore-all lint/a11y/noRedundantRoles: CSS display on a phone takes the native roles away
import type { Child } from "hono/jsx";

export type Column<Row> = {
  head: string;
  cell: (row: Row) => Child;
  /** The word before the cell on a phone's card; the head when left out, "" for none. */
  label?: string | undefined;
  numeric?: boolean | undefined;
  /** The cell that names the row. */
  rowHead?: boolean | undefined;
  nowrap?: boolean | undefined;
  /** Sentences: on a phone they stand below their label, over the whole card. */
  long?: boolean | undefined;
  /** Hides the head's text from sight, for a column of buttons. */
  headHidden?: boolean | undefined;
  /** Share of the width; 1 is normal. */
  width?: "narrow" | "wide" | undefined;
};

export type TableProps<Row> = {
  caption: Child;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Red or yellow edge at the left. */
  rowState?: ((row: Row) => "late" | "near" | null) | undefined;
  dense?: boolean | undefined;
  /** On a phone: cards with labels, cards without, or still a table (few narrow columns). */
  cards?: "labels" | "plain" | "none" | undefined;
  /** The head stands above a table before this one; it stays for those who listen. */
  hideHead?: boolean | undefined;
  /** Instead of a table without rows. */
  empty?: Child | undefined;
};

/** Rows and columns; on a phone each row becomes a card. Roles are written out because `display` drops them. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, cards = "labels", rowState = () => null } = props;
  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  // Rows of many columns, or of sentences, need room: they are cards on a tablet already.
  const isEarly =
    cards === "plain" || (cards === "labels" && (columns.length >= 6 || columns.some(({ long }) => long)));
  const looks = [
    "table",
    `cards-${cards}`,
    isEarly ? "cards-early" : "",
    props.dense ? "table-dense" : "",
    props.hideHead ? "table-headless" : "",
  ];
  return (
    <table class={looks.filter((look) => look !== "").join(" ")} role="table">
      <caption class={props.captionHidden ? "unseen" : undefined}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th role="columnheader" scope="col" class={cellClass(column)}>
              {column.headHidden ? <span class="unseen">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const state = rowState(row);
          return (
            <tr role="row" class={state ? `row-${state}` : undefined}>
              {columns.map((column) => (
                <Cell column={column} row={row} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const label = column.label ?? (column.headHidden ? "" : column.head);
  const shared = { class: cellClass(column), "data-l": label === "" ? undefined : label };
  return column.rowHead ? (
    <th role="rowheader" scope="row" {...shared}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" {...shared}>
      {column.cell(row)}
    </td>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const { numeric, nowrap, width, long } = column;
  const looks = [numeric ? "num" : "", nowrap ? "nowrap" : "", width ? `col-${width}` : "", long ? "col-long" : ""];
  return looks.filter((look) => look !== "").join(" ") || undefined;
}
