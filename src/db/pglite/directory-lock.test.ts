import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DirectoryInUseError, lockDirectory } from "./directory-lock.ts";

const parent = mkdtempSync(join(tmpdir(), "desk-lock-"));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(parent, { recursive: true });
});

describe("the lock on the embedded database's directory", () => {
  it("refuses a second process with one line in Japanese and English that names the first", async () => {
    const directory = join(parent, "second");
    const first = await starter(directory);
    expect(first.says).toBe("locked");
    const second = await starter(directory);
    expect(second.says).toContain(`別のプロセス (PID ${first.child.pid})が使用中です`);
    expect(second.says).toContain("stop it first, or set another DATA_DIR");
  });

  it("refuses the same process a second time, and gives the directory back when released", () => {
    const directory = join(parent, "same");
    const lock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUseError);
    lock.release();
    lockDirectory(directory).release();
  });

  it("is free again the moment its holder is killed", async () => {
    const directory = join(parent, "killed");
    const holder = await starter(directory);
    const gone = new Promise((resolve) => holder.child.once("exit", resolve));
    holder.child.kill("SIGKILL");
    await gone;
    lockDirectory(directory).release();
  });

  it("lets exactly one of several starters win after a kill", async () => {
    const directory = join(parent, "race");
    const holder = await starter(directory);
    const gone = new Promise((resolve) => holder.child.once("exit", resolve));
    holder.child.kill("SIGKILL");
    await gone;
    const starters = await Promise.all(Array.from({ length: 5 }, () => starter(directory)));
    expect(starters.filter(({ says }) => says === "locked")).toHaveLength(1);
  });
});

/** A process that takes the lock, says what came of it, and stays. */
async function starter(directory: string): Promise<{ child: ChildProcess; says: string }> {
  const script = `
    const { lockDirectory } = await import(${JSON.stringify(new URL("./directory-lock.ts", import.meta.url).href)});
    try { globalThis.held = lockDirectory(${JSON.stringify(directory)}); console.log("locked"); }
    catch (error) { console.log(error.message); }
    setInterval(() => globalThis.held, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const says = await new Promise<string>((resolve) =>
    child.stdout!.once("data", (text) => resolve(String(text).trim())),
  );
  return { child, says };
}
