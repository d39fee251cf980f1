import type { Feed } from "./feed.ts";

/** The same feed as JSON Feed 1.1, for programs that read no XML. Text is plain; nothing of it is markup. */
export function jsonFeed(feed: Feed): string {
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    ...(feed.subtitle ? { description: feed.subtitle } : {}),
    authors: [{ name: feed.author }],
    language: feed.language,
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      tags: entry.categories ?? [],
    })),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
