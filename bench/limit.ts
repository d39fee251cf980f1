import { fork } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { type Measured, measureHttp } from "./measure.ts";

export type Limit = { withQuery: Measured; bare: Measured };

/**
 * Measures the limit in a scratch database of its own, which is dropped afterwards.
 * @param ownerUrl a PostgreSQL superuser's address
 */
export async function measureLimit(ownerUrl: string): Promise<Limit> {
  const name = `kanmin_limit_${process.pid}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`create database ${name}`);
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  try {
    await fill(url.href);
    return await withServer(url.href, async (address, pid) => {
      const process = { pids: [pid], database: { ownerUrl, name } };
      const withQuery = await measureHttp({ url: `${address}/record` }, process);
      const bare = await measureHttp({ url: `${address}/bare` }, { pids: [pid] });
      return { withQuery, bare };
    });
  } finally {
    await owner.query(`drop database if exists ${name} with (force)`);
    await owner.end();
  }
}

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create table records (id int primary key, title text not null)`);
  await client.query(`insert into records select n, 'record ' || n from generate_series(1, 10000) n`);
  await client.query(`analyze records`);
  await client.end();
}

async function withServer<T>(url: string, work: (address: string, pid: number) => Promise<T>): Promise<T> {
  const server = fork(join(import.meta.dirname, "limit-server.ts"), [url], { execArgv: [], stdio: "inherit" });
  try {
    const port = await new Promise<number>((settle, fail) => {
      server.once("message", (message) => settle((message as { port: number }).port));
      server.once("error", fail);
      server.once("exit", (code) => fail(new Error(`The limit's server ended with code ${code}`)));
    });
    return await work(`http://127.0.0.1:${port}`, server.pid!);
  } finally {
    const gone = new Promise((settle) => server.once("exit", settle));
    server.kill();
    await gone;
  }
}
