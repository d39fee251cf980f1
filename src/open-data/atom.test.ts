import { describe, expect, test } from "vitest";
import { atomFeed, escapeXml } from "./atom.ts";
import { type Feed, tagId } from "./feed.ts";

const feed: Feed = {
  id: "tag:desk.example.jp,2026:feeds/challenges",
  title: "募集中の課題",
  author: "例示市 官民連携デスク",
  language: "ja",
  selfUrl: "https://desk.example.jp/feeds/challenges.atom",
  pageUrl: "https://desk.example.jp/challenges?a=1&b=2",
  emptySince: new Date("2026-04-01T00:00:00Z"),
  entries: [
    {
      id: tagId("desk.example.jp", 2026, "challenges/5"),
      title: "𠮷田 <髙﨑> & ①㈱ \u0000\u0008👩‍👩‍👧",
      url: 'https://desk.example.jp/challenges/5?q="x"',
      published: new Date("2026-11-01T00:00:00Z"),
      updated: new Date("2026-11-20T01:02:03.004Z"),
      summary: "一行目\r\n]]> 二行目\ud842",
      categories: ["福祉 & 健康"],
    },
    {
      id: tagId("desk.example.jp", 2026, "challenges/4"),
      title: "二つ目",
      url: "https://desk.example.jp/challenges/4",
      published: new Date("2026-11-01T00:00:00Z"),
      updated: new Date("2026-11-21T00:00:00Z"),
      summary: "",
    },
  ],
};

describe("a feed", () => {
  test("reads as written out by hand", () => {
    expect(atomFeed(feed)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
<id>tag:desk.example.jp,2026:feeds/challenges</id>
<title>募集中の課題</title>
<updated>2026-11-21T00:00:00.000Z</updated>
<author><name>例示市 官民連携デスク</name></author>
<link rel="self" type="application/atom+xml" href="https://desk.example.jp/feeds/challenges.atom"/>
<link rel="alternate" type="text/html" href="https://desk.example.jp/challenges?a=1&amp;b=2"/>
<entry>
<id>tag:desk.example.jp,2026:challenges/5</id>
<title>𠮷田 &lt;髙﨑&gt; &amp; ①㈱ 👩‍👩‍👧</title>
<published>2026-11-01T00:00:00.000Z</published>
<updated>2026-11-20T01:02:03.004Z</updated>
<link rel="alternate" type="text/html" href="https://desk.example.jp/challenges/5?q=&quot;x&quot;"/>
<category term="福祉 &amp; 健康"/>
<summary>一行目&#13;
]]&gt; 二行目</summary>
</entry>
<entry>
<id>tag:desk.example.jp,2026:challenges/4</id>
<title>二つ目</title>
<published>2026-11-01T00:00:00.000Z</published>
<updated>2026-11-21T00:00:00.000Z</updated>
<link rel="alternate" type="text/html" href="https://desk.example.jp/challenges/4"/>
<summary></summary>
</entry>
</feed>
`);
  });

  test("without entries still has a date and an author", () => {
    expect(atomFeed({ ...feed, entries: [], subtitle: "いま募集はありません" })).toContain(
      "<subtitle>いま募集はありません</subtitle>\n<updated>2026-04-01T00:00:00.000Z</updated>",
    );
  });

  test("gives the same bytes for the same entries", () => {
    expect(atomFeed(structuredClone(feed))).toBe(atomFeed(feed));
  });
});

test("no character breaks the XML: every one of Unicode's first plane is carried, escaped or left out", () => {
  for (let code = 0; code <= 0xffff; code++) {
    const escaped = escapeXml(String.fromCharCode(code));
    const isLegal =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd);
    if (!isLegal) expect(escaped).toBe("");
    else if ("&<>\"'\r".includes(String.fromCharCode(code))) expect(escaped).toMatch(/^&[#\w]+;$/);
    else expect(escaped).toBe(String.fromCharCode(code));
  }
});
