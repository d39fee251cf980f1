/*
 * Writes src/db/generated.ts from the migrated schema: `npm run generate`, after a new migration.
 * With --check nothing is written and a difference ends with exit code 1.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyDatabase } from "../test/support/database.ts";

const target = join(import.meta.dirname, "../src/db/generated.ts");
const directory = mkdtempSync(join(tmpdir(), "generate-"));
const database = await emptyDatabase();
try {
  const draft = join(directory, "generated.ts");
  const codegen = join(import.meta.dirname, "../node_modules/.bin/kysely-codegen");
  const options = ["--dialect", "postgres", "--date-parser", "string", "--include-pattern", "(public|app).*"];
  execFileSync(process.execPath, [codegen, ...options, "--url", database.url, "--out-file", draft], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const generated = readFileSync(draft, "utf8");
  if (!process.argv.includes("--check")) {
    writeFileSync(target, generated);
    console.log("wrote src/db/generated.ts");
  } else if (readFileSync(target, "utf8") !== generated) {
    console.error("src/db/generated.ts differs from the migrated schema: npm run generate");
    process.exitCode = 1;
  }
} finally {
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
}
