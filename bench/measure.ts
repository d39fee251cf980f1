import { type ChildProcess, spawn } from "node:child_process";
import autocannon from "autocannon";
import { cpuTimes, cpuUsed, type Database, type Processes, residentMb } from "./processes.ts";

export type Request = {
  url: string;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string;
  /** The status that a right answer has; 200 unless said. Any other makes the measurement an error. */
  status?: number;
};

/** `cpuMs` is CPU milliseconds a request, server and database together; latencies in milliseconds. */
export type Measured = { rps: number; p50ms: number; p99ms: number; cpuMs: number };

/**
 * Sends a request over and over on 10 connections for some seconds, after a warm-up that is not counted.
 * @throws when an answer is wrong or missing: the speed of an error page says nothing.
 */
export async function measureHttp(request: Request, processes: Processes): Promise<Measured> {
  const seconds = Number(process.env.BENCH_SECONDS ?? 4);
  await warmUp(request, seconds);
  const before = await cpuTimes(processes);
  const run = await load(request, seconds);
  const used = cpuUsed(before, await cpuTimes(processes));
  return {
    rps: Math.round(run.total / run.seconds),
    ...percentiles(run.latencies),
    cpuMs: round(used / run.total),
  };
}

/** Enough requests that Node has compiled what they run and every connection has planned its statements. */
const warmRequests = 1000;
const longestWarmUpMs = 20_000;

async function warmUp(request: Request, seconds: number): Promise<void> {
  const began = performance.now();
  let sent = 0;
  while (sent < warmRequests && performance.now() - began < longestWarmUpMs)
    sent += (await load(request, Math.max(1, seconds / 2))).total;
}

type Load = { total: number; seconds: number; latencies: number[] };

async function load({ url, method, headers, body, status = 200 }: Request, duration: number): Promise<Load> {
  const asked = { url, connections: 10, duration, method: method ?? "GET" };
  const options = { ...asked, ...(headers ? { headers } : {}), ...(body ? { body } : {}) };
  const latencies: number[] = [];
  const run = await new Promise<autocannon.Measures>((settle, fail) => {
    const instance = autocannon(options, (error, measures) => (error ? fail(error) : settle(measures)));
    instance.on("response", (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
  const wrong = Object.keys(run.statusCodeStats).filter((code) => Number(code) !== status);
  if (run.errors + run.timeouts > 0 || wrong.length > 0 || run.requests.total === 0) {
    const answers = wrong.length > 0 ? `answered ${wrong.join(", ")} where ${status} was expected` : "did not answer";
    throw new Error(`${asked.method} ${new URL(url).pathname} ${answers}`);
  }
  return { total: run.requests.total, seconds: run.duration, latencies };
}

/**
 * Times one piece of work run `times` times in this process, for what is not a page (search, suggestions).
 * `cpuMs` counts this process and the database's backends.
 */
export async function measureWork(
  work: (turn: number) => Promise<void>,
  times: number,
  database?: Database,
): Promise<Measured> {
  for (let turn = 0; turn < Math.min(times, 20); turn++) await work(turn);
  const processes = { pids: [process.pid], ...(database ? { database } : {}) };
  const before = await cpuTimes(processes);
  const began = performance.now();
  const latencies: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const start = performance.now();
    await work(turn);
    latencies.push(performance.now() - start);
  }
  const elapsed = performance.now() - began;
  return {
    rps: Math.round((times / elapsed) * 1000),
    ...percentiles(latencies),
    cpuMs: round(cpuUsed(before, await cpuTimes(processes)) / times),
  };
}

export type Started = { child: ChildProcess; address: string; firstAnswerMs: number; stop(): Promise<void> };

/**
 * Starts the built program and waits for its first answer.
 * @param args after `node`, for example `["dist/main.js", "demo"]`
 * @param path asked until it answers 200
 */
export async function startProgram(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  path = "/healthz",
): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((settle) => child.once("exit", settle));
    child.kill("SIGTERM");
    await gone;
  };
  try {
    const address = await readyAddress(child);
    const answer = await fetch(new URL(path, address));
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} after the start`);
    return { child, address, firstAnswerMs: Math.round(performance.now() - began), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((settle, fail) => {
    let said = "";
    child.stdout!.on("data", (piece) => {
      said += piece;
      const address = /^ready (http\S+)/m.exec(said)?.[1];
      if (address) settle(address);
    });
    child.once("exit", (code) => fail(new Error(`The program ended with code ${code} before it was ready`)));
  });
}

/** MB in RAM a few seconds after the last request, when the first garbage is collected. */
export async function memoryAtRest(child: ChildProcess): Promise<number> {
  await new Promise((settle) => setTimeout(settle, 5000));
  return Math.round(residentMb([child.pid!]));
}

function percentiles(latencies: readonly number[]): { p50ms: number; p99ms: number } {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)]! * 100) / 100;
  return { p50ms: at(0.5), p99ms: at(0.99) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
