import { afterAll, expect, test } from "vitest";
import { aCity } from "../../../test/support/city.ts";
import { aDialogue } from "../../../test/support/dialogue.ts";
import { requestsOf } from "../../../test/support/requests.ts";
import { paths } from "../paths.ts";

const city = await aCity();
afterAll(city.drop);
const { person } = city;
const { get } = requestsOf(city);
const id = await aDialogue(city);
const p = paths.proposal;

/** Two hundred messages and as many notes, each with a file, as years of talk leave them. */
await city.owner.query(
  `with m as (insert into messages (municipality_id, proposal_id, side, by_id, by_name, body, at)
     select $1, $2, 'partner', $3, '髙橋 亮', 'ことば ' || n || '。', now() from generate_series(1, 200) n order by n returning id, body)
   , f as (insert into talk_files (municipality_id, proposal_id, message_id, name, media_type, bytes, sha256, storage_key, by_id, at)
     select $1, $2, id, body || 'pdf', 'application/pdf', 5, '', id, $3, now() from m)
   , n as (insert into internal_notes (municipality_id, proposal_id, by_id, by_name, body, at)
     select $1, $2, $4, '藤原 直樹', 'メモ ' || n || '。', now() from generate_series(1, 200) n order by n returning id, body)
   insert into talk_files (municipality_id, proposal_id, note_id, name, media_type, bytes, sha256, storage_key, by_id, at)
     select $1, $2, id, body || 'pdf', 'application/pdf', 5, '', id, $4, now() from n`,
  [city.seeded.municipality, id, person("member").id, person("officer").id],
);
const found = (text: string, what: string) =>
  [...text.matchAll(new RegExp(`<p>${what} (\\d+)。</p>`, "g"))].map((match) => Number(match[1]));
const filesOn = (text: string) =>
  new Set([...text.matchAll(/talk-files\/([0-9a-f-]{36})/g)].map((match) => match[1])).size;
const olderOn = (text: string, page: string) =>
  new RegExp(`href="(/proposals/[0-9a-f-]+/${page}\\?before=[0-9a-f-]{36}(&amp;from=[0-9a-f-]{36})?)"`)
    .exec(text)?.[1]
    ?.replace("&amp;", "&");

test("of two hundred messages a page has a hundred that are unread, then twenty; each with its own file and no other", async () => {
  const first = (await get("officer", p.messages({ id }))).text;
  expect([found(first, "ことば").length, found(first, "メモ").length, filesOn(first)]).toEqual([100, 20, 120]);
  // A hundred more were not shown, and stay unread until the page of the older ones was.
  const again = (await get("officer", p.messages({ id }))).text;
  expect(found(again, "ことば").length).toBe(100);
  expect(again).toContain("未読が100件より多くあります。");
  expect((await get("member", p.messages({ id }))).text).toContain("相手はまだ読んでいません");
  expect(found((await get("officer", olderOn(again, "messages")!)).text, "ことば")).toContain(1);
  const next = (await get("officer", p.messages({ id }))).text;
  expect([found(next, "ことば").length, found(next, "メモ").length, filesOn(next)]).toEqual([20, 20, 40]);
  expect(found(next, "ことば")).toContain(200);
});

test.each([
  { page: "messages", what: "ことば" },
  { page: "notes", what: "メモ" },
] as const)("older $page are reached page by page, each once, to the first one", async ({ page, what }) => {
  const seen: number[] = [];
  let href: string | undefined = p[page]({ id });
  await get("chief", p.messages({ id }));
  for (let pages = 0; href && pages < 30; pages++) {
    const { text }: { text: string } = await get("chief", href);
    const here = found(text, what);
    expect(here.length).toBeLessThanOrEqual(100);
    // A hundred of each lane, as long as so many are unread.
    expect(filesOn(text)).toBeLessThanOrEqual(200);
    seen.push(...here);
    href = olderOn(text, page);
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

test("the page of the proposal is as short", async () => {
  const { text } = await get("officer", p.show({ id }));
  expect([found(text, "ことば").length, filesOn(text)]).toEqual([20, 40]);
});

test("of many unread messages the newest stand above the box and the others below it; a long one begins and unfolds", async () => {
  const words = Array.from(
    { length: 10 },
    (_, index) => `あたらしい話 ${index}。${"ながい文です。".repeat(99)}おしまい。`,
  );
  await city.owner.query(
    `insert into messages (municipality_id, proposal_id, side, by_id, by_name, body, at)
       select $1, $2, 'partner', $3, '髙橋 亮', body, now() from unnest($4::text[]) with ordinality as w (body, n) order by n`,
    [city.seeded.municipality, id, person("member").id, words],
  );
  const { text } = await get("officer", p.show({ id }));
  const placesOf = (found: RegExp) => [...text.matchAll(found)].map(({ index }) => index);
  const box = text.indexOf('id="write-message"');
  const news = placesOf(/あたらしい話 \d。/gu);
  expect(news).toHaveLength(10);
  expect(news.filter((at) => at < box)).toHaveLength(3);
  expect(placesOf(/<a href="#messages-new">前のやりとりにも未読があります。この下で読む<\/a>/gu)[0]).toBeLessThan(box);
  expect(text.indexOf('id="messages-new"')).toBeGreaterThan(box);
  expect(text.match(/<summary>続きを読む<\/summary>/gu)).toHaveLength(10);
  expect(text.match(/おしまい。/gu)).toHaveLength(10);
  // Read once, they are folded as what came before them.
  expect((await get("officer", p.show({ id }))).text).not.toContain("messages-new");
});

test("above a page of older messages stands the way to the box", async () => {
  const older = olderOn((await get("officer", p.messages({ id }))).text, "messages")!;
  expect((await get("officer", older)).text).toContain('<a href="#write-message">返事を書く欄へ</a>');
});
