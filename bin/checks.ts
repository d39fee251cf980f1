// Checks over the tracked files. Each answers with one sentence for each fault: file, line, what is wrong.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Two records with one number; a record without date or status; one that was reversed without saying by which. */
export function decisionFaults(root: string): string[] {
  const folder = join(root, "docs/decisions");
  const records = readdirSync(folder)
    .filter((name) => name.endsWith(".md") && !name.startsWith("0000-"))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
  const faults: string[] = [];
  const byNumber = new Map<string, string>();
  for (const { name, text } of records) {
    const number = /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1];
    if (!number) {
      faults.push(`docs/decisions/${name}: a record is named NNNN-what-was-decided.md.`);
      continue;
    }
    const other = byNumber.get(number);
    if (other) faults.push(`docs/decisions/${name}: ${other} has the number ${number} too.`);
    byNumber.set(number, name);
    faults.push(...statusFaults(name, text, records));
  }
  return faults;
}

function statusFaults(name: string, text: string, all: readonly { name: string; text: string }[]): string[] {
  const place = `docs/decisions/${name}`;
  const status = /^\W*Status:?\W*(.+)$/im.exec(text)?.[1] ?? "";
  const faults: string[] = [];
  if (!/\d{4}-\d{2}-\d{2}/.test(text)) faults.push(`${place}: no date (YYYY-MM-DD).`);
  if (!/accepted|proposed|reversed|superseded/i.test(status)) {
    faults.push(`${place}: the status is none of Proposed, Accepted, Reversed by NNNN.`);
  }
  const reverser = /(?:reversed|superseded)\s+by\W+(\d{4})/i.exec(text)?.[1];
  if (/reversed|superseded/i.test(status) && !reverser) faults.push(`${place}: reversed, but not by which record.`);
  for (const [, number] of text.matchAll(/^\W*Reverses:?\W*(\d{4})/gim)) {
    const reversed = all.find((record) => record.name.startsWith(`${number}-`));
    if (!reversed) faults.push(`${place}: reverses ${number}, which does not exist.`);
    else if (!/reversed\s+by/i.test(reversed.text))
      faults.push(`docs/decisions/${reversed.name}: does not say it is reversed.`);
  }
  if (reverser && !all.some((record) => record.name.startsWith(`${reverser}-`))) {
    faults.push(`${place}: reversed by ${reverser}, which does not exist.`);
  }
  return faults;
}

/** Links of Markdown files to files and headings of the repository that do not exist. */
export function brokenLinks(root: string): string[] {
  const faults: string[] = [];
  for (const file of tracked(root).filter((name) => name.endsWith(".md"))) {
    const text = readFileSync(join(root, file), "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)) {
      if (/^[a-z]+:/i.test(target!)) continue;
      const [path, heading] = decodeURIComponent(target!).split("#");
      const place = path ? join(root, dirname(file), path) : join(root, file);
      if (!existsSync(place)) faults.push(`${file}: ${target} leads nowhere.`);
      else if (heading && place.endsWith(".md") && !headings(place).has(heading))
        faults.push(`${file}: no heading #${heading}.`);
    }
  }
  return faults;
}

function headings(file: string): Set<string> {
  const lines = readFileSync(file, "utf8").matchAll(/^#+\s+(.+)$/gm);
  return new Set(
    [...lines].map(([, title]) =>
      title!
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(/\s/g, "-"),
    ),
  );
}

const secrets: readonly [RegExp, string][] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY/, "a private key"],
  [/\b(?:ghp|gho|ghs|github_pat)_[A-Za-z0-9_]{20,}/, "a token of a code host"],
  [/\bnpm_[A-Za-z0-9]{30,}/, "a token of a package registry"],
  [/\bAKIA[0-9A-Z]{16}\b/, "an access key of a cloud"],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, "a token of a chat service"],
  [/\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./, "a signed web token"],
  [
    /postgres(?:ql)?:\/\/[^\s:/@"'`$<{]+:[^\s@"'`$<{…*]{3,}@(?!(?:localhost|127\.0\.0\.1|db|host|HOST)[:/])/,
    "a database login with its password",
  ],
];

