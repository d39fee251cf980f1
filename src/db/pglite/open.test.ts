import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { prepareDirectory, testSecret } from "../../../test/support/template-database.ts";
import { connect } from "../connect.ts";
import { openPglite } from "./open.ts";

const parent = mkdtempSync(join(tmpdir(), "desk-open-"));
afterAll(() => rmSync(parent, { recursive: true }));

describe("the embedded database", () => {
  it("keeps what was saved when it is closed and opened again", async () => {
    const directory = await prepared("again");
    const clock = { kind: "clock", municipality: "272060" } as const;
    const first = await connect({ database: { engine: "pglite", directory }, secret: testSecret });
    await first.pool.query("set session authorization postgres");
    await first.pool.query("insert into municipalities (id, name, name_en) values ('272060', '泉大津市', 'Izumiotsu')");
    await first.close();
    const second = await connect({ database: { engine: "pglite", directory }, secret: testSecret });
    const seen = await second.asActor(clock, (tx) => tx.selectFrom("municipalities").select("name").execute());
    await second.close();
    expect(seen).toEqual([{ name: "泉大津市" }]);
  });

  it("is refused to a second process while it is open, with exit code 1", async () => {
    const directory = await prepared("second");
    const db = await connect({ database: { engine: "pglite", directory }, secret: testSecret });
    const { code, says } = await openInAnotherProcess(directory);
    await db.close();
    expect(code).toBe(1);
    expect(says).toContain(`別のプロセス (PID ${process.pid})が使用中です`);
    expect(says.trim().split("\n")).toHaveLength(1);
    expect((await openInAnotherProcess(directory)).code).toBe(0);
  });

  it("is not made in a folder that holds other files", async () => {
    const directory = join(parent, "photos");
    mkdirSync(directory);
    writeFileSync(join(directory, "IMG_0001.JPG"), "");
    await expect(openPglite(directory)).rejects.toThrow("choose an empty DATA_DIR");
  });
});

async function prepared(name: string): Promise<string> {
  const directory = join(parent, name);
  cpSync(await prepareDirectory(), directory, { recursive: true });
  return directory;
}

function openInAnotherProcess(directory: string): Promise<{ code: number | null; says: string }> {
  const script = `
    const { openPglite } = await import(${JSON.stringify(new URL("./open.ts", import.meta.url).href)});
    try { await (await openPglite(${JSON.stringify(directory)})).close(); }
    catch (error) { console.error(error.message); process.exit(1); }`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "ignore", "pipe"] });
  let says = "";
  child.stderr.on("data", (text) => {
    says += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, says })));
}
