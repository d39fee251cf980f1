import { randomBytes } from "node:crypto";
import { closeSync, existsSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import { BlockList, isIP } from "node:net";
import { join, resolve } from "node:path";
import type { ProviderSettings } from "./domain/accounts/identity-provider.ts";
import { readLogin } from "./domain/accounts/login.ts";
import { readProviders } from "./domain/accounts/provider-settings.ts";

export type DatabaseConfig =
  /** The embedded engine, in this directory of this machine. */
  | { engine: "pglite"; directory: string }
  /** `ownerUrl` migrates and makes logins; null when only DATABASE_URL was given. */
  | { engine: "postgresql"; url: string; ownerUrl: string | null; poolSize: number };

export type Config = {
  /** Files of this installation: embedded database, uploads, the key file. Absolute. */
  dataDirectory: string;
  host: string;
  port: number;
  /** A port of its own for /metrics; null: none. */
  metricsPort: number | null;
  /** The origin that visitors and proposers see, without a path. */
  publicUrl: URL;
  /** The origin of the staff's pages where a closed network needs its own; otherwise the public one. */
  staffUrl: URL;
  /** The proxies in front: only what comes from one of these is believed about where it came from. Empty: nobody. */
  trustedProxies: BlockList;
  database: DatabaseConfig;
  /** The city of this installation: 全国地方公共団体コード, 6 digits. */
  municipality: string;
  /** The virus scanner that looks through attachments; null: none, and the pages say so. */
  clamd: ClamdAddress | null;
  /** SECRET_KEY as given; null when it has to come from the key file (see `secretKey`). */
  secret: string | null;
  /** The city's mail server and whom mails are from; null: no mail leaves. */
  mail: { url: URL; from: { name: string; address: string } } | null;
  /** Providers of single sign-on (OpenID Connect), with their secrets; empty: none. */
  providers: readonly ProviderSettings[];
  /** gBizINFO, the register of corporations; null: nobody is asked. */
  gBizInfo: { url: URL; token: string } | null;
  logLevel: "debug" | "info" | "warn" | "error";
};

/** Where clamd listens: a socket of this machine, or a host. */
export type ClamdAddress = { path: string } | { host: string; port: number };

/** A setting that cannot be used: one line that names the variable and what would be right. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting of the program; no other file looks at the environment. The demo has defaults of its own.
 * @throws ConfigError naming the variable and what would be right.
 */
export function readConfig(given: Environment = process.env, defaults: Environment = {}): Config {
  const environment = { ...defaults, ...given };
  const dataDirectory = resolve(environment.DATA_DIR || "./data/desk");
  const host = environment.HOST || "127.0.0.1";
  const port = readPort(environment, "PORT", 3000);
  const publicUrl = readOrigin(environment, "PUBLIC_URL", `http://${urlHost(host)}:${port}`);
  return {
    dataDirectory,
    host,
    port,
    metricsPort: environment.METRICS_PORT ? readPort(environment, "METRICS_PORT", 0) : null,
    publicUrl,
    staffUrl: readOrigin(environment, "STAFF_URL", publicUrl.origin),
    trustedProxies: readProxies(environment),
    database: readDatabase(environment, dataDirectory),
    municipality: readMunicipality(environment),
    clamd: readClamd(environment),
    secret: readSecret(environment),
    mail: readMail(environment),
    providers: readSignInProviders(environment),
    gBizInfo: readGBizInfo(environment),
    logLevel: readChoice(environment, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
  };
}

/**
 * The key of every HMAC (logs' chains, derived passwords, tokens): SECRET_KEY, or else the file `secret.key` in the
 * data directory, made once and readable by its owner alone. Copies of the program must share it.
 * @returns the key and where it came from, for the log.
 */
export function secretKey(config: Config): { secret: string; from: "SECRET_KEY" | "file"; file: string } {
  const file = join(config.dataDirectory, "secret.key");
  if (config.secret !== null) return { secret: config.secret, from: "SECRET_KEY", file };
  if (!existsSync(file)) createKeyFile(config.dataDirectory, file);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < shortestSecret) {
    throw new ConfigError(
      `${file} is damaged: put back the key from the backup (${shortestSecret} characters or more).`,
    );
  }
  return { secret, from: "file", file };
}

/** Written aside and linked into place, so that two starters agree on one key and nobody reads half of it. */
function createKeyFile(directory: string, file: string): void {
  mkdirSync(directory, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = openSync(draft, "wx", 0o600);
  writeSync(handle, `${randomBytes(32).toString("base64url")}\n`);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

const shortestSecret = 32;

function readSecret(environment: Environment): string | null {
  const secret = environment.SECRET_KEY;
  if (!secret) return null;
  if (secret.length < shortestSecret) {
    throw new ConfigError(
      `SECRET_KEY is too short: at least ${shortestSecret} random characters (openssl rand -base64 48).`,
    );
  }
  return secret;
}

function readDatabase(environment: Environment, dataDirectory: string): DatabaseConfig {
  const url = environment.DATABASE_URL;
  const ownerUrl = environment.DATABASE_OWNER_URL || null;
  if (!url && ownerUrl) {
    throw new ConfigError(
      "DATABASE_OWNER_URL is given without DATABASE_URL: set DATABASE_URL to the login that the program runs with, " +
        "or give the owner's address alone as DATABASE_URL.",
    );
  }
  if (!url) return { engine: "pglite", directory: join(dataDirectory, "database") };
  refuseOtherDatabase("DATABASE_URL", url);
  if (ownerUrl) refuseOtherDatabase("DATABASE_OWNER_URL", ownerUrl);
  return { engine: "postgresql", url, ownerUrl, poolSize: readNumber(environment, "DATABASE_POOL", 10, 1, 200) };
}

function refuseOtherDatabase(name: string, value: string): void {
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return;
  throw new ConfigError(`${name} is not a PostgreSQL address: postgresql://LOGIN:PASSWORD@HOST:5432/DATABASE`);
}

/** Sign-in cookies carry the `__Host-` prefix, which browsers drop over plain HTTP beyond loopback. */
function readOrigin(environment: Environment, name: string, otherwise: string): URL {
  const text = environment[name] || otherwise;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(`${name} is not a web address: "${text}". Right would be https://desk.example.lg.jp`);
  }
  if (url.pathname !== "/" || url.search || url.hash || url.username) {
    throw new ConfigError(`${name} must be an origin without a path: "${text}". Right would be ${url.origin}`);
  }
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw new ConfigError(
      `${name} must be https beyond this machine ("${text}"): browsers drop the sign-in cookie (__Host-) over plain http. ` +
        `Set ${name}=https://… and put a TLS proxy in front of HOST and PORT.`,
    );
  }
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\./.test(hostname);
}

/** A host to listen on is no name to visit: every interface is reached, from this machine, as loopback. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

/** Addresses and networks, with commas between them: 127.0.0.1, 10.0.5.0/24, ::1. */
function readProxies(environment: Environment): BlockList {
  const proxies = new BlockList();
  for (const text of (environment.TRUSTED_PROXIES ?? "").split(",").map((part) => part.trim())) {
    if (!text) continue;
    const [address = "", bits, ...more] = text.split("/");
    const family = isIP(address);
    const isNetwork = bits !== undefined && /^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
    // All addresses there are would make everybody a proxy.
    if (family === 0 || more.length > 0 || (bits !== undefined && (!isNetwork || Number(bits) === 0)))
      throw new ConfigError(
        `TRUSTED_PROXIES must be addresses or networks of your proxies, with commas between them: "${text}". ` +
          "Right would be 127.0.0.1, 10.0.5.0/24",
      );
    const kind = family === 4 ? "ipv4" : "ipv6";
    if (bits === undefined) proxies.addAddress(address, kind);
    else proxies.addSubnet(address, Number(bits), kind);
  }
  return proxies;
}

/** SMTP_URL and MAIL_FROM come together: a mail without a sender is refused everywhere. */
function readMail(environment: Environment): Config["mail"] {
  const { SMTP_URL: text, MAIL_FROM: from } = environment;
  if (!text && !from) return null;
  const url = text && URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    // The address may hold a password: it is not repeated.
    throw new ConfigError("SMTP_URL is not a mail server: right would be smtp://LOGIN:PASSWORD@mail.example.lg.jp:587");
  }
  const [, name = "", address = ""] = /^(?:([^<>]*?)\s*<)?([^<>]+)>?$/.exec((from ?? "").trim()) ?? [];
  const read = readLogin(address);
  if (!read || /[\r\n]/.test(name)) {
    throw new ConfigError(
      `MAIL_FROM must say whom mails are from: "${from ?? ""}". Right would be 官民連携デスク <kanmin@city.example.lg.jp>`,
    );
  }
  return { url, from: { name: name.replace(/^"|"$/g, "") || "官民連携デスク", address: read } };
}

