import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import pg from "pg";
import { type Config, ConfigError, readConfig, secretKey } from "../config.ts";
import { pgliteAsOwner } from "../db/pglite/connections.ts";
import { openPglite } from "../db/pglite/open.ts";
import { valueTypes } from "../db/value-types.ts";
import { type ChainsAnswer, type OwnerReads, verifyChains } from "../queries/verify-chains.ts";

/**
 * `npm run -s verify-chains [-- --heads]`: checks the logs that nobody rewrites (events, readings, audit) against the installation's
 * key, as the owner of the database (DATABASE_OWNER_URL, an owner's DATABASE_URL, or the embedded directory of DATA_DIR, which no
 * other process may have open). 0 and a line of counts; 1 and the first broken link; 2 when it cannot be asked.
 * `--heads` prints the last link of each chain instead of the counts, a JSON line each: kept elsewhere, they show a chain cut later.
 */
async function main(args: readonly string[]): Promise<number> {
  const isHeads = wantsHeads(args);
  const config = readConfig();
  const answer = await asOwner(config, (owner) => verifyChains(owner, Buffer.from(secretKey(config).secret)));
  if (!answer.ok) {
    const { kind, municipality, subject, seq, why } = answer.broken;
    say(`broken: ${kind} of ${subject} (${municipality}), entry ${seq}: ${why}`);
    return 1;
  }
  for (const line of isHeads ? answer.heads.map((head) => JSON.stringify(head)) : [countLine(answer)]) say(line);
  return 0;
}

function wantsHeads(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { heads: { type: "boolean" } } }).values.heads ?? false;
  } catch {
    throw new ConfigError("使い方：npm run -s verify-chains [-- --heads]");
  }
}

function countLine({ counts, chains }: ChainsAnswer & { ok: true }): string {
  return `ok: ${counts.events} events, ${counts.readings} readings, ${counts.audit} audit entries in ${chains} chains`;
}

async function asOwner<T>(config: Config, work: (owner: OwnerReads) => Promise<T>): Promise<T> {
  const { database } = config;
  if (database.engine === "pglite") {
    if (!existsSync(`${database.directory}/PG_VERSION`))
      throw new ConfigError(`${database.directory} holds no database: set DATA_DIR, or DATABASE_OWNER_URL.`);
    const pglite = await openPglite(database.directory);
    try {
      return await pgliteAsOwner(pglite.stream, work);
    } finally {
      await pglite.close();
    }
  }
  const client = new pg.Client({ connectionString: database.ownerUrl ?? database.url, types: valueTypes });
  await client.connect();
  try {
    const { rows } = await client.query("select row_security_active('events') as hidden");
    if (rows[0].hidden)
      throw new ConfigError(
        "The chains are read by the database's owner: give DATABASE_OWNER_URL beside DATABASE_URL.",
      );
    return await work(client);
  } finally {
    await client.end();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A setting, an open directory, a database that is away: one line, and nothing was changed.
    process.stderr.write(`${(error instanceof Error ? error.message : String(error)).replace(/\s+/gu, " ")}\n`);
    process.exitCode = 2;
  },
);
