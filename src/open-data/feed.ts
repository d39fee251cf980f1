/** One entry of a feed. Ids stay the same for ever: an address that never changes, or a `tag:` URI. */
export type FeedEntry = {
  id: string;
  title: string;
  /** The page of the entry. */
  url: string;
  published: Date;
  updated: Date;
  /** Plain text, shown as it is. */
  summary: string;
  categories?: readonly string[];
};

export type Feed = {
  id: string;
  title: string;
  subtitle?: string;
  /** Whose feed it is, for example 泉大津市 官民連携デスク. */
  author: string;
  language: "ja" | "en";
  /** The address of the feed itself. */
  selfUrl: string;
  /** The page that shows the same things. */
  pageUrl: string;
  /** Shown as the feed's date when it has no entries. */
  emptySince: Date;
  entries: readonly FeedEntry[];
};

/** An id that outlives addresses: `tag:city.example.jp,2026:challenges/5` (RFC 4151). */
export function tagId(host: string, year: number, path: string): string {
  return `tag:${host},${year}:${path}`;
}
