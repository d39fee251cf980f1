import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** CPU time comes from Linux in hundredths of a second, so a measurement takes seconds, not moments. */
const ticksPerSecond = 100;

/** CPU milliseconds (user and system, all threads) that the processes have used since they started. Linux only. */
export function cpuMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuTicks(pid), 0) * (1000 / ticksPerSecond);
}

function cpuTicks(pid: number): number {
  // The name in brackets may hold spaces: fields are counted after it. User and system time are fields 14 and 15.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
  return Number(fields[11]) + Number(fields[12]);
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