/** The list itself as JSON, or the file in which it stands: a secret is better off in a file that few may read. */
function readSignInProviders(environment: Environment): ProviderSettings[] {
  const given = environment.SIGN_IN_PROVIDERS?.trim();
  if (!given) return [];
  const isFile = !given.startsWith("[");
  if (isFile && !existsSync(given))
    throw new ConfigError(`SIGN_IN_PROVIDERS must be a list in JSON, or a file that holds one: there is no "${given}"`);
  const read = readProviders(isFile ? readFileSync(given, "utf8") : given);
  if (read.ok) return read.providers;
  throw new ConfigError(`SIGN_IN_PROVIDERS cannot be used: ${read.message} (docs/operations.md, "Single sign-on")`);
}

/** GBIZINFO_URL and GBIZINFO_TOKEN come together; the token goes over TLS alone. */
function readGBizInfo(environment: Environment): Config["gBizInfo"] {
  const { GBIZINFO_URL: text, GBIZINFO_TOKEN: token } = environment;
  if (!text && !token) return null;
  const url = text && URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (!url || !isSafe || url.search || url.username || !token)
    throw new ConfigError(
      "GBIZINFO_URL and GBIZINFO_TOKEN come together: right would be https://api.info.gbiz.go.jp/hojin/v2 and the token",
    );
  return { url, token };
}

