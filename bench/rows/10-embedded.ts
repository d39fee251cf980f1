import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryAtRest, startProgram } from "../measure.ts";
import type { Row } from "../row.ts";

/** The demo city on the embedded engine: what it holds after a start on existing data. */
export const row: Row = {
  name: "demo at rest",
  engine: "pglite",
  records: 54,
  budget: { of: "megabytes", value: 400 },
  async run() {
    return withDemo(async (env) => {
      const started = await startProgram(["dist/main.js", "demo"], env);
      try {
        return { megabytes: await memoryAtRest(started.child) };
      } finally {
        await started.stop();
      }
    });
  },
};

/** A loaded demo in a directory of its own, for a second start. */
export async function withDemo<T>(work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "kanmin-bench-demo-"));
  const env = { DATA_DIR: directory, PORT: "0", DATABASE_URL: "", DATABASE_OWNER_URL: "", SECRET_KEY: "" };
  try {
    const first = await startProgram(["dist/main.js", "demo"], env);
    await first.stop();
    return await work(env);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
