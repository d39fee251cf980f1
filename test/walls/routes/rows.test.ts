import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { type Asked, leftOver, rowsOf } from "./expected.ts";
import { otherRows } from "./other-routes.ts";

const printed = spawnSync("npm", ["run", "-s", "routes", "--", "--json"], { encoding: "utf8" });
/** What the demo alone serves: its cards and the gallery of parts. */
const ofTheDemo = ["/demo", "/en/demo", "/demo/sign-in", "/gallery"];
const routes = (JSON.parse(printed.stdout) as Asked[]).filter(({ path }) => !ofTheDemo.includes(path));

test("every route has its row in the tables, and every row its route", () => {
  const rows = (route: Asked) =>
    route.path.startsWith("/proposals/:id") ? rowsOf(route) : otherRows.filter((row) => row.is(route)).length;
  const without = routes
    .filter((route) => rows(route) !== 1)
    .map(({ method, path }) => `${method} ${path}: write who gets what there, in one row (docs/how-to/add-a-route.md)`);
  expect(without).toEqual([]);
  const withoutRoute = otherRows.filter((row) => !routes.some(row.is)).map(({ method, path }) => `${method} ${path}`);
  expect([...leftOver(routes), ...withoutRoute]).toEqual([]);
});
