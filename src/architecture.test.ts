import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const sources = globSync("src/**/*.{ts,tsx}", { cwd: root }).sort();
const program = sources.filter((file) => !file.includes(".test."));
const scripts = globSync("{bin,bench,test,db}/**/*.{ts,tsx}", { cwd: root }).sort();

const edges = ["documents", "open-data", "mail", "files"];
const ground = ["domain", "words", "accounts", "db", "log", "metrics"];
const middle = [...ground, ...edges];

/**
 * The floors: what each part of src/ may import besides itself. Arrows go down only; parts on one floor do not know each
 * other. A part that is missing here has no floor yet: give it one.
 */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  words: ["domain"],
  log: [],
  metrics: [],
  config: ["domain"],
  // Secrets, hashes, codes and chains: no table, no page.
  accounts: ["domain"],
  db: ["domain", "accounts", "log", "config"],
  documents: ["domain", "words"],
  "open-data": ["domain", "words"],
  mail: ["domain", "words", "log", "config"],
  files: ["domain", "log", "config"],
  // The way to the public register of corporations.
  gbizinfo: ["domain"],
  // The way to providers of OpenID Connect: no table, no page.
  "single-sign-on": ["domain"],
  queries: middle,
  commands: middle,
  jobs: [...middle, "commands", "queries", "config"],
  web: [...middle, "commands", "queries", "config"],
  // The command line prints the routes of the web application, so it sits on top of it.
  cli: [...middle, "commands", "queries", "config", "web", "jobs"],
  // The demo city is made the way people make it: through the commands.
  worlds: [...middle, "commands", "queries", "config"],
  main: ["*"],
};

/** Packages that belong to one place only. */
const homes: Record<string, readonly string[]> = {
  pg: ["db", "cli", "main"],
  "@electric-sql/pglite": ["db"],
  kysely: ["db", "commands", "queries", "jobs", "cli", "worlds"],
  hono: ["web", "main"],
  "@hono/node-server": ["web", "main"],
  docx: ["documents"],
  otplib: ["accounts"],
  "@simplewebauthn/server": ["accounts"],
  uqr: ["web"],
  "@zxcvbn-ts/language-common": ["accounts"],
  nodemailer: ["mail"],
  "postal-mime": ["mail"],
  "openid-client": ["single-sign-on"],
  pino: ["log"],
  "prom-client": ["metrics"],
};

/** A file that may be longer than 300 lines, and why. */
const longFiles: Record<string, string> = {
  "src/db/generated.ts": "generated from the migrated schema",
};

type Import = { from: string; target: string };

function importsOf(file: string): Import[] {
  const text = withoutComments(read(file));
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^;"'`]*?\bfrom\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm,
  );
  return [...found].map(([, from, bare, lazy]) => ({ from: file, target: from ?? bare ?? lazy ?? "" }));
}

function partOf(file: string): string {
  return file.split("/")[1]!.replace(/\.tsx?$/, "");
}

function packageOf(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
}

