import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serveProgram } from "../faults/served-program.ts";

/** The demo city as a newcomer starts it: built, on the embedded engine, in a directory of its own. */
export type ServedDemo = { url: string; directory: string; said(): string; stop(): Promise<void> };

export async function serveDemo(): Promise<ServedDemo> {
  const built = spawnSync(resolve(import.meta.dirname, "../../bin/build"), ["--quiet"], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr || built.stdout);
  const directory = mkdtempSync(join(tmpdir(), "kanmin-demo-"));
  const served = await serveProgram(
    { DATA_DIR: directory, DATABASE_URL: "", DATABASE_OWNER_URL: "", LOG_LEVEL: "info" },
    ["demo"],
  );
  return {
    url: served.url,
    directory,
    said: served.said,
    stop: async () => {
      await served.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Signs in as the person of a card; the cookie to send. */
export async function signInByCard(url: string, key: string): Promise<{ cookie: string; first: string }> {
  const answer = await fetch(`${url}/demo/sign-in`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ as: key }),
  });
  if (answer.status !== 303) throw new Error(`signing in as ${key} answered ${answer.status}`);
  const cookie = (answer.headers.getSetCookie()[0] ?? "").split(";")[0]!;
  return { cookie, first: answer.headers.get("location")! };
}
