/** A row of a table that is written as text: its first words, a cell for each column of the head, and what follows. */
export type TableRow = {
  first: readonly string[];
  cells: Readonly<Record<string, string>>;
  rest: readonly string[];
};

/** Reads a table written as text: the first line names the columns, `#` begins a remark, `first` words stand before the cells. */
export function readTable(text: string, first: number): TableRow[] {
  const [head = "", ...lines] = text.split("\n").filter((line) => line.trim() && !line.startsWith("#"));
  const columns = head.trim().split(/\s+/);
  return lines.map((line) => {
    const words = line.trim().split(/\s+/);
    if (words.length < first + columns.length) throw new Error(`this row has too few cells: ${line}`);
    return {
      first: words.slice(0, first),
      cells: Object.fromEntries(columns.map((column, index) => [column, words[first + index]!])),
      rest: words.slice(first + columns.length),
    };
  });
}
