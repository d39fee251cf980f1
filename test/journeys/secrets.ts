import { expect } from "vitest";
import { paths } from "../../src/web/paths.ts";
import { crawl } from "../support/crawl.ts";
import { shownText } from "./hands.ts";
import type { Journey } from "./proposing.ts";
import { innerWords, journey, secretWords } from "./texts.ts";

type Reader = {
  name: string;
  cookie: string | null;
  starts: readonly string[];
  words: readonly string[];
  hasNoPart?: boolean;
};

/** After the whole way: what was protected stands in no page, no feed, no log of those who are not its readers. */
export async function nothingLeaked(story: Journey): Promise<void> {
  const found: string[] = [];
  const proposal = paths.proposal.show({ id: story.id });
  for (const reader of await readersOf(story)) {
    const pages = await crawl(story.city.url, reader.cookie, reader.starts, story.city.patterns, 4);
    expect(pages.length, `${reader.name} reaches pages`).toBeGreaterThan(reader.cookie ? 3 : 10);
    for (const { path, status, text } of pages) {
      if (path === proposal && reader.hasNoPart && status === 200) found.push(`${reader.name} may open ${path}`);
      if (status >= 500) found.push(`${reader.name} broke ${path}`);
      for (const word of reader.words) if (text.includes(word)) found.push(`${reader.name} finds ${word} at ${path}`);
    }
  }
  for (const word of [...secretWords, ...innerWords])
    if (story.city.log().includes(word)) found.push(`the log has ${word}`);
  expect(found).toEqual([]);
  expect(story.city.log()).not.toBe("");
}

/** P2: everybody of the city who was assigned, asked or on the route was asked before the first look; who else acted, before the act. */
export async function everybodyDeclared({ people }: Journey): Promise<void> {
  expect([...people.declared].sort()).toEqual([
    "dept-disaster",
    "dept-disaster-staff",
    "dept-health",
    "dept-health-staff",
    "dept-school",
    "dept-school-staff",
    "desk-chief",
    "desk-officer",
    // Not assigned: asked before checking the fairness.
    "desk-officer-2",
    "mayor-office",
  ]);
}

/** Every character of what the company wrote stands on the page of the text: rare kanji, variation selectors, emoji, full width. */
export async function textsAreUnharmed({ people, id }: Journey): Promise<void> {
  const { draft, additions, edgeCharacters } = journey;
  const written = [
    draft.title,
    draft.summary,
    draft.what,
    additions.answer.appendToWhat,
    draft.benefit,
    draft.ask,
    draft.cost,
  ];
  for (const hands of [await people.company(), await people.turnOf("dept-school")]) {
    await hands.open(paths.proposal.text({ id }));
    await hands.sees(...written);
    const shown = await shownText(hands.tab.locator("main"));
    const edges = Object.entries<string>(edgeCharacters).filter(([, edge]) => draft.what.includes(edge) && edge.trim());
    for (const [name, edge] of edges) expect(shown, name).toContain(edge);
  }
}

async function readersOf({ people, id }: Journey): Promise<Reader[]> {
  const everything = [...secretWords, ...innerWords];
  const proposal = paths.proposal.show({ id });
  const own = [paths.proposals({}), proposal, paths.proposal.text({ id }), paths.proposal.history({ id })];
  const open = [paths.home({}), paths.casesFeed({}), paths.challengesFeed({}), `/en${paths.home({})}`];
  const as = async (key: string, words: readonly string[]): Promise<Reader> => ({
    name: key,
    cookie: await people.cookieOf(key),
    starts: [paths.home({}), paths.board({}), paths.approvals({}), ...own],
    words,
    // Staff without a part in it may read the open text once there is a dialogue.
    hasNoPart: ["company-a", "university", "admin"].includes(key),
  });
  return [
    {
      name: "a visitor",
      cookie: null,
      starts: [...open, proposal, paths.proposal.text({ id })],
      words: everything,
      hasNoPart: true,
    },
    await as("company-a", everything),
    await as("university", everything),
    await as("approver-finance", everything),
    await as("admin", everything),
    // They took part: the notes are theirs, what is protected is not.
    await as("dept-school", secretWords),
    await as("dept-health", secretWords),
    await as("mayor-office", secretWords),
    { name: "the company", cookie: await people.companyCookie(), starts: own, words: innerWords },
    // Readers too, but no page shows it without opening it.
    await as("desk-officer", secretWords),
    await as("dept-disaster", secretWords),
  ];
}
