import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";

/** The demo's first start takes 23 s on a machine at rest; beside other tests on two busy cores several times that. */
const mostWait = 170_000;

const root = resolve(import.meta.dirname, "../..");

/** The real program in a process of its own, to be killed. */
export type Served = { url: string; child: ChildProcess; kill(): Promise<void>; stop(): Promise<void>; said(): string };

/** Starts the built program and waits until it says that it is ready; throws with what it said when it ends before. */
export async function serveProgram(env: Record<string, string>, args: readonly string[] = []): Promise<Served> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [resolve(root, "dist/main.js"), ...args], {
    env: { ...process.env, LOG_LEVEL: "error", ...env, PORT: port },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (piece) => {
    said += piece;
  });
  child.stderr.on("data", (piece) => {
    said += piece;
  });
  const gone = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  const began = performance.now();
  while (!/^ready /m.test(said)) {
    if (child.exitCode !== null || performance.now() - began > mostWait) {
      child.kill("SIGKILL");
      throw new Error(`the program did not start: ${said}`);
    }
    await new Promise((settle) => setTimeout(settle, 20));
  }
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    said: () => said,
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
