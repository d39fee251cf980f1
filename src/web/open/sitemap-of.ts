import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { type SitemapPage, sitemap } from "../../open-data/sitemap.ts";
import { casesOf } from "../../queries/open/cases.ts";
import { newestChallengesOf } from "../../queries/open/challenges.ts";
import { langPath } from "../../words/words.ts";
import { paths } from "../paths.ts";

/** The newest of each; older ones are reached from the lists. */
const most = 1000;

/** Every public page that a search engine may show, in Japanese and English. */
export async function sitemapOf(program: Program): Promise<string> {
  const city = await cityOf(program);
  const [challenges, cases] = await Promise.all([newestChallengesOf(program, city, most), casesOf(program, {}, most)]);
  const page = (path: string, updated?: Date): SitemapPage => {
    const address = (lang: "ja" | "en") => program.publicUrl + langPath(lang, path);
    return { url: address("ja"), updated, languages: { ja: address("ja"), en: address("en") } };
  };
  const standing = [
    "home",
    "how",
    "challenges",
    "cases",
    "numbers",
    "figures",
    "consult",
    "ideas",
    "privacy",
    "terms",
    "accessibility",
    "accessibilityResults",
  ] as const;
  return sitemap([
    ...standing.map((name) => page(paths[name]({}))),
    ...challenges.map((row) => page(paths.challenge({ code: row.code }), row.published_at)),
    ...cases.rows.map((row) => page(paths.case({ slug: row.slug }), row.updated_at)),
  ]);
}
