import { afterAll, expect, test } from "vitest";
import { cityOf } from "../../src/db/stores/city-store.ts";
import { aCity } from "./city.ts";

const city = await aCity();
afterAll(city.drop);

test("the city of the tests has its departments, fields and people with their posts", async () => {
  const { departments, fields } = await cityOf(city.program);
  expect(departments.map((department) => department.name)).toEqual([
    "成長戦略課",
    "危機管理課",
    "保健センター",
    "教育政策課",
  ]);
  expect(fields.map((field) => field.name)).toEqual(["健康", "防災", "教育"]);
  expect(city.person("representative").organisation).toMatchObject({
    name: "株式会社架空ウェルネス",
    role: "representative",
  });
  expect(city.person("healthHead").departments).toMatchObject([{ name: "保健センター", role: "head" }]);
  expect(city.person("officer").roles).toEqual(["officer"]);
});
