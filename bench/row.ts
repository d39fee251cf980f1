import type { Measured } from "./measure.ts";

/** What a row's measurement may use. Everything it starts or makes it ends and removes itself. */
export type Bench = {
  /** A PostgreSQL superuser's address; each row makes a database of its own there. */
  ownerUrl: string;
  /** The limit with its query, of this run. */
  limit: Measured;
  /** CPU milliseconds of bare node:http without a query, of this run. */
  bareCpuMs: number;
};

/**
 * One line of the table. A file in bench/rows exports one as `row`.
 * The budget is a ratio to the limit (`ratio`), to the bare insert at the same concurrency in the same run (`timesInsert`), or an absolute figure: CPU milliseconds, milliseconds of p99, or MB.
 */
export type Row = {
  name: string;
  engine: "pglite" | "postgresql";
  /** How many proposals (or documents) the database holds. */
  records: number;
  budget: {
    of: "ratio" | "ratioToBare" | "timesInsert" | "cpuMs" | "p99ms" | "megabytes" | "startMs" | "kilobytes";
    value: number;
  };
  run(bench: Bench): Promise<RowResult>;
};

export type RowResult = Partial<Measured> & {
  megabytes?: number;
  startMs?: number;
  kilobytes?: number;
  /** How many bare inserts of the same run were made in the time of one. */
  timesInsert?: number;
};
