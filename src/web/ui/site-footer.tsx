import { baseLang, langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import type { Frame } from "./frame.ts";

/** The same at the end of every page: whom to call, and the promises. */
export function SiteFooter({ frame }: { frame: Frame }) {
  const text = words(frame.lang).common;
  const names = { ja: text.footer.japanese, easy: text.footer.easy, en: text.footer.english };
  const languages = (["ja", "easy", "en"] as const).filter((lang) => lang !== frame.lang);
  // What stands behind a sign-in is in Japanese: from there the languages begin at home.
  const here = frame.actor.kind === "person" ? "/" : frame.path;
  return (
    <footer class="site-footer">
      <div class="page footer-in">
        <p class="small">
          <b>
            {frame.city.name} {frame.city.desk}
          </b>
          <br />
          {frame.city.hours} {frame.city.telephone ? text.telephone(frame.city.telephone) : null}
        </p>
        <nav aria-label={text.footerNavigation}>
          <ul class="footer-links">
            <li>
              <a href={langPath(frame.lang, paths.accessibility.pattern)}>{text.footer.accessibility}</a>
            </li>
            <li>
              <a href={langPath(frame.lang, paths.ideas.pattern)}>{text.footer.protection}</a>
            </li>
            <li>
              <a href={langPath(frame.lang, paths.privacy.pattern)}>{text.footer.privacy}</a>
            </li>
            <li>
              <a href={langPath(frame.lang, paths.terms.pattern)}>{text.footer.terms}</a>
            </li>
            {languages.map((lang) => (
              <li>
                <a href={langPath(lang, here)} lang={baseLang(lang)} hreflang={baseLang(lang)}>
                  {names[lang]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
