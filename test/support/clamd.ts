import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findClamd } from "../../bin/tools.ts";

/** The harmless file that every scanner takes for a virus. In halves, so that none deletes these tests. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

export type TestScanner = { address: { path: string }; stop(): Promise<void> };

/** A real clamd on a socket of its own, which knows one virus. Null where the machine has none and none could be installed. */
export async function startClamd(): Promise<TestScanner | null> {
  const program = findClamd().path;
  if (!program) return null;
  const folder = mkdtempSync(join(tmpdir(), "desk-clamd-"));
  const socket = join(folder, "socket");
  mkdirSync(join(folder, "signatures"));
  writeFileSync(join(folder, "signatures", "test.ndb"), `Test.Eicar:0:0:${Buffer.from(eicar).toString("hex")}\n`);
  const settings = [
    "Foreground yes",
    `DatabaseDirectory ${folder}/signatures`,
    `LocalSocket ${socket}`,
    `TemporaryDirectory ${folder}`,
    "StreamMaxLength 30M",
  ];
  writeFileSync(join(folder, "clamd.conf"), `${settings.join("\n")}\n`);
  const child = spawn(program, ["--config-file", join(folder, "clamd.conf")], { stdio: ["ignore", "pipe", "pipe"] });
  await listening(child, socket);
  return {
    address: { path: socket },
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(child: ChildProcess, socket: string): Promise<void> {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (piece) => {
      said += piece;
    });
  for (let tries = 0; tries < 1_000; tries++) {
    if (existsSync(socket)) return;
    if (child.exitCode !== null) throw new Error(`clamd did not start: ${said}`);
    await new Promise((settle) => setTimeout(settle, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`clamd did not listen: ${said}`);
}
