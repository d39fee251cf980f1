import type { Db } from "../db/connect.ts";
import type { FileStore } from "../domain/files/files.ts";
import { createLog } from "../log.ts";
import { appOf } from "../web/app.tsx";

// `npm run -s routes -- --json`: every route with its policy and what the log calls it. It serves nothing and reads no database.
const noDatabase = nothing<Db>();
const noFiles = nothing<FileStore>();
const { entries } = appOf(
  {
    db: noDatabase,
    key: Buffer.alloc(0),
    now: () => new Date(),
    municipality: "000000",
    files: { staging: "", store: noFiles, scanner: null },
    isDemo: true,
    publicUrl: "http://127.0.0.1",
    mail: null,
    providers: [],
    corporateRegister: null,
  },
  createLog("silent"),
);

if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify(entries, null, 1)}\n`);
} else {
  for (const { method, path, policy, audit } of entries) {
    process.stdout.write(`${method.padEnd(5)}${path.padEnd(60)} ${policy.padEnd(40)} ${audit ?? "-"}\n`);
  }
}

function nothing<T extends object>(): T {
  return new Proxy({} as T, {
    get: (_, name) => {
      throw new Error(`listing the routes needs no database and no files (${String(name)})`);
    },
  });
}
