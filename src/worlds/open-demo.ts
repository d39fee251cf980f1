import { rmSync } from "node:fs";
import { type Config, ConfigError, type DatabaseConfig, secretKey } from "../config.ts";
import { connect } from "../db/connect.ts";
import { lockDirectory } from "../db/pglite/directory-lock.ts";
import type { Program } from "../db/program.ts";
import { openFiles } from "../files/open-files.ts";
import { type DemoCity, izumiotsuDemo } from "./izumiotsu-demo.ts";
import { finishDemo, tellStories } from "./load-demo.ts";
import { type OwnerConnection, seedCity } from "./seed-city.ts";
import type { Seeded } from "./world.ts";

type Say = (line: string) => void;

/**
 * The demo city: opened as it stands, or told anew when the database is empty (db/worlds/izumiotsu-demo). Times are relative to the day
 * of loading. What a killed start left behind is thrown away and told anew on the embedded engine; a server's database is never deleted.
 * @throws ConfigError with one line: the database holds a real city, or half a demo on a server, or lacks an owner's address.
 */
export async function openDemo(config: Config, say: Say): Promise<Program> {
  const demo = izumiotsuDemo(new Date());
  const open: Open = (asOwner) => openProgram(config, demo.world.municipality.id, asOwner);
  let found = await lookAndSeed(open, demo);
  if (found.state === "half") {
    await found.program.db.close();
    throwAway(config.database);
    say("前の用意が途中で終わっていたため、実演の街を作り直します");
    found = await lookAndSeed(open, demo);
  }
  if (found.state === "loaded") return found.program;
  if (found.seeded) return tell(open, found.program, demo, found.seeded, say);
  await found.program.db.close();
  throw new ConfigError(needsOwner);
}

type Open = (asOwner: (owner: OwnerConnection) => Promise<void>) => Promise<Program>;
type DemoState = "empty" | "half" | "loaded";
type Found = { program: Program; state: DemoState | null; seeded: Seeded | null };

/** Opens the database, says what stands in it, and seeds the city into an empty one. The state is null without an owner's address. */
async function lookAndSeed(open: Open, demo: DemoCity): Promise<Found> {
  const found: Omit<Found, "program"> = { state: null, seeded: null };
  const program = await open(async (owner) => {
    found.state = await stateOf(owner, demo.world.municipality.id);
    if (found.state !== "empty") return;
    await owner.query("begin");
    found.seeded = await seedCity(owner, demo.world);
    await owner.query("commit");
  });
  return { program, ...found };
}

async function tell(open: Open, program: Program, demo: DemoCity, seeded: Seeded, say: Say): Promise<Program> {
  say(`実演の街を用意しています 0/${demo.stories.length}`);
  let proposals: ReadonlyMap<string, string>;
  try {
    proposals = await tellStories(program, demo, seeded, say);
  } finally {
    await program.db.close();
  }
  // Only now is it whole: a start that is killed before this is found half-told by the next one.
  return open((owner) => finishDemo(owner, demo, proposals, program.now()));
}

async function openProgram(
  config: Config,
  municipality: string,
  asOwner: (owner: OwnerConnection) => Promise<void>,
): Promise<Program> {
  const { secret } = secretKey(config);
  return {
    db: await connect({ database: config.database, secret, asOwner }),
    key: Buffer.from(secret),
    now: () => new Date(),
    municipality,
    files: openFiles(config),
    isDemo: true,
    publicUrl: config.publicUrl.origin,
    mail: null,
    providers: [],
    corporateRegister: null,
  };
}

/** @throws ConfigError when the database holds a city that is no demo. */
async function stateOf(owner: OwnerConnection, municipality: string): Promise<DemoState> {
  const { rows } = (await owner.query("select id, is_demo, settings->>'demo' as demo from municipalities")) as {
    rows: { id: string; is_demo: boolean; demo: string | null }[];
  };
  if (rows.some((row) => !row.is_demo)) throw new ConfigError(realCity);
  const own = rows.find((row) => row.id === municipality);
  return own ? (own.demo === "loaded" ? "loaded" : "half") : "empty";
}

/** Deletes the embedded database's own folder, under its lock; whoever opened it meanwhile keeps it. */
function throwAway(database: DatabaseConfig): void {
  if (database.engine !== "pglite") throw new ConfigError(halfOnServer);
  const lock = lockDirectory(database.directory);
  try {
    rmSync(database.directory, { recursive: true, force: true });
  } finally {
    lock.release();
  }
}

const realCity =
  "This database holds a city, and the demo is never loaded beside one: give DATA_DIR or DATABASE_URL of an empty database.";
const halfOnServer =
  "This database holds half of a demo city, because its loading was interrupted: give DATABASE_URL of an empty database.";
const needsOwner =
  "The demo city is loaded by the database's owner: give DATABASE_OWNER_URL beside DATABASE_URL, or the owner's address alone as DATABASE_URL.";
