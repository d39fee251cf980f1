// Bundles the program into dist/, all side by side: main.js, the thread of the embedded database, and each command of
// src/cli under its own name. db/migrations, db/worlds and public/ are read where they stand, beside dist/. Nothing of
// the environment, no key and no data goes in.
import { existsSync, globSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const quiet = process.argv.includes("--quiet");

/** Stay packages: they find their own files beside them (WebAssembly, worker scripts), or are loaded only when needed. */
const staysOutside = [
  "@electric-sql/*",
  "@napi-rs/image",
  "pino",
  "docx",
  "playwright-core",
  "esbuild",
  "tsx",
  "pg-native",
];

function programs(): Record<string, string> {
  const found: Record<string, string> = { main: "src/main.ts", "pglite-worker": "src/db/pglite/worker.ts" };
  for (const file of globSync("src/cli/*.{ts,tsx}", { cwd: root })) {
    if (!file.includes(".test.")) found[basename(file).replace(/\.tsx?$/, "")] = file;
  }
  return found;
}

const began = performance.now();
if (!existsSync(join(root, "src/main.ts"))) {
  console.error("There is no src/main.ts to build.");
  process.exit(1);
}
if (!quiet) rmSync(join(root, "dist"), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: programs(),
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  external: staysOutside,
  sourcemap: !quiet,
  legalComments: "none",
  logLevel: "warning",
  // Packages in the older module format call require() for Node's own modules.
  banner: {
    js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
  },
});
const count = Object.keys(programs()).length;
if (!quiet) console.log(`Built ${count} programs into dist/ in ${Math.round(performance.now() - began)} ms.`);