describe("the floors", () => {
  test("every part of src has a floor", () => {
    expect([...new Set(program.map(partOf))].filter((part) => !(part in mayImport))).toEqual([]);
  });

  test("imports go down only", () => {
    const upwards = program.flatMap(importsOf).filter(({ from, target }) => {
      if (!target.startsWith(".")) return false;
      const place = normalize(join(dirname(from), target));
      const allowed = mayImport[partOf(from)] ?? [];
      if (place === "package.json") return false;
      if (!place.startsWith("src/")) return partOf(from) !== "worlds";
      return partOf(place) !== partOf(from) && !allowed.includes(partOf(place)) && !allowed.includes("*");
    });
    expect(upwards.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
  });

  test("the domain knows no package but the list of public holidays, and that in the calendar", () => {
    const foreign = program
      .filter((file) => partOf(file) === "domain")
      .flatMap(importsOf)
      .filter(({ target }) => !target.startsWith("."))
      .filter(({ from, target }) => !(target === "@holiday-jp/holiday_jp" && from.startsWith("src/domain/calendar/")));
    expect(foreign.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
  });

  test("the domain reads no clock, makes no ids and throws no dice", () => {
    const impure = /\bDate\.now\(|new Date\(\s*\)|Math\.random\(|randomUUID|performance\.now|\bfetch\(|\bprocess\./;
    const files = program.filter((file) => partOf(file) === "domain" && impure.test(withoutComments(read(file))));
    expect(files).toEqual([]);
  });

  test("a package with a home is imported there only", () => {
    const strays = program.flatMap(importsOf).filter(({ from, target }) => {
      const home = homes[packageOf(target)];
      return home && !home.includes(partOf(from));
    });
    expect(strays.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
  });

  test("a page knows no table: what it shows comes from a query or a store", () => {
    const strays = program.flatMap(importsOf).filter(({ from, target }) => {
      return partOf(from) === "web" && /\/db\/generated\b/.test(target);
    });
    expect(strays.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
  });
});

describe("the house rules", () => {
  test("only src/config.ts reads the environment", () => {
    const readers = program.filter((file) =>
      /\bprocess\.env\b|\benv\b.*from "node:process"/.test(withoutComments(read(file))),
    );
    expect(readers.filter((file) => file !== "src/config.ts")).toEqual([]);
  });

  test("no folder is a drawer for anything", () => {
    const drawers = /(^|\/)(utils?|helpers?|services?|common|misc|lib)\//;
    expect([...sources, ...scripts].filter((file) => drawers.test(file))).toEqual([]);
  });

  test("nothing is exported as default", () => {
    const faults = [...sources, ...scripts].filter((file) =>
      /^export default\b|^export \{[^}]*\bas default\b/m.test(withoutComments(read(file))),
    );
    expect(faults).toEqual([]);
  });

  test("no index file passes others on", () => {
    expect([...sources, ...scripts].filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([]);
  });

  test("files are named in kebab-case", () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/;
    expect([...sources, ...scripts].filter((file) => !name.test(basename(file)))).toEqual([]);
  });

  test("imports carry their extension", () => {
    const bare = [...sources, ...scripts]
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith(".") && !/\.(ts|tsx|json)$/.test(target));
    expect(bare.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
  });

  // Tests are left out: a table of expected values written by hand is as long as what it describes.
  test("a file has at most 300 lines", () => {
    const code = [...program, ...scripts.filter((file) => !file.includes(".test."))];
    const long = code.filter((file) => read(file).split("\n").length > 301 && !(file in longFiles));
    expect(long.map((file) => `${file}: ${read(file).split("\n").length - 1} lines`)).toEqual([]);
  });
});

describe("the wall in the database", () => {
  test("every table that holds a city's records has row-level security", () => {
    const open = globSync("db/migrations/*.sql", { cwd: root }).sort().flatMap(tablesWithoutWall);
    expect(open).toEqual([]);
  });

  test("a table that is named in quotes or made twice is not missed", () => {
    const sql = `create table a (x int); CREATE TABLE IF NOT EXISTS "b b" (); create table app.c (); create unlogged table d ();
      alter table only a enable row level security;`;
    expect(tablesOutsideTheWall(sql)).toEqual(["b b", "d"]);
  });
});

function tablesWithoutWall(file: string): string[] {
  return tablesOutsideTheWall(read(file)).map((table) => `${file}: ${table}`);
}

/** Tables outside the schemas `app` and `wall`, whose row-level security is not switched on in the same migration. */
function tablesOutsideTheWall(text: string): string[] {
  const sql = text.replaceAll(/--.*$/gm, "").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const name = String.raw`((?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))?)`;
  const made = [
    ...sql.matchAll(new RegExp(String.raw`\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?${name}`, "gi")),
  ];
  const secured = new Set(
    [
      ...sql.matchAll(
        new RegExp(String.raw`\balter\s+table\s+(?:only\s+)?${name}\s+enable\s+row\s+level\s+security`, "gi"),
      ),
    ].map(([, table]) => plain(table!)),
  );
  return made.map(([, table]) => plain(table!)).filter((table) => !/^(app|wall)\./.test(table) && !secured.has(table));
}

function plain(table: string): string {
  return table
    .replaceAll('"', "")
    .toLowerCase()
    .replace(/^public\./, "");
}
