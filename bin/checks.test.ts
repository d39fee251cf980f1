import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, test as anyTest, expect } from "vitest";
import { hasTool } from "../test/support/has-tool.ts";
import { brokenLinks, decisionFaults, foreignPlaces, licenceFaults, lockFaults, secretsFound } from "./checks.ts";

// A copy that came without Git is a copy too: then these are skipped by name, and in CI that is a failure.
const test = anyTest.skipIf(!hasTool("git"));

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A repository that holds just these files. */
function repository(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "kanmin-checks-"));
  made.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  execFileSync("git", ["init", "-q"], { cwd: root });
  execFileSync("git", ["add", "-A"], { cwd: root });
  return root;
}

const accepted = "# A\n\n* Status: Accepted\n* Date: 2026-11-23\n";

test("two decision records with one number are refused", () => {
  const root = repository({ "docs/decisions/0007-a.md": accepted, "docs/decisions/0007-b.md": accepted });
  expect(decisionFaults(root)).toEqual(["docs/decisions/0007-b.md: 0007-a.md has the number 0007 too."]);
});

test("a reversed decision says by which, and the other way round", () => {
  const reversing = `${accepted}* Reverses: 0001\n`;
  const root = repository({ "docs/decisions/0001-a.md": accepted, "docs/decisions/0002-b.md": reversing });
  expect(decisionFaults(root)).toEqual(["docs/decisions/0001-a.md: does not say it is reversed."]);
  const reversed = accepted.replace("Accepted", "Reversed by 0002");
  expect(
    decisionFaults(repository({ "docs/decisions/0001-a.md": reversed, "docs/decisions/0002-b.md": reversing })),
  ).toEqual([]);
});

test("a decision without date and status is refused", () => {
  const root = repository({ "docs/decisions/0001-a.md": "# A\n" });
  expect(decisionFaults(root)).toHaveLength(2);
});

test("a link to a file or a heading that is not there is found; code and addresses elsewhere are left alone", () => {
  const root = repository({
    "README.md":
      "[a](docs/a.md) [b](docs/b.md) [c](docs/a.md#one-thing) [d](docs/a.md#other) [e](https://example.org)\n```\n[f](nowhere)\n```\n",
    "docs/a.md": "# One thing\n",
  });
  expect(brokenLinks(root)).toEqual(["README.md: docs/b.md leads nowhere.", "README.md: no heading #other."]);
});

test("keys, tokens and passwords are found with their line", () => {
  const root = repository({
    "a.txt": `fine\n-----BEGIN ${"PRIVATE KEY"}-----\n`,
    "b.txt": `ghp_${"a".repeat(36)}`,
    "c.txt": `postgres://desk:${"hunter2"}@db.example.org/desk and postgres://desk:…@db/desk`,
  });
  expect(secretsFound(root)).toEqual([
    "a.txt:2: a private key.",
    "b.txt:1: a token of a code host.",
    "c.txt:1: a database login with its password.",
  ]);
});

test("the host of a package registry and the path of a machine are found", () => {
  const root = repository({
    "a.json": `https://registry.${"npmjs"}.org/x`,
    "b.md": `see ${"/home"}/taro/desk`,
    "c.md": "see /healthz",
  });
  expect(foreignPlaces(root)).toEqual(["a.json:1: the host of a package registry.", "b.md:1: a path of one machine."]);
});

test("a production package under a licence that binds the city is named; a development package is not asked", () => {
  const packages = {
    "": {},
    "node_modules/good": { license: "(MIT OR GPL-3.0-only)" },
    "node_modules/strict": { license: "AGPL-3.0-only" },
    "node_modules/tool": { license: "GPL-3.0-only", dev: true },
  };
  const root = repository({ "package-lock.json": JSON.stringify({ packages }) });
  expect(licenceFaults(root)).toEqual(["strict: licence AGPL-3.0-only."]);
});

test("a package for another platform that the lock file names and does not hold is found", () => {
  const packages = {
    "node_modules/tool": { optionalDependencies: { "tool-linux": "1.0.0", "tool-darwin": "1.0.0" } },
    "node_modules/tool-linux": { version: "1.0.0", optional: true },
  };
  const root = repository({ "package-lock.json": JSON.stringify({ packages }) });
  expect(lockFaults(root)).toEqual(["package-lock.json: tool-darwin, which tool can use, has no entry."]);
});
