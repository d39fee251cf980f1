// Everything that must be true before a change goes in. Each step is a sentence; a step that fails says what to mend.
// The tests come last, so that the last line stays their count; the failed steps are named just before it.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brokenLinks, decisionFaults, foreignPlaces, licenceFaults, lockFaults, secretsFound } from "./checks.ts";

const root = resolve(import.meta.dirname, "..");
const bin = join(root, "node_modules/.bin");

type Step = { sentence: string; run: () => readonly string[] };

const steps: readonly Step[] = [
  { sentence: "Types: the whole program is sound.", run: () => command("tsc", ["--noEmit"]) },
  {
    sentence: "Style: biome has nothing to say.",
    run: () => command("biome", ["check", ".", "--diagnostic-level=error", "--colors=off"]),
  },
  {
    sentence: "Migrations run on an empty database, and the generated table types are theirs.",
    run: () => script("bin/generate.ts", "--check"),
  },
  {
    sentence: "Generated documents are up to date.",
    run: () => (existsSync(join(root, "bin/generate-docs.ts")) ? script("bin/generate-docs.ts", "--check") : []),
  },
  { sentence: "Decision records have a number each, and reversed ones say by what.", run: () => decisionFaults(root) },
  { sentence: "Documents: every link in them leads somewhere.", run: () => brokenLinks(root) },
  { sentence: "Secrets: none is in the tracked files.", run: () => secretsFound(root) },
  { sentence: "Licences: every package of production may be used.", run: () => licenceFaults(root) },
  { sentence: "Lock file: npm ci accepts it on every platform.", run: () => lockFaults(root) },
  {
    sentence: "Places: no package registry's host and no machine's path is in the tracked files.",
    run: () => foreignPlaces(root),
  },
  { sentence: "The program builds.", run: () => (existsSync(join(root, "src/main.ts")) ? script("bin/build.ts") : []) },
];

const failed: string[] = [];
for (const step of steps) {
  const began = performance.now();
  const faults = step.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${faults.length === 0 ? "✓" : "✗"} ${step.sentence} (${seconds} s)`);
  for (const fault of faults) console.log(`    ${fault}`);
  if (faults.length > 0) failed.push(step.sentence);
}
const readme = readFileSync(join(root, "README.md"), "utf8");
if (!readme.includes("npm ci && npm test")) failed.push("README.md does not name the test command npm ci && npm test.");
for (const sentence of failed) console.log(`Failed: ${sentence}`);

console.log("\nTests, as the README runs them.");
const tests = spawnSync("npm", ["--silent", "test"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
process.exitCode = failed.length > 0 || tests.status !== 0 ? 1 : 0;

function command(name: string, args: readonly string[]): string[] {
  const { status, stdout, stderr, error } = spawnSync(join(bin, name), args, { cwd: root, encoding: "utf8" });
  if (status === 0) return [];
  if (error) return [error.message];
  return `${stdout}\n${stderr}`
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 60);
}

function script(file: string, ...args: readonly string[]): string[] {
  return existsSync(join(root, file)) ? command("tsx", [file, ...args]) : [`${file} is missing.`];
}