/** Keys, tokens and passwords in tracked files. */
export function secretsFound(root: string): string[] {
  return linesThat(root, (line) => secrets.find(([pattern]) => pattern.test(line))?.[1] ?? null);
}

const registryHosts =
  /registry\.(?:npmjs\.org|yarnpkg\.com|npmmirror\.com)|deb\.debian\.org|https?:\/\/[^\s"']*(?:artifactory|nexus|verdaccio)/i;
const machinePaths = /(?<![\w.~-])\/(?:root|work|tmp\/plan|home\/[a-z]+|Users\/[A-Za-z]+)\/(?!\.\.\.)[\w.-]+/;

/** Hosts of package registries and paths of somebody's machine: both are true on one machine only. */
export function foreignPlaces(root: string): string[] {
  return linesThat(root, (line, file) => {
    if (file === "bin/checks.ts") return null;
    if (registryHosts.test(line)) return "the host of a package registry";
    return machinePaths.test(line) ? "a path of one machine" : null;
  });
}

function linesThat(root: string, judge: (line: string, file: string) => string | null): string[] {
  const faults: string[] = [];
  for (const file of tracked(root)) {
    if (/\.(png|jpe?g|gif|webp|ico|woff2?|pdf|docx|xlsx|zip|gz)$/i.test(file)) continue;
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    lines.forEach((line, index) => {
      const what = judge(line, file);
      if (what) faults.push(`${file}:${index + 1}: ${what}.`);
    });
  }
  return faults;
}

const allowedLicences = new Set([
  ...["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "Unlicense"],
  ...["CC0-1.0", "PostgreSQL", "Zlib", "Python-2.0"],
]);

/** Production packages whose licence is not one that a city can simply use and pass on. */
export function licenceFaults(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const faults: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages as Record<string, LockEntry>)) {
    if (path === "" || entry.dev || (entry.optional && !existsSync(join(root, path)))) continue;
    const licence = entry.license ?? licenceInstalled(root, path);
    if (!isAllowed(licence))
      faults.push(`${path.replace(/^.*node_modules\//, "")}: licence ${licence || "not stated"}.`);
  }
  return faults;
}

type LockEntry = {
  dev?: boolean;
  optional?: boolean;
  license?: string;
  optionalDependencies?: Record<string, string>;
};

/**
 * Packages for other platforms that the lock file names and does not hold. `npm ci` refuses such a lock file; it comes
 * about when a registry did not have them at the time of the install. The remedy is an entry with version, os and cpu.
 */
export function lockFaults(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages as Record<string, LockEntry>).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages))
      .map((name) => `package-lock.json: ${name}, which ${path.replace(/^node_modules\//, "")} can use, has no entry.`),
  );
}

function licenceInstalled(root: string, path: string): string {
  const file = join(root, path, "package.json");
  if (!existsSync(file)) return "";
  const { license } = JSON.parse(readFileSync(file, "utf8"));
  return typeof license === "string" ? license : (license?.type ?? "");
}

function isAllowed(licence: string): boolean {
  const words = licence.replaceAll(/[()]/g, " ").trim();
  if (words.includes(" OR ")) return words.split(" OR ").some(isAllowed);
  if (words.includes(" AND ")) return words.split(" AND ").every(isAllowed);
  return allowedLicences.has(words);
}

const known = new Map<string, string[]>();

function tracked(root: string): string[] {
  const before = known.get(root);
  if (before) return before;
  const listed = spawnSync("git", ["ls-files", "-z", "--cached"], { cwd: root, encoding: "utf8" });
  if (listed.status !== 0) throw new Error(`The tracked files cannot be listed: ${listed.stderr ?? listed.error}`);
  const files = listed.stdout.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
  known.set(root, files);
  return files;
}
