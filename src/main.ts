import { serve } from "@hono/node-server";
import { createSetupLink } from "./commands/accounts/create-setup-link.ts";
import { type Config, ConfigError, readConfig, secretKey } from "./config.ts";
import { connect } from "./db/connect.ts";
import type { Program } from "./db/program.ts";
import { cityOf } from "./db/stores/city-store.ts";
import { openFiles } from "./files/open-files.ts";
import { gBizInfo } from "./gbizinfo/gbizinfo.ts";
import { startSchedule } from "./jobs/schedule.ts";
import { createLog, type Log } from "./log.ts";
import { mailerOf } from "./mail/mailer.ts";
import { serveMetrics } from "./metrics.ts";
import { providersOf } from "./single-sign-on/providers.ts";
import { appOf } from "./web/app.tsx";
import { openDemo } from "./worlds/open-demo.ts";

/** The composition root: settings, database, pages, timed work. `main.ts demo` serves the demo city. */
async function main(): Promise<void> {
  const isDemo = process.argv[2] === "demo";
  const config = readConfig(undefined, isDemo ? { DATA_DIR: "./data/demo", LOG_LEVEL: "warn" } : {});
  const log = createLog(config.logLevel);
  const program = isDemo ? await openDemo(config, say) : await openInstallation(config, log);
  const { app, createServer } = appOf(program, log, config.trustedProxies);
  const server = serve({ fetch: app.fetch, createServer, hostname: config.host, port: config.port }, (address) => {
    say(`ready ${isDemo || config.port === 0 ? `http://${config.host}:${address.port}` : config.publicUrl.origin}`);
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    fail(
      error.code === "EADDRINUSE" ? `${config.host}:${config.port} is in use: set PORT to another one.` : String(error),
    );
  });
  const metrics = config.metricsPort === null ? null : serveMetrics(config.host, config.metricsPort);
  const stopSchedule = startSchedule(program, log);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    stopSchedule();
    metrics?.close();
    // Requests under way are answered; connections that only wait are closed.
    server.close();
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5000).unref();
    await program.db.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function openInstallation(config: Config, log: Log): Promise<Program> {
  const secret = secretKey(config);
  if (secret.from === "file" && config.database.engine === "postgresql")
    say(`The key stands in ${secret.file}: back it up, and give every copy of the program the same SECRET_KEY.`);
  const db = await connect({ database: config.database, secret: secret.secret, log: (line) => log.info(line) });
  const program: Program = {
    db,
    key: Buffer.from(secret.secret),
    now: () => new Date(),
    municipality: config.municipality,
    files: openFiles(config),
    isDemo: false,
    publicUrl: config.publicUrl.origin,
    mail: config.mail ? mailerOf(config.mail) : null,
    providers: providersOf(config.providers, (line) => log.warn(line)),
    corporateRegister: config.gBizInfo ? gBizInfo(config.gBizInfo, (line) => log.warn(line)) : null,
  };
  const { isSetUp, isDemo } = await cityOf(program);
  if (isDemo) {
    await db.close();
    throw new ConfigError(
      "This database holds the demo city: serve it by `npm run demo`, or give DATABASE_URL or DATA_DIR of another one.",
    );
  }
  if (!isSetUp)
    say(
      `Nothing is set up yet. Open once, within 24 hours: ${config.publicUrl.origin}${await createSetupLink(program)}`,
    );
  return program;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

main().catch((error: unknown) => {
  // What an operator can mend is said in one line; a bug of ours shows where it is.
  const isBug =
    !(error instanceof Error) ||
    ["TypeError", "RangeError", "ReferenceError", "SyntaxError", "AssertionError"].includes(error.name);
  fail(
    isBug && error instanceof Error
      ? (error.stack ?? error.message)
      : String(error instanceof Error ? error.message : error),
  );
});
