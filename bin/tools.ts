// What the tests need from the machine: found where it is, else installed with Debian's packages when root.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

export type Tool = { name: string; path: string | null; why: string };

/**
 * A browser: CHROMIUM when given, else Chromium's headless shell (decision 0077), else the usual names on PATH; each from PATH or from
 * Debian's package.
 */
export function findChromium(): Tool {
  const shell = () => given("CHROMIUM") ?? onPath("chromium-headless-shell", "headless_shell");
  const found = tool("Chromium", shell, ["chromium-headless-shell", "fonts-noto-cjk"]);
  if (found.path) return found;
  const whole = () => onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  return tool("Chromium", whole, ["chromium", "fonts-noto-cjk"]);
}

/** A font with Japanese characters, without which pictures and PDF show boxes. */
export function findJapaneseFont(): Tool {
  const find = () => {
    const listed = spawnSync("fc-list", [":lang=ja", "file"], { encoding: "utf8" });
    return listed.stdout?.split(":")[0]?.trim() || null;
  };
  return tool("a Japanese font", find, ["fonts-noto-cjk", "fontconfig"]);
}

/** LibreOffice Writer opens the Word files that the program writes, to see that they are whole. */
export function findLibreOffice(): Tool {
  return tool("LibreOffice", () => given("SOFFICE") ?? onPath("soffice", "libreoffice"), ["libreoffice-writer-nogui"]);
}

/** ClamAV's daemon: infected uploads are found by a real one, with a signature of our own in place of its database. */
export function findClamd(): Tool {
  const usual = () => (isExecutable("/usr/sbin/clamd") ? "/usr/sbin/clamd" : null);
  return tool("ClamAV's daemon", () => given("CLAMD_PROGRAM") ?? onPath("clamd") ?? usual(), ["clamav-daemon"]);
}

/** Git: the checks of the tracked files are tried on repositories of their own. */
export function findGit(): Tool {
  return tool("Git", () => given("GIT") ?? onPath("git"), ["git"]);
}

/**
 * PostgreSQL's programs from Debian's package; why not, or null when done. The package would also make a server and start
 * it with the machine, which nobody who runs tests has asked for: it is told not to.
 */
export function installPostgresql(): string | null {
  const refusal = whyNot();
  if (refusal) return refusal;
  const noServer = "/etc/postgresql-common/createcluster.d/only-programs.conf";
  mkdirSync(dirname(noServer), { recursive: true });
  writeFileSync(noServer, "create_main_cluster = false\n");
  try {
    return install(["postgresql"]);
  } finally {
    rmSync(noServer);
  }
}

function tool(name: string, find: () => string | null, packages: readonly string[]): Tool {
  const there = find();
  if (there) return { name, path: there, why: `found ${there}` };
  const refusal = install(packages);
  const path = refusal ? null : find();
  return { name, path, why: path ? `installed ${path}` : `not found (${refusal ?? "its package did not bring it"})` };
}

let listsAreFresh = false;

/** Installs Debian packages; answers why not, or null when done. */
function install(packages: readonly string[]): string | null {
  const refusal = whyNot();
  if (refusal) return refusal;
  console.log(`Installing ${packages.join(" and ")} with apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  listsAreFresh ||= run("update");
  if (!listsAreFresh) return "apt-get update failed";
  return run("install", "-y", "--no-install-recommends", ...packages) ? null : "apt-get install failed";
}

function whyNot(): string | null {
  if (process.getuid?.() !== 0) return "installing needs root";
  return onPath("apt-get") ? null : "this system has no apt-get";
}

function given(variable: string): string | null {
  const path = process.env[variable];
  return path && existsSync(path) ? path : null;
}

function onPath(...names: readonly string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      if (folder && isExecutable(path)) return path;
    }
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
