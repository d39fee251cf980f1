/** A page that a reader can reach by links alone. */
export type CrawledPage = { path: string; pattern: string; status: number; type: string; text: string };

/**
 * Follows every link and every form's address by GET, as one reader, from some starting pages; each address once.
 * @param patterns addresses of the program, to tell which route a page is
 * @param perPattern how many pages of one route are visited at most
 */
export async function crawl(
  url: string,
  cookie: string | null,
  starts: readonly string[],
  patterns: readonly string[],
  perPattern: number,
): Promise<CrawledPage[]> {
  const matchers = patterns.map((pattern) => ({ pattern, matches: matcherOf(pattern) }));
  const waiting = [...starts];
  const known = new Set(waiting);
  const counts = new Map<string, number>();
  const pages: CrawledPage[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern =
      matchers.find(({ matches }) => matches.test(path.split(/[?#]/)[0]!))?.pattern ?? path.split(/[?#]/)[0]!;
    const count = counts.get(pattern) ?? 0;
    if (count >= perPattern) continue;
    counts.set(pattern, count + 1);
    const answer = await fetch(`${url}${path}`, { redirect: "manual", headers: cookie ? { cookie } : {} });
    const type = answer.headers.get("content-type") ?? "";
    const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
    pages.push({ path, pattern, status: answer.status, type, text });
    const found = type.includes("html") ? linksIn(text) : [];
    const location = answer.headers.get("location");
    for (const next of location ? [location, ...found] : found) {
      const address = next.replaceAll("&amp;", "&").split("#")[0]!;
      if (!address.startsWith("/") || address.startsWith("//") || address.startsWith("/assets/") || known.has(address))
        continue;
      known.add(address);
      waiting.push(address);
    }
  }
  return pages;
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/\s(?:href|action)="([^"]*)"/g)].map((match) => match[1]!);
}

function matcherOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/:[a-zA-Z]+/g, "[^/]+")}$`);
}
