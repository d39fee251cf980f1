import { expect } from "vitest";
import { crawl } from "../support/crawl.ts";
import type { Journey } from "./proposing.ts";
import { paths } from "./served-city.ts";
import { innerWords, secretWords } from "./texts.ts";

type Reader = { name: string; cookie: string | null; starts: readonly string[]; words: readonly string[] };

/** After the whole way: what was protected stands in no page, no feed, no log of those who are not its readers. */
export async function nothingLeaked(story: Journey): Promise<void> {
  const found: string[] = [];
  for (const reader of await readersOf(story)) {
    const pages = await crawl(story.city.url, reader.cookie, reader.starts, story.city.patterns, 4);
    expect(pages.length, `${reader.name} reaches pages`).toBeGreaterThan(reader.cookie ? 3 : 10);
    for (const { path, status, text } of pages) {
      if (status >= 500) found.push(`${reader.name} broke ${path}`);
      for (const word of reader.words) if (text.includes(word)) found.push(`${reader.name} finds ${word} at ${path}`);
    }
  }
  for (const word of [...secretWords, ...innerWords])
    if (story.city.log().includes(word)) found.push(`the log has ${word}`);
  expect(found).toEqual([]);
  expect(story.city.log()).not.toBe("");
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
  });
  return [
    { name: "a visitor", cookie: null, starts: [...open, proposal, paths.proposal.text({ id })], words: everything },
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
