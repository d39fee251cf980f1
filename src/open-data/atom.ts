import type { Feed, FeedEntry } from "./feed.ts";

/**
 * A feed as Atom 1.0 (RFC 4287). Entries stand in the order given; the feed is as new as its newest entry, so that the
 * same entries give the same bytes (and the same ETag).
 */
export function atomFeed(feed: Feed): string {
  const newest = Math.max(...feed.entries.map(({ updated }) => updated.getTime()), Number.NEGATIVE_INFINITY);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    element("id", feed.id),
    element("title", feed.title),
    ...(feed.subtitle ? [element("subtitle", feed.subtitle)] : []),
    element("updated", (feed.entries.length > 0 ? new Date(newest) : feed.emptySince).toISOString()),
    `<author>${element("name", feed.author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.selfUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.pageUrl)}"/>`,
    ...feed.entries.flatMap(entryLines),
    "</feed>",
    "",
  ].join("\n");
}

function entryLines(entry: FeedEntry): string[] {
  return [
    "<entry>",
    element("id", entry.id),
    element("title", entry.title),
    element("published", entry.published.toISOString()),
    element("updated", entry.updated.toISOString()),
    `<link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>`,
    ...(entry.categories ?? []).map((term) => `<category term="${escapeXml(term)}"/>`),
    element("summary", entry.summary),
    "</entry>",
  ];
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/**
 * Text inside XML 1.0, in an element or between double quotes. Characters that XML cannot carry even escaped (control
 * characters, half characters, U+FFFE) are left out: a reader would refuse the whole feed for one of them.
 */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "")
      .replace(/[&<>"'\r]/g, (sign) => escapes[sign as keyof typeof escapes])
  );
}

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;" } as const;
