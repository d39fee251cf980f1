// Runs the tests: all of them with PostgreSQL, then those that use a database once more on PGlite. The last line is
// `N passed, N failed, N skipped` over both runs. What lacks its tool is skipped and named; with CI=true a skip fails.
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { findPostgresql } from "./postgresql.ts";
import { findChromium, findClamd, findGit, findJapaneseFont, findLibreOffice } from "./tools.ts";

type Engine = "postgresql" | "pglite";
type Outcome = { passed: number; failed: number; skipped: string[]; failures: string[] };

const root = resolve(import.meta.dirname, "..");
const inCi = process.env.CI === "true";
const filters = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), "kanmin-tests-"));

const tools = {
  CHROMIUM: findChromium(),
  JAPANESE_FONT: findJapaneseFont(),
  SOFFICE: findLibreOffice(),
  GIT: findGit(),
  CLAMD_PROGRAM: findClamd(),
};
for (const tool of Object.values(tools)) console.log(`${tool.name}: ${tool.why}.`);
const postgresql = await findPostgresql();
console.log(postgresql ? `PostgreSQL: ${postgresql.from}.` : "PostgreSQL: not found, and none could be started.");

const outcomes: Outcome[] = [];
try {
  const withDatabase = await filesThatUseADatabase();
  if (postgresql) {
    console.log("\nAll tests, databases on PostgreSQL.");
    outcomes.push(run("postgresql", filters));
    // Journeys are made once; what is named *.postgresql.test.ts is about a server and nothing else.
    const again = withDatabase.filter(
      (file) => !file.startsWith("test/journeys/") && !file.endsWith(".postgresql.test.ts"),
    );
    console.log(`\nThe ${again.length} files that use a database, on PGlite.`);
    if (again.length > 0) outcomes.push(run("pglite", again));
  } else {
    console.log("\nAll tests, databases on PGlite.");
    outcomes.push(run("pglite", filters, ["--exclude=**/*.postgresql.test.ts"]));
    const skipped = withDatabase.map((file) => `${file} on PostgreSQL (no PostgreSQL)`);
    outcomes.push({ passed: 0, failed: 0, skipped, failures: [] });
  }
} finally {
  await postgresql?.stop();
  rmSync(reports, { recursive: true, force: true });
}
report(outcomes);

/** Every test file whose imports, followed to the end, reach the door to a test database. */
async function filesThatUseADatabase(): Promise<string[]> {
  const door = "test/support/database.ts";
  const files = globSync("{src,test,bin,db,bench}/**/*.test.{ts,tsx}", { cwd: root })
    .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
    .sort();
  if (files.length === 0) return [];
  const bundle = await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir: "unused",
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  const inputs = bundle.metafile.inputs;
  const reaches = (file: string, seen: Set<string>): boolean => {
    if (file === door) return true;
    if (seen.has(file)) return false;
    seen.add(file);
    return (inputs[file]?.imports ?? []).some(({ path }) => reaches(path, seen));
  };
  return files.filter((file) => reaches(file, new Set()));
}

function run(engine: Engine, files: readonly string[], more: readonly string[] = []): Outcome {
  const output = join(reports, `${engine}.json`);
  const env: NodeJS.ProcessEnv = { ...process.env, TEST_ENGINE: engine };
  for (const [variable, tool] of Object.entries(tools)) {
    if (tool.path) env[variable] = tool.path;
    else delete env[variable];
  }
  if (postgresql) env.TEST_DATABASE_URL = postgresql.url;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${output}`];
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run", ...reporters, ...more, ...files], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return outcomeOf(output, engine, status);
}

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

function outcomeOf(output: string, engine: Engine, status: number | null): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: [], failures: [] };
  let read: VitestReport = { testResults: [] };
  try {
    read = JSON.parse(readFileSync(output, "utf8"));
  } catch {
    fail(outcome, `the run on ${engine} left no report (exit code ${status})`);
  }
  for (const file of read.testResults) {
    const place = file.name.replace(`${root}/`, "");
    const failedBefore = outcome.failed;
    for (const test of file.assertionResults) {
      if (test.status === "passed") outcome.passed++;
      else if (test.status === "failed") fail(outcome, `${place}: ${test.fullName} (${engine})`);
      else outcome.skipped.push(`${place}: ${test.fullName} (${engine})`);
    }
    if (file.status === "failed" && outcome.failed === failedBefore)
      fail(outcome, `${place} could not run (${engine})`);
  }
  if (status !== 0 && outcome.failed === 0)
    fail(outcome, `an error outside the tests on ${engine} (exit code ${status})`);
  return outcome;
}

function fail(outcome: Outcome, what: string): void {
  outcome.failed++;
  outcome.failures.push(what);
}

function report(all: readonly Outcome[]): void {
  const sum = (pick: (outcome: Outcome) => number) => all.reduce((total, outcome) => total + pick(outcome), 0);
  const [passed, failed, skipped] = [sum((o) => o.passed), sum((o) => o.failed), sum((o) => o.skipped.length)];
  list(
    "Failed:",
    all.flatMap((outcome) => outcome.failures),
  );
  list(
    "Skipped:",
    all.flatMap((outcome) => outcome.skipped),
  );
  const missing = Object.values(tools).filter((tool) => !tool.path);
  if (skipped > 0 && missing.length > 0) console.log(`Missing here: ${missing.map((tool) => tool.name).join(", ")}.`);
  if (passed + failed === 0) console.log("No test ran, which is a failure.");
  if (inCi && skipped > 0) console.log("In CI nothing may be skipped: this run fails.");
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = passed === 0 || failed > 0 || (inCi && skipped > 0) ? 1 : 0;
}

function list(title: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log([`\n${title}`, ...lines.map((line) => `  ${line}`)].join("\n"));
}
