import { parseArgs } from "node:util";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { advise } from "../domain/method/advise.ts";
import { type Facts, readFacts } from "../domain/method/facts.ts";
import { BadInput, printLines, readJson } from "./read-json.ts";

type Row = { id: string | number | null; facts: Facts };

/** `npm run -s advise -- --facts FILE.json`: a JSON line of advice for each row. Without a date in the facts today's ceilings hold. */
function main(args: readonly string[]): number {
  const today = todayInTokyo(new Date());
  return printLines(() =>
    readRows(fileOf(args)).map(({ id, facts }) =>
      JSON.stringify({ id, ...advise({ ...facts, date: facts.date ?? today }) }),
    ),
  );
}

function fileOf(args: readonly string[]): string {
  try {
    const { values } = parseArgs({ args: [...args], options: { facts: { type: "string" } } });
    if (values.facts) return values.facts;
  } catch {
    // An option that is not known: the same line says what is.
  }
  throw new BadInput("使い方：npm run -s advise -- --facts FILE.json");
}

function readRows(file: string): Row[] {
  const json = readJson(file);
  if (!Array.isArray(json)) return [readRow(file, isRow(json) ? json : { id: null, facts: json }, 1)];
  return json.map((row, i) => readRow(file, row, i + 1));
}

function readRow(file: string, row: unknown, number: number): Row {
  if (!isRow(row)) throw new BadInput(`${file}: ${number}件目: facts: {"id": …, "facts": {…}} の形で書いてください。`);
  const { id = null, facts } = row;
  if (id !== null && typeof id !== "string" && typeof id !== "number") {
    throw new BadInput(`${file}: ${number}件目: id: 文字か数字で書いてください。`);
  }
  const read = readFacts(facts);
  if (read.ok) return { id, facts: read.value };
  const first = read.refusal.kind === "invalid" ? read.refusal.errors[0] : undefined;
  const where = `${file}: ${number}件目${id === null ? "" : `(id ${JSON.stringify(id)})`}`;
  throw new BadInput(`${where}: ${first?.field ?? "facts"}: ${first?.message ?? "読めません。"}`);
}

function isRow(json: unknown): json is { id?: unknown; facts: unknown } {
  return typeof json === "object" && json !== null && !Array.isArray(json) && "facts" in json;
}

process.exitCode = main(process.argv.slice(2));
