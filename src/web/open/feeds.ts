import type { Context } from "hono";
import { atomFeed } from "../../open-data/atom.ts";
import { type Feed, type FeedEntry, tagId } from "../../open-data/feed.ts";
import { jsonFeed } from "../../open-data/json-feed.ts";
import type { CaseRow } from "../../queries/open/cases.ts";
import type { ChallengeRow } from "../../queries/open/challenges.ts";
import { baseLang, langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { type ChallengesAsked, conditionsOf, feedQuery } from "./challenges-asked.ts";

export type FeedFormat = "atom" | "json";

/** The address of each feed. */
export const feedPaths = {
  challenges: { atom: paths.challengesFeed, json: paths.challengesJsonFeed },
  cases: { atom: paths.casesFeed, json: paths.casesJsonFeed },
} as const;

export const feedTypes = { atom: "application/atom+xml", json: "application/feed+json" } as const;

/** The newest open challenges as a feed; of a condition, it is another feed with an id and a title of its own. */
export function challengesFeed(
  c: Context<Env>,
  rows: readonly ChallengeRow[],
  wanted: ChallengesAsked,
  format: FeedFormat,
): Response {
  const { lang } = c.var.frame;
  const entries = rows.map((row) => ({
    id: `urn:uuid:${row.id}`,
    title: (lang === "en" && row.title_en) || row.title,
    url: address(c, paths.challenge({ code: row.code })),
    published: row.published_at,
    updated: row.published_at,
    summary: (lang === "en" && row.ask_en) || row.ask,
    categories: row.fields,
  }));
  const { comma } = words(lang).public.challenges;
  const conditions = conditionsOf(c.var.frame, c.var.city, wanted).map(({ text }) => text);
  return answer(c, "challenges", entries, format, { query: feedQuery(wanted), title: conditions.join(comma) });
}

/** The newest cases as a feed. An entry's id is its proposal's: a corrected case is the same entry, updated. */
export function casesFeed(c: Context<Env>, rows: readonly CaseRow[], format: FeedFormat): Response {
  const { lang } = c.var.frame;
  const entries = rows.map((row) => ({
    id: `urn:uuid:${row.proposal_id}`,
    title: (lang === "en" && row.title_en) || row.title,
    url: address(c, paths.case({ slug: row.slug })),
    published: row.published_at,
    updated: row.updated_at,
    summary: (lang === "en" && row.summary_en) || row.lead,
    categories: row.fields,
  }));
  return answer(c, "cases", entries, format);
}

function answer(
  c: Context<Env>,
  kind: "challenges" | "cases",
  entries: readonly FeedEntry[],
  format: FeedFormat,
  of = { query: "", title: "" },
): Response {
  const { frame, program } = c.var;
  const page = kind === "cases" ? paths.cases({}) : paths.challenges({});
  const feed: Feed = {
    id: tagId(new URL(program.publicUrl).hostname, 2026, `${frame.lang}/${kind}${of.query}`),
    title: [words(frame.lang).public.about.feedTitle[kind], of.title, frame.city.name].filter(Boolean).join(" - "),
    author: `${frame.city.name} ${frame.city.desk}`,
    language: baseLang(frame.lang),
    selfUrl: address(c, feedPaths[kind][format]({})) + of.query,
    pageUrl: address(c, page) + of.query,
    // A feed without entries has no date of its own: the day on which this kind of feed began.
    emptySince: new Date("2026-04-01T00:00:00+09:00"),
    entries,
  };
  const [body, type] = format === "atom" ? [atomFeed(feed), feedTypes.atom] : [jsonFeed(feed), feedTypes.json];
  return c.body(body, 200, { "content-type": `${type}; charset=utf-8` });
}

function address(c: Context<Env>, path: string): string {
  return c.var.program.publicUrl + langPath(c.var.frame.lang, path);
}
