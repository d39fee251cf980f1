import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { type Requests, requestsOf } from "../../../test/support/requests.ts";
import { toMethodReview } from "../../../test/support/to-method-review.ts";

const city = await aCity();
afterAll(city.drop);
let pages: Requests;
let review: string;

beforeAll(async () => {
  pages = requestsOf(city);
  review = await toMethodReview(city);
});

/** The figures of one principle's row, in the order of the heads. */
async function figuresOf(key: "officer" | "officer2" | "chief", name: string, query = ""): Promise<readonly string[]> {
  const { text } = await pages.get(key, `/desk/principles${query}`);
  const row = new RegExp(`<th[^>]*>${name}</th>(.*?)</tr>`, "s").exec(text)?.[1] ?? "";
  return [...row.matchAll(/>(\d+)</g)].map(([, figure]) => figure!);
}

test("counts where the open proposals stand, and lists what waits the longest with who has the ball", async () => {
  // 待っている, 20開庁日を超えた, 足りない, 記入あり, 確認済み, これから, 対象外
  expect(await figuresOf("officer", "公平性")).toEqual(["1", "0", "1", "0", "0", "0", "0"]);
  expect(await figuresOf("officer", "対話")).toEqual(["0", "0", "0", "0", "1", "0", "0"]);
  const { text } = await pages.get("officer", "/desk/principles");
  expect(text).toContain(`href="/proposals/${review}"`);
  expect(text).toMatch(/保健センター：/);
});

test("the figures are filters in the address, and what is long ago is said", async () => {
  const { text } = await pages.get("officer", "/desk/principles?principle=P4&state=confirmed");
  expect(text).toContain(`href="/proposals/${review}"`);
  expect((await pages.get("officer", "/desk/principles?principle=P4&state=missing")).text).not.toContain(review);
  expect((await pages.get("officer", "/desk/principles?status=inquiry")).text).not.toContain(review);
  expect((await pages.get("officer", "/desk/principles?state=stuck")).text).not.toContain(review);
  await city.owner.query("update gate_states set p2_since = '2026-10-22 12:00+09' where proposal_id = $1", [review]);
  expect((await pages.get("officer", "/desk/principles?state=stuck")).text).toContain(review);
  expect((await figuresOf("officer", "公平性"))[1]).toBe("1");
});

test("made-up filters and positions are nothing, and nobody but the desk comes here", async () => {
  for (const query of [
    "?principle=P9&state=x",
    "?after=infinity_x",
    `?after=2026-13-99 99:99:99%2B00_${review}`,
    "?q=%00%25_",
  ])
    expect((await pages.get("officer", `/desk/principles${query}`)).status, query).toBe(200);
  for (const key of ["healthHead", "finance", "representative", "administrator"] as const)
    expect((await pages.get(key, "/desk/principles")).status, key).toBe(403);
});

test("who has a tie finds the proposal in no row and in no figure", async () => {
  await city.owner.query(
    "insert into conflict_declarations (proposal_id, municipality_id, person_id, has_tie, at) values ($1, $2, $3, true, now()) on conflict (proposal_id, person_id) do update set has_tie = true",
    [review, city.program.municipality, city.person("chief").id],
  );
  expect(await figuresOf("chief", "公平性")).toEqual(["0", "0", "0", "0", "0", "0", "0"]);
  expect((await pages.get("chief", "/desk/principles?state=missing")).text).not.toContain(review);
});

test("pages follow each other without a gap: 45 that wait since the same moment", async () => {
  await city.owner.query(
    `with made as (
       insert into proposals (municipality_id, organisation_id, kind, title, fields, status, fiscal_year, serial, created_at, submitted_at, received_at, status_at)
       select $1, $2, 'free', '同じ時の提案' || n, array['健康'], 'received', 2025, n, now(), now(), now(), now() from generate_series(1, 45) n returning id)
     insert into gate_states (proposal_id, municipality_id, p1, p1_since, p2, p3, p4, p5, p6, p7, rules)
     select id, $1, 'missing', '2026-01-05 10:00:00.123456+09', 'later', 'later', 'later', 'later', 'later', 'filled', 1 from made`,
    [city.program.municipality, city.seeded.organisations.get("b")],
  );
  const seen: string[] = [];
  let next: string | undefined = "/desk/principles?principle=P1&state=missing";
  while (next) {
    const { text }: { text: string } = await pages.get("officer2", next);
    seen.push(...[...text.matchAll(/同じ時の提案(\d+)</g)].map(([, n]) => n!));
    next = /rel="next"[^>]*href="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
  }
  expect(seen.length).toBe(45);
  expect(new Set(seen).size).toBe(45);
});
