import { expect, test } from "vitest";
import { jsonFeed } from "./json-feed.ts";

test("a JSON feed reads as written out by hand, with every character as it is", () => {
  const feed = jsonFeed({
    id: "tag:desk.example.jp,2026:ja/cases",
    title: "実現した取組",
    author: "例示市 官民連携デスク",
    language: "ja",
    selfUrl: "https://desk.example.jp/feeds/cases.json",
    pageUrl: "https://desk.example.jp/cases",
    emptySince: new Date("2026-04-01T00:00:00Z"),
    entries: [
      {
        id: "urn:uuid:1",
        title: '𠮷田 <髙﨑> & "①㈱"',
        url: "https://desk.example.jp/cases/1",
        published: new Date("2026-11-01T00:00:00Z"),
        updated: new Date("2026-11-20T00:00:00Z"),
        summary: "一行目\n二行目",
        categories: ["健康"],
      },
    ],
  });
  expect(JSON.parse(feed)).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: "実現した取組",
    home_page_url: "https://desk.example.jp/cases",
    feed_url: "https://desk.example.jp/feeds/cases.json",
    authors: [{ name: "例示市 官民連携デスク" }],
    language: "ja",
    items: [
      {
        id: "urn:uuid:1",
        url: "https://desk.example.jp/cases/1",
        title: '𠮷田 <髙﨑> & "①㈱"',
        content_text: "一行目\n二行目",
        date_published: "2026-11-01T00:00:00.000Z",
        date_modified: "2026-11-20T00:00:00.000Z",
        tags: ["健康"],
      },
    ],
  });
});
