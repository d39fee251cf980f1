/**
 * Rows as a file that Excel in Japan opens rightly: UTF-8 with its mark, CRLF, every cell in quotes (RFC 4180). A text that a spreadsheet
 * would take for a formula gets an apostrophe before it: names come from anybody. Japanese spreadsheets take the full-width signs as well.
 */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
