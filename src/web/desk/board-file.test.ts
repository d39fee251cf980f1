import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf } from "../../../test/support/requests.ts";
import { toMethodReview } from "../../../test/support/to-method-review.ts";

const city = await aCity();
afterAll(city.drop);
let pages: Requests;

beforeAll(async () => {
  pages = requestsOf(city);
  const id = await toMethodReview(city);
  await city.owner.query("update proposals set title = $2 where id = $1", [
    id,
    '＝𠮷野家の"毛布"①で眠る、髙い山の教室',
  ]);
});

test("the board is saved as a file that Excel opens: the same lines under the same filters, no cell a formula", async () => {
  const { status, text } = await pages.get("officer", "/desk/board/file");
  expect(status).toBe(200);
  const [head, ...rows] = text.split("\r\n").filter((row) => row !== "");
  expect(head).toBe(
    '\uFEFF"番号","提案","団体","分野","段階","待っていること","どこが","だれが","いつから","期限","残りの開庁日数"',
  );
  // Twenty business days after 24 November: four in November, sixteen in December.
  expect(rows).toEqual([
    `"R8-001","'＝𠮷野家の""毛布""①で眠る、髙い山の教室","株式会社架空ウェルネス","健康","手法検討中","実施できるかを判断する","担当課","保健センター","2026-11-24","2026-12-22","20"`,
  ]);
});

test("filters of the address count, and made-up ones are nothing", async () => {
  expect((await pages.get("officer", "/desk/board/file?holder=approver")).text).not.toContain("R8-001");
  expect((await pages.get("officer", "/desk/board/file?q=%E6%AF%9B%E5%B8%83")).text).toContain("R8-001");
  expect((await pages.get("officer", "/desk/board/file?q=%E3%83%94%E3%82%A2%E3%83%8E")).text).not.toContain("R8-001");
  expect((await pages.get("officer", "/desk/board/file?holder=x&assigned=x&status=x&deadline=x")).text).toContain(
    "R8-001",
  );
});

test("a department saves what its board shows, and nobody outside has a file", async () => {
  expect((await pages.get("healthHead", "/desk/board/file")).text).toContain("R8-001");
  expect((await pages.get("schoolStaff", "/desk/board/file")).text).not.toContain("R8-001");
  expect((await pages.get("representative", "/desk/board/file")).status).toBe(403);
});