/** `host:3310`, `[::1]:3310`, or the path of a socket. */
function readClamd(environment: Environment): ClamdAddress | null {
  const text = environment.CLAMD;
  if (!text) return null;
  if (text.startsWith("/")) return { path: text };
  const [, host, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(text) ?? [];
  if (host && port && Number(port) > 0 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new ConfigError(
    `CLAMD must be where clamd listens: "${text}". Right would be 127.0.0.1:3310 or /run/clamav/clamd.ctl`,
  );
}

function readMunicipality(environment: Environment): string {
  const code = environment.MUNICIPALITY || "272060";
  if (/^\d{6}$/.test(code)) return code;
  throw new ConfigError(`MUNICIPALITY must be the 6 digits of the city's code (全国地方公共団体コード): "${code}"`);
}

function readPort(environment: Environment, name: string, otherwise: number): number {
  return readNumber(environment, name, otherwise, 0, 65_535);
}

function readNumber(environment: Environment, name: string, otherwise: number, least: number, most: number): number {
  const text = environment[name];
  if (!text) return otherwise;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new ConfigError(`${name} must be a whole number from ${least} to ${most}: "${text}"`);
}

function readChoice<T extends string>(environment: Environment, name: string, choices: readonly T[], otherwise: T): T {
  const text = environment[name];
  if (!text) return otherwise;
  const choice = choices.find((candidate) => candidate === text);
  if (choice) return choice;
  throw new ConfigError(`${name} must be one of ${choices.join(", ")}: "${text}"`);
}
