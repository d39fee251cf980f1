import { once } from "node:events";
import { serve } from "@hono/node-server";
import type { Program } from "../../src/db/program.ts";
import { createLog } from "../../src/log.ts";
import { appOf } from "../../src/web/app.tsx";
import { izumiotsuDemo } from "../../src/worlds/izumiotsu-demo.ts";
import { seedCity } from "../../src/worlds/seed-city.ts";
import type { Seeded, World } from "../../src/worlds/world.ts";
import { freePort } from "../faults/served-program.ts";
import { type Owner, testDatabase } from "../support/database.ts";
import { filesOfTest } from "../support/files.ts";

/** The city of the demo without its proposals, served by the real program on a fresh database, with a clock that can be moved. */
export type ServedCity = {
  url: string;
  program: Program;
  owner: Owner;
  seeded: Seeded;
  world: World;
  /** Everything that the program has logged. */
  log: () => string;
  /** Moves the clock: "2027-01-15T10:00" in the city's time. Never back. */
  setTime: (local: string) => void;
  /** Addresses that answer a GET, to tell which page is which. */
  patterns: readonly string[];
  stop: () => Promise<void>;
};

/** The company of the journey registers by itself, so the world knows neither it nor its people. */
const newcomer = "company-b";

/** `host`: the name by which the browser reaches it; a passkey belongs to a name and not to an address. */
export async function serveCity(approvalRoute: readonly string[], host = "127.0.0.1"): Promise<ServedCity> {
  const { db, owner, drop } = await testDatabase();
  // The clock runs on, as everybody's does: what is done later is written later.
  let set = { to: new Date("2026-11-24T10:00:00+09:00"), at: performance.now() };
  const now = () => new Date(set.to.getTime() + performance.now() - set.at);
  const world = worldWithout(izumiotsuDemo(now()).world, approvalRoute);
  const seeded = await seedCity(owner, world);
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const program: Program = {
    db,
    key: Buffer.from("a key of the tests, not of any city"),
    now,
    municipality: seeded.municipality,
    files: filesOfTest(),
    isDemo: false,
    publicUrl: url,
    mail: null,
    providers: [],
    corporateRegister: null,
  };
  const lines: string[] = [];
  const { app, createServer, entries } = appOf(program, createLog("trace", { write: (line) => lines.push(line) }));
  const server = serve({ fetch: app.fetch, createServer, hostname: "127.0.0.1", port });
  await once(server, "listening");
  return {
    url,
    program,
    owner,
    seeded,
    world,
    log: () => lines.join(""),
    setTime: (local) => {
      const next = new Date(`${local}:00+09:00`);
      if (next < now()) throw new Error(`${local} is before ${now().toISOString()}`);
      set = { to: next, at: performance.now() };
    },
    patterns: entries.filter((entry) => entry.method === "GET").map((entry) => entry.path),
    stop: async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      server.close();
      await once(server, "close");
      await drop();
    },
  };
}

function worldWithout(world: World, approvalRoute: readonly string[]): World {
  return {
    ...world,
    municipality: {
      ...world.municipality,
      isDemo: false,
      settings: { ...world.municipality.settings, approvalRoute },
    },
    organisations: world.organisations.filter((one) => one.key !== newcomer),
    people: world.people.filter((one) => one.organisation !== newcomer),
  };
}
