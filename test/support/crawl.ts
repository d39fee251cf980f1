import { formOn } from "./requests.ts";

/** A page that a reader can reach by links alone. */
export type CrawledPage = { path: string; pattern: string; status: number; type: string; text: string };

/** How many pages of one route show a person of the demo all routes: the officer meets proposals in every state. */
export const perRoute = (key: string) => (key === "desk-officer" ? 100 : 6);

/** What a page's route is called that shows nothing yet but the question about ties (P2), wherever it stands. */
export const tiesQuestion = "/proposals/:id/conflict-declarations";

/** Pages that no link leads to: the buttons of a page send there when they are pressed. */
const behindButtons: Readonly<Record<string, readonly string[]>> = {
  "/proposals/:id/edit": ["protected-parts?write=what", "submission", "preview"],
  "/proposals/:id/going-on": ["dialogue"],
};

/**
 * Follows every link and every form's address by GET, as one reader, from some starting pages; each address once. Who is
 * asked about ties is given the question as a page, and says then by its form that there are none: so they see as much as
 * they ever can. The walk waits until its caller is done with a page.
 * @param patterns addresses of the program, to tell which route a page is
 * @param perPattern how many pages of one route are visited at most
 */
export async function* walk(
  url: string,
  cookie: string | null,
  starts: readonly string[],
  patterns: readonly string[],
  perPattern: number,
): AsyncGenerator<CrawledPage> {
  const matchers = patterns.map((pattern) => ({ pattern, matches: matcherOf(pattern) }));
  const waiting = [...starts];
  const known = new Set(waiting);
  const counts = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern =
      matchers.find(({ matches }) => matches.test(path.split(/[?#]/)[0]!))?.pattern ?? path.split(/[?#]/)[0]!;
    const count = counts.get(pattern) ?? 0;
    if (count >= perPattern) continue;
    counts.set(pattern, count + 1);
    let { location, ...page } = await get(url, cookie, path);
    const question = questionIn(page.text);
    if (question) {
      yield { ...page, pattern: tiesQuestion };
      await sayThereIsNone(url, cookie, question, page.text);
      ({ location, ...page } = await get(url, cookie, path));
    }
    yield { ...page, pattern };
    const found = page.type.includes("html") ? [...linksIn(page.text), ...addressesBehind(pattern, path)] : [];
    for (const next of location ? [location, ...found] : found) {
      const address = next.replaceAll("&amp;", "&").split("#")[0]!;
      if (!address.startsWith("/") || address.startsWith("//") || address.startsWith("/assets/") || known.has(address))
        continue;
      known.add(address);
      waiting.push(address);
    }
  }
}

/** All pages of a walk. */
export async function crawl(...walked: Parameters<typeof walk>): Promise<CrawledPage[]> {
  const pages: CrawledPage[] = [];
  for await (const page of walk(...walked)) pages.push(page);
  return pages;
}

/** Addresses of one route. */
export function matcherOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/:[a-zA-Z]+/g, "[^/]+")}$`);
}

async function get(url: string, cookie: string | null, path: string) {
  const answer = await fetch(`${url}${path}`, { redirect: "manual", headers: cookie ? { cookie } : {} });
  const type = answer.headers.get("content-type") ?? "";
  const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
  return { path, status: answer.status, type, text, location: answer.headers.get("location") };
}

/** Where the form of the question about ties sends to; null where a page does not ask. */
function questionIn(html: string): string | null {
  return /<form [^>]*action="(\/proposals\/[^/"]+\/conflict-declarations)"/.exec(html)?.[1] ?? null;
}

async function sayThereIsNone(url: string, cookie: string | null, question: string, html: string): Promise<void> {
  const body = new URLSearchParams({ ...formOn(html, question), hasTie: "no" });
  const headers: Record<string, string> = cookie ? { cookie } : {};
  const answer = await fetch(`${url}${question}`, { method: "POST", redirect: "manual", headers, body });
  if (answer.status !== 303) throw new Error(`saying that there is no tie answered ${answer.status}: ${question}`);
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/\s(?:href|action)="([^"]*)"/g)].map((match) => match[1]!);
}

/** Beside a page of a proposal, with its id. */
function addressesBehind(pattern: string, path: string): string[] {
  return (behindButtons[pattern] ?? []).map((name) => path.replace(/\/[^/]*$/, `/${name}`));
}
