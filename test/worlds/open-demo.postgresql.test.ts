import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { openDemo } from "../../src/worlds/open-demo.ts";
import { aCity, type TestCity } from "../support/city.ts";
import { testSecret } from "../support/database.ts";

const folder = mkdtempSync(join(tmpdir(), "demo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** On a server alone: there a database is never deleted. The whole way on the embedded engine is `npm run demo`. */
describe("the demo on a server's database", () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await aCity();
  });
  afterAll(() => city.drop());

  const open = () =>
    openDemo(readConfig({ DATA_DIR: folder, DATABASE_URL: city.urls!.owner, SECRET_KEY: testSecret }), () => {});

  test("is never loaded beside a real city", async () => {
    await expect(open()).rejects.toThrow("never loaded beside");
  });

  test("is refused when its loading was interrupted, and nothing is deleted", async () => {
    await city.owner.query("update municipalities set is_demo = true");
    await expect(open()).rejects.toThrow("half of a demo city");
    expect((await city.owner.query("select 1 from people limit 1")).rowCount).toBe(1);
  });

  test("opens as it stands once it is loaded", async () => {
    await city.owner.query(`update municipalities set is_demo = true, settings = settings || '{"demo": "loaded"}'`);
    const program = await open();
    expect([program.isDemo, program.municipality]).toEqual([true, "272060"]);
    await program.db.close();
  });
});
