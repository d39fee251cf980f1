// Measures the program and, in the same run, the machine's own limit; prints a table and writes
// bench/results/latest.json. --only NAME runs one row (and the limit), --list names the rows.
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findPostgresql } from "../bin/postgresql.ts";
import { dropBenchCity } from "./city.ts";
import { type Limit, measureLimit } from "./limit.ts";
import type { Row, RowResult } from "./row.ts";

const root = resolve(import.meta.dirname, "..");
const { values: asked } = parseArgs({ options: { only: { type: "string" }, list: { type: "boolean" } } });

const rows: Row[] = [];
for (const file of globSync("bench/rows/*.ts", { cwd: root }).sort()) rows.push((await import(join(root, file))).row);
const names = ["limit", ...rows.map((row) => row.name)];
if (asked.list) {
  console.log(names.join("\n"));
  process.exit(0);
}
if (asked.only !== undefined && !names.includes(asked.only)) {
  console.error(`There is no row called ${asked.only}: ${names.join(", ")}.`);
  process.exit(2);
}

const postgresql = await findPostgresql();
if (!postgresql) {
  console.error("Measuring needs a PostgreSQL on this machine, and none could be started.");
  process.exit(1);
}
try {
  console.log(`Measuring the limit on ${postgresql.from}.`);
  const limit = await measureLimit(postgresql.url);
  const results: Line[] = [];
  let before = limit;
  for (const row of rows.filter(({ name }) => asked.only === undefined || name === asked.only)) {
    console.log(`Measuring ${row.name}.`);
    const result = await row.run({ ownerUrl: postgresql.url, limit: limit.withQuery, bareCpuMs: limit.bare.cpuMs });
    // A shared machine is not the same from minute to minute: a ratio is to the limit before and after its row.
    const isRatio = row.budget.of === "ratio" || row.budget.of === "ratioToBare";
    const after: Limit = isRatio ? await measureLimit(postgresql.url) : before;
    results.push(line(row, result, { limit: mean(before, after, "withQuery"), bare: mean(before, after, "bare") }));
    before = after;
  }
  const table = { limit: { ...limit.withQuery, bare: limit.bare }, rows: results };
  mkdirSync(join(root, "bench/results"), { recursive: true });
  writeFileSync(join(root, "bench/results/latest.json"), `${JSON.stringify(table, null, 2)}\n`);
  show(table);
  if (results.some((result) => !result.kept)) process.exitCode = 1;
} finally {
  await dropBenchCity();
  await postgresql.stop();
}

type Line = ReturnType<typeof line>;

function mean(before: Limit, after: Limit, which: "withQuery" | "bare"): number {
  return (before[which].cpuMs + after[which].cpuMs) / 2;
}

/** @param limitMs CPU milliseconds of the limit around this row, with its query and bare. */
function line(row: Row, result: RowResult, limitMs: { limit: number; bare: number }) {
  const ratio = result.cpuMs === undefined ? null : Math.round((result.cpuMs / limitMs.limit) * 10) / 10;
  const ratioToBare = result.cpuMs === undefined ? null : Math.round((result.cpuMs / limitMs.bare) * 10) / 10;
  const figures = { ...result, ratio: ratio ?? undefined, ratioToBare: ratioToBare ?? undefined };
  const reached = figures[row.budget.of];
  return {
    name: row.name,
    engine: row.engine,
    records: row.records,
    rps: result.rps ?? null,
    p50ms: result.p50ms ?? null,
    p99ms: result.p99ms ?? null,
    cpuMs: result.cpuMs ?? null,
    ratio: row.budget.of === "ratioToBare" ? ratioToBare : ratio,
    budget: row.budget.value,
    budgetOf: row.budget.of,
    reached: reached ?? null,
    kept: reached !== undefined && reached <= row.budget.value,
  };
}

function show({ limit, rows }: { limit: Awaited<ReturnType<typeof measureLimit>>["withQuery"]; rows: Line[] }): void {
  const { bare, ...withQuery } = limit as typeof limit & { bare: typeof limit };
  const heading = ["", "engine", "records", "rps", "p50 ms", "p99 ms", "CPU ms", "reached", "budget", ""];
  const limits = (
    [
      ["limit (one query)", withQuery],
      ["limit (bare)", bare],
    ] as const
  ).map(([name, measured]) => [name, "", "", measured.rps, measured.p50ms, measured.p99ms, measured.cpuMs, "", "", ""]);
  const others = rows.map((row) => [
    ...[row.name, row.engine, row.records, row.rps, row.p50ms, row.p99ms, row.cpuMs],
    ...[row.reached, `${row.budget} ${row.budgetOf}`, row.kept ? "✓" : "✗ over budget"],
  ]);
  const cells = [heading, ...limits, ...others].map((cols) => cols.map((cell) => String(cell ?? "–")));
  const widths = heading.map((_, column) => Math.max(...cells.map((cols) => cols[column]!.length)));
  console.log("");
  for (const cols of cells) {
    const padded = cols.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
    );
    console.log(padded.join("  ").trimEnd());
  }
}
