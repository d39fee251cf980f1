import type { Program } from "../../db/program.ts";
import { type SitemapPage, sitemap } from "../../open-data/sitemap.ts";
import { everyPageOf } from "../../queries/open/every-page.ts";
import { type Lang, langPath } from "../../words/words.ts";
import { paths } from "../paths.ts";

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

/** Every public page that a search engine may show, once in each language, each with the others. */
export async function sitemapOf(program: Program): Promise<string> {
  const { challenges, cases, notices } = await everyPageOf(program);
  const pages = (path: string, updated?: Date): SitemapPage[] => {
    const address = (lang: Lang) => program.publicUrl + langPath(lang, path);
    const [ja, easy, en] = [address("ja"), address("easy"), address("en")];
    return [ja, easy, en].map((url) => ({ url, updated, languages: { ja, "ja-simple": easy, en, "x-default": ja } }));
  };
  return sitemap([
    ...standing.flatMap((name) => pages(paths[name]({}))),
    ...challenges.flatMap(({ code, updated }) => pages(paths.challenge({ code }), updated)),
    ...cases.flatMap(({ slug, updated }) => pages(paths.case({ slug }), updated)),
    ...notices.flatMap(({ id, updated }) => pages(paths.notice({ id }), updated)),
  ]);
}
