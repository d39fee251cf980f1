import type { Context } from "hono";
import { type AtomEntry, atomFeed, tagId } from "../../open-data/atom.ts";
import type { CaseRow } from "../../queries/open/cases.ts";
import type { ChallengeRow } from "../../queries/open/challenges.ts";
import { langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";

/** The newest open challenges as Atom. */
export function challengesAtom(c: Context<Env>, rows: readonly ChallengeRow[]): Response {
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
  return answer(c, "challenges", entries);
}

/** The newest cases as Atom. An entry's id is its proposal's: a corrected case is the same entry, updated. */
export function casesAtom(c: Context<Env>, rows: readonly CaseRow[]): Response {
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
  return answer(c, "cases", entries);
}

function answer(c: Context<Env>, kind: "challenges" | "cases", entries: AtomEntry[]): Response {
  const { frame, program } = c.var;
  const feed = kind === "cases" ? paths.casesFeed({}) : paths.challengesFeed({});
  const page = kind === "cases" ? paths.cases({}) : paths.challenges({});
  const body = atomFeed({
    id: tagId(new URL(program.publicUrl).hostname, 2026, `${frame.lang}/${kind}`),
    title: `${words(frame.lang).public.about.feedTitle[kind]} - ${frame.city.name}`,
    author: `${frame.city.name} ${frame.city.desk}`,
    language: frame.lang,
    selfUrl: address(c, feed),
    pageUrl: address(c, page),
    // A feed without entries has no date of its own: the day on which this kind of feed began.
    emptySince: new Date("2026-04-01T00:00:00+09:00"),
    entries,
  });
  return c.body(body, 200, { "content-type": "application/atom+xml; charset=utf-8" });
}

function address(c: Context<Env>, path: string): string {
  return c.var.program.publicUrl + langPath(c.var.frame.lang, path);
}
