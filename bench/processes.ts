import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** CPU time comes from Linux in hundredths of a second, so a measurement takes seconds, not moments. */
const ticksPerSecond = 100;

/** Whose CPU time counts: the server's processes, and the backends of a PostgreSQL database on this machine. */
export type Processes = { pids: readonly number[]; database?: Database };

/** CPU milliseconds (user and system, all threads) by process, since each started. Linux only. */
export type CpuTimes = ReadonlyMap<number, number>;

/** What the processes have used so far; one that has ended is absent. */
export async function cpuTimes({ pids, database }: Processes): Promise<CpuTimes> {
  const backends = database ? await backendsOf(database) : [];
  const times = [...pids, ...backends].map((pid) => [pid, cpuTicks(pid) * (1000 / ticksPerSecond)] as const);
  return new Map(times.filter(([, used]) => !Number.isNaN(used)));
}

/** Used between two looks. A backend that came meanwhile counts from its start; one that a pool let go was idle. */
export function cpuUsed(before: CpuTimes, after: CpuTimes): number {
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
}

/** NaN when the process has ended. */
function cpuTicks(pid: number): number {
  try {
    // The name in brackets may hold spaces: fields are counted after it. User and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return Number.NaN;
  }
}

/** Memory that the processes hold in RAM, in MB of 1,000,000 bytes, children included. */
export function residentMb(pids: readonly number[]): number {
  const kilobytes = [...pids, ...pids.flatMap(childrenOf)].map((pid) => {
    const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(line?.[1] ?? 0);
  });
  return (kilobytes.reduce((sum, each) => sum + each, 0) * 1024) / 1_000_000;
}

/** Every process below this one, at any depth. */
export function childrenOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)!.split(" ")[1]));
    } catch {
      // It ended while the list was read.
    }
  }
  const below = (parent: number): number[] =>
    [...parents].filter(([, its]) => its === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

export type Database = { ownerUrl: string; name: string };

/** The PostgreSQL processes that serve connections to the database, on this machine. */
export async function backendsOf({ ownerUrl, name }: Database): Promise<number[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select pid from pg_stat_activity where datname = $1 and backend_type = 'client backend' and pid <> pg_backend_pid()`,
      [name],
    );
    return rows.map((row) => row.pid);
  } finally {
    await client.end();
  }
}
