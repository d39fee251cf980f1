import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { startKillable } from "../../bin/postgresql.ts";
import type { Db } from "../../src/db/connect.ts";
import type { Program } from "../../src/db/program.ts";
import { verifyChains } from "../../src/queries/verify-chains.ts";
import { seedCity } from "../../src/worlds/seed-city.ts";
import type { Seeded } from "../../src/worlds/world.ts";
import { type Owner, testEngine } from "../support/database.ts";
import { filesOfTest } from "../support/files.ts";
import { signIn } from "../support/sign-in.ts";
import { smallWorld } from "../support/small-world.ts";
import { ownedDatabase } from "./owned-database.ts";
import { serveProgram } from "./served-program.ts";
import { type Acknowledged, writeUntilGone } from "./writers.ts";

// kill -9 in the middle of writes: nothing acknowledged is lost, no number twice, and the next start is clean.

const secret = "a secret of the fault tests, long enough to be one";
const kills = Number(process.env.KILLS ?? 20);
const databaseKills = Number(process.env.DATABASE_KILLS ?? 5);

beforeAll(() => {
  const built = spawnSync(resolve(import.meta.dirname, "../../bin/build"), ["--quiet"], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
}, 60_000);

test(`the program is killed ${kills} times while people write, on this engine`, { timeout: 600_000 }, async () => {
  const place = await ownedDatabase(testEngine(), secret);
  try {
    const { cookie, seeded } = await prepare(place.open);
    const acknowledged: Acknowledged = { drafts: new Set(), submitted: new Map() };
    for (let kill = 0; kill < kills; kill++) {
      const served = await serveProgram({ ...place.env, SECRET_KEY: secret });
      const writing = writeUntilGone(served.url, cookie, 4, acknowledged);
      writing.catch(() => {});
      await oneMore(acknowledged);
      await moment((kill * 37) % 400);
      await served.kill();
      await writing;
    }
    const served = await serveProgram({ ...place.env, SECRET_KEY: secret });
    expect(await (await fetch(`${served.url}/healthz`)).json()).toMatchObject({ status: "ok" });
    await served.stop();
    expect(acknowledged.submitted.size).toBeGreaterThanOrEqual(kills);
    await place.open((db, owner) => expectNothingLost(db, owner, acknowledged, seeded));
  } finally {
    await place.drop();
  }
});

if (testEngine() === "postgresql")
  test(`PostgreSQL itself is killed ${databaseKills} times while people write`, { timeout: 600_000 }, async () => {
    const server = await startKillable();
    if (!server) throw new Error("no PostgreSQL programs on this machine");
    const place = await ownedDatabase("postgresql", secret, server.url);
    try {
      const { cookie, seeded } = await prepare(place.open);
      const acknowledged: Acknowledged = { drafts: new Set(), submitted: new Map() };
      for (let kill = 0; kill < databaseKills; kill++) {
        const served = await serveProgram({ ...place.env, SECRET_KEY: secret });
        const writing = writeUntilGone(served.url, cookie, 4, acknowledged);
        writing.catch(() => {});
        await oneMore(acknowledged);
        await moment(kill * 90);
        await server.killHard();
        await writing;
        const health = await fetch(`${served.url}/healthz`).catch(() => null);
        expect(health?.status ?? served.said()).toBe(503);
        await server.startAgain();
        // The same program goes on by itself when its database is back.
        await until(async () => (await fetch(`${served.url}/healthz`)).status === 200);
        await served.stop();
      }
      expect(acknowledged.submitted.size).toBeGreaterThanOrEqual(databaseKills);
      await place.open((db, owner) => expectNothingLost(db, owner, acknowledged, seeded));
    } finally {
      await place.drop();
      await server.stop();
    }
  });

/** The small city in the new database, and somebody signed in. */
async function prepare(
  open: <T>(work: (db: Db, owner: Owner) => Promise<T>) => Promise<T>,
): Promise<{ cookie: string; seeded: Seeded }> {
  return open(async (db, owner) => {
    const seeded = await seedCity(owner, smallWorld);
    const program: Program = {
      db,
      key: Buffer.from(secret),
      now: () => new Date(),
      municipality: seeded.municipality,
      files: filesOfTest(),
      isDemo: false,
      publicUrl: "http://127.0.0.1",
      mail: null,
      providers: [],
      corporateRegister: null,
    };
    const { headers } = await signIn(program, seeded.people.get("representative")!);
    return { cookie: headers.cookie, seeded };
  });
}

async function expectNothingLost(db: Db, owner: Owner, acknowledged: Acknowledged, seeded: Seeded): Promise<void> {
  const { rows } = await owner.query<{ id: string; status: string; serial: number | null }>(
    "select id, status, serial from proposals order by serial",
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lostDrafts = [...acknowledged.drafts].filter((id) => !byId.has(id));
  const lostSubmissions = [...acknowledged.submitted.keys()].filter((id) => byId.get(id)?.status !== "submitted");
  expect({ lostDrafts, lostSubmissions }).toEqual({ lostDrafts: [], lostSubmissions: [] });
  // No number twice and none left out: 1, 2, 3 … to the last.
  const serials = rows.flatMap((row) => (row.serial === null ? [] : [row.serial]));
  expect(serials).toEqual(serials.map((_, index) => index + 1));
  expect(await verifyChains(owner, Buffer.from(secret))).toMatchObject({ ok: true });
  // One open wait for each submission: what was half done is not there.
  const waits = await owner.query<{ count: string }>(
    "select count(*) as count from waits where ended_at is null and task = 'receive'",
  );
  expect(Number(waits.rows[0]!.count)).toBe(serials.length);
  expect(seeded.municipality).toBe("272060");
  expect(await db.missingMigrations()).toEqual([]);
}

/** Waits until something was acknowledged in this round, so that the kill comes in the middle of writes. */
async function oneMore(acknowledged: Acknowledged): Promise<void> {
  const before = acknowledged.submitted.size;
  await until(async () => acknowledged.submitted.size > before);
}

function moment(ms: number): Promise<void> {
  return new Promise((settle) => setTimeout(settle, ms));
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isTrue().catch(() => false)) return;
    await moment(50);
  }
  throw new Error("it did not come true within 30 seconds");
}
