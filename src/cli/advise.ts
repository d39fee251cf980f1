import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { advise } from "../domain/method/advise.ts";
import { type Facts, readFacts } from "../domain/method/facts.ts";

type Row = { id: string | number | null; facts: Facts };

/** A file that cannot be used: one line that says which file, row and field. */
class BadInput extends Error {}

/**
 * `npm run -s advise -- --facts FILE.json`: a JSON line of advice for each row. Everything is read before anything is
 * printed, so bad input prints one line on standard error and nothing else, and ends with 2. Without a date in the facts
 * today's ceilings hold.
 */
function main(args: readonly string[]): number {
  try {
    const today = todayInTokyo(new Date());
    const lines = readRows(fileOf(args)).map(({ id, facts }) =>
      JSON.stringify({ id, ...advise({ ...facts, date: facts.date ?? today }) }),
    );
    if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    process.stderr.write(`${error.message.replace(/\s+/gu, " ")}\n`);
    return 2;
  }
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
  const json = parse(file);
  if (!Array.isArray(json)) return [readRow(file, isRow(json) ? json : { id: null, facts: json }, 1)];
  return json.map((row, i) => readRow(file, row, i + 1));
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const why = error instanceof TypeError ? "UTF-8の文字として読めません。" : "ファイルを読めません。";
    throw new BadInput(`${file}: ${why}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file}: ${placeOf(error, text)}JSONとして読めません。`);
  }
}

/** The line and column of a mistake in JSON, where the engine says so. */
function placeOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return "";
  const before = text.slice(0, Number(position)).split("\n");
  return `${before.length}行${before.at(-1)!.length + 1}文字目: `;
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
