import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** What a line may carry: names of things and measures, never what somebody wrote. Everything else is withheld. */
const mayBeLogged = new Set([
  ...["id", "method", "route", "status", "ms", "action", "policy", "kind", "reason_code"],
  ...["engine", "version", "role", "address", "port", "migration", "job", "attempt", "count", "err", "signal"],
]);

/** `proposal_id`, `requestId`: ids tell which record, and nothing of what is in it. */
const isId = /(_id|Id)$/;

/**
 * The program's log: one JSON object a line. The first net lets only known fields pass (ids, route pattern, status,
 * milliseconds), so that a field nobody thought of is withheld, not leaked. The second removes the names of secrets at
 * any place, also from child loggers. A sentence given to the log is a constant of the program, never made from input.
 * @param level as in pino; `silent` in tests.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    messageKey: "what",
    formatters: { level: (label: string) => ({ level: label }), log: withhold },
    serializers: { err: describeError },
    redact: { paths: secretPaths(), censor: withheld },
  };
  return destination ? pino(options, destination) : pino(options);
}

const withheld = "[withheld]";

function withhold(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, passes(name, value) ? value : withheld]),
  );
}

function passes(name: string, value: unknown): boolean {
  if (name === "err") return true;
  if (typeof value === "object" && value !== null) return false;
  return mayBeLogged.has(name) || isId.test(name);
}

function secretPaths(): string[] {
  const names = [
    "password",
    "token",
    "cookie",
    "authorization",
    "secret",
    "key",
    "content",
    "text",
    "body",
    "email",
    "query",
  ];
  return names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);
}

/**
 * An error without what people wrote. PostgreSQL's, zod's and JSON's messages quote the value they refuse, so of these
 * only code and place stay; the message of any other error is the program's or Node's own.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, severity, constraint, table } = error as Error & Record<string, unknown>;
  const quotesInput = severity !== undefined || error instanceof SyntaxError || "issues" in error;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(quotesInput ? {} : { message: error.message }),
    frames: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
  };
}

/** One answered request. `route` is the pattern (`/proposals/:id`), so neither an address's ids nor its query is kept. */
export type AnsweredRequest = { method: string; route: string; status: number; ms: number; requestId: string };

/** Writes the line for a request: a warning from 500 up, else information. */
export function logRequest(log: Log, request: AnsweredRequest): void {
  const line = { ...request, ms: Math.round(request.ms * 10) / 10 };
  if (request.status >= 500) log.warn(line, "answered");
  else log.info(line, "answered");
}
