import { escapeXml } from "./atom.ts";

/** A public page and the same page in other languages, by language code. */
export type SitemapPage = { url: string; updated?: Date | undefined; languages: Readonly<Record<string, string>> };

/** The public pages for search engines (sitemaps.org), each with its languages. At most 50,000 pages; lists are bounded before. */
export function sitemap(pages: readonly SitemapPage[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...pages.flatMap((page) => [
      "<url>",
      `<loc>${escapeXml(page.url)}</loc>`,
      ...(page.updated ? [`<lastmod>${page.updated.toISOString()}</lastmod>`] : []),
      ...Object.entries(page.languages).map(
        ([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(href)}"/>`,
      ),
      "</url>",
    ]),
    "</urlset>",
    "",
  ].join("\n");
}
