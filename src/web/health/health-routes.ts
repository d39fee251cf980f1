import type { Context } from "hono";
import packageJson from "../../../package.json" with { type: "json" };
import type { Program } from "../../db/program.ts";

/** `GET /healthz`: 200 while the database answers, else 503. Stands before everything else: it needs no city. */
export function healthOf(program: Program) {
  return async (c: Context) => {
    try {
      await program.db.ping();
      return c.json({ status: "ok", database: program.db.engine, version: packageJson.version });
    } catch {
      return c.json(
        { status: "the database does not answer", database: program.db.engine, version: packageJson.version },
        503,
      );
    }
  };
}

/** `GET /readyz`: 200 when the database has all migrations of this program, else 503. */
export function readinessOf(program: Program) {
  return async (c: Context) => {
    try {
      const missing = await program.db.missingMigrations();
      if (missing.length === 0)
        return c.json({ status: "ok", database: program.db.engine, version: packageJson.version });
      return c.json({ status: `missing migrations: ${missing.join(", ")}` }, 503);
    } catch {
      return c.json({ status: "the database does not answer" }, 503);
    }
  };
}
