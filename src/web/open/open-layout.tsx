import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { City } from "../../db/stores/city-store.ts";
import { type Lang, langPath, words } from "../../words/words.ts";
import { assets } from "../assets.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import type { NavKey } from "../ui/navigation.ts";
import { feedPaths, feedTypes } from "./feeds.ts";

export type OpenLayoutProps = {
  frame: Frame;
  title: string;
  current?: NavKey | undefined;
  description: string;
  feeds?: readonly ("challenges" | "cases")[] | undefined;
  /** The conditions of the list, so that its feeds are of the same. */
  feedQuery?: string | undefined;
  full?: boolean | undefined;
  children?: Child;
};

/** The surroundings of a public page: its feeds. */
export function OpenLayout({
  frame,
  title,
  current,
  description,
  feeds = [],
  feedQuery = "",
  full,
  children,
}: OpenLayoutProps) {
  const text = words(frame.lang).public.about;
  const head = [
    hereForOthers(frame, title, description),
    ...feeds.flatMap((feed) =>
      (["atom", "json"] as const).map((format) => {
        const href = langPath(frame.lang, feedPaths[feed][format].pattern) + feedQuery;
        return html`<link rel="alternate" type="${feedTypes[format]}" title="${text.feedTitle[feed]}" href="${href}"/>`;
      }),
    ),
  ];
  return (
    <Layout frame={frame} title={title} current={current} description={description} head={head} full={full}>
      {children}
      <p class="printed">
        {frame.city.name} {frame.city.desk} {frame.city.telephone}
        <br />
        {frame.site + langPath(frame.lang, frame.path)}
      </p>
    </Layout>
  );
}

/**
 * The one address of the page, the same in other languages, and what stands beside a link to it elsewhere (Open Graph). A list with
 * conditions is the list; only where it goes on there is no other address for it.
 */
function hereForOthers({ lang, path, site, city }: Frame, title: string, description: string) {
  const bare = path.replace(/\?.*/, "");
  const address = (of: Lang) => site + langPath(of, bare);
  const canonical = /[?&]after=/.test(path) ? "" : html`<link rel="canonical" href="${address(lang)}"/>`;
  return html`${canonical}<link rel="alternate" hreflang="ja" href="${address("ja")}"/><link rel="alternate" hreflang="ja-simple" href="${address("easy")}"/><link rel="alternate" hreflang="en" href="${address("en")}"/><link rel="alternate" hreflang="x-default" href="${address("ja")}"/><meta property="og:type" content="website"/><meta property="og:title" content="${title}"/><meta property="og:description" content="${description}"/><meta property="og:url" content="${address(lang)}"/><meta property="og:site_name" content="${city.name} ${city.desk}"/><meta property="og:locale" content="${lang === "en" ? "en_GB" : "ja_JP"}"/><meta property="og:image" content="${site}${assets.card}"/><meta property="og:image:width" content="1200"/><meta property="og:image:height" content="630"/><meta name="twitter:card" content="summary_large_image"/>`;
}

/** An address in the reader's language. */
export function here(frame: Frame, path: string): string {
  return langPath(frame.lang, path);
}

/** A field's name in the reader's language; an unknown one as it is. */
export function fieldName(city: City, lang: Frame["lang"], name: string): string {
  return (lang === "en" && city.fields.find((field) => field.name === name)?.nameEn) || name;
}

/** A department's name in the reader's language, by its id or (in published texts) by its name. */
export function departmentName(city: City, lang: Frame["lang"], idOrName: string): string {
  const found = city.everyDepartment.find(({ id, name }) => id === idOrName || name === idOrName);
  if (!found) return /^[0-9a-f-]{36}$/.test(idOrName) ? "" : idOrName;
  return (lang === "en" && found.nameEn) || found.name;
}

/** Text that exists in Japanese only: marked, so that it is read aloud rightly on an English page. */
export function InJapanese({ frame, children }: { frame: Frame; children?: Child }) {
  return frame.lang === "en" ? <div lang="ja">{children}</div> : <>{children}</>;
}

/** Months without days: 「令和7年4月」, "April 2025". */
export function monthText(date: string, lang: Frame["lang"]): string {
  const at = new Date(`${date}T00:00:00+09:00`);
  return months[lang].format(at);
}

const timeZone = "Asia/Tokyo";
const englishMonth = new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "long", timeZone });
const japaneseMonth = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
  era: "long",
  year: "numeric",
  month: "long",
  timeZone,
});
/** やさしい日本語 counts years as calendars abroad do. */
const easyMonth = new Intl.DateTimeFormat("ja-JP", { year: "numeric", month: "long", timeZone });
const months = { ja: japaneseMonth, easy: easyMonth, en: englishMonth };
