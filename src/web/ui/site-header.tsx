import { baseLang, langPath, words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Logo } from "./band.tsx";
import type { Frame } from "./frame.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import {
  homeInside,
  insideNavigation,
  isInside,
  type NavKey,
  outsideNavigation,
  partOf,
  places,
} from "./navigation.ts";

export type HeaderProps = { frame: Frame; side: "outside" | "inside"; current?: NavKey | undefined };

/** White outside, dark indigo with 「庁内」 inside: nobody wonders where they are. */
export function SiteHeader({ frame, side, current }: HeaderProps) {
  const text = words(frame.lang).common;
  const person = frame.actor.kind === "person" ? frame.actor : null;
  const keys = side === "inside" && person ? insideNavigation(person) : outsideNavigation(person);
  return (
    <header class={`site-header header-${side}`}>
      {frame.demo ? <p class="demo-banner">{text.demo}</p> : null}
      <div class="page header-in">
        <a class="site-name" href={side === "inside" && person ? homeInside(person) : langPath(frame.lang, "/")}>
          <Logo white={side === "inside"} />
          <span>
            {side === "outside" ? <span class="city-name">{frame.city.name}</span> : null}
            <b>{text.siteName}</b>
          </span>
          {side === "inside" ? <span class="inside-mark">{text.inside}</span> : null}
        </a>
        <details class="menu">
          <summary>{text.menu}</summary>
        </details>
        <nav class="site-nav" aria-label={text.mainNavigation}>
          <ul>
            {keys.map((key) => (
              <li>
                <a href={langPath(frame.lang, places[key])} aria-current={key === current ? "page" : undefined}>
                  {text.nav[key]}
                </a>
              </li>
            ))}
            {person ? null : (
              <li>
                <LanguageChoice frame={frame} />
              </li>
            )}
            {person ? (
              <li>
                <a href={places.inbox} lang="ja" aria-current={current === "inbox" ? "page" : undefined}>
                  {text.nav.inbox}
                  {frame.hasUnread ? <span class="nav-new">{text.newMark}</span> : null}
                </a>
              </li>
            ) : null}
            <li>
              {person ? (
                <PersonMenu frame={frame} current={current} side={side} />
              ) : (
                <a class="button button-other sign-in" href={langPath(frame.lang, paths.signIn.pattern)}>
                  {text.signIn}
                </a>
              )}
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function LanguageChoice({ frame }: { frame: Frame }) {
  const text = words(frame.lang).common;
  const names = { ja: text.footer.japanese, easy: text.footer.easy, en: text.footer.english };
  return (
    <details class="drop">
      <summary lang="en">{text.language}</summary>
      <ul class="drop-list">
        {(["ja", "easy", "en"] as const).map((lang) => (
          <li>
            <a
              href={langPath(lang, frame.path)}
              lang={baseLang(lang)}
              hreflang={baseLang(lang)}
              aria-current={frame.lang === lang ? "true" : undefined}
            >
              {names[lang]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PersonMenu({ frame, current, side }: HeaderProps) {
  const text = words(frame.lang).common;
  if (frame.actor.kind !== "person") return null;
  const person = frame.actor;
  const part = partOf(person);
  const shown =
    side === "outside" ? (person.organisation?.name ?? person.name) : part ? `${person.name}(${part})` : person.name;
  return (
    <details class="drop">
      <summary>
        <span class="drop-shown">{shown}</span>
      </summary>
      <ul class="drop-list">
        {person.organisation && side === "outside" ? <li class="drop-name">{person.name}</li> : null}
        <li>
          <a href={langPath(frame.lang, places.account)} aria-current={current === "account" ? "page" : undefined}>
            {text.nav.account}
          </a>
        </li>
        {isInside(person) && side === "outside" ? (
          <li>
            <a href={places.board}>{text.inside}</a>
          </li>
        ) : null}
        {side === "inside" ? (
          <li>
            <a href="/">公開ページを見る</a>
          </li>
        ) : null}
        <li>
          <form method="post" action={paths.signOut.pattern}>
            <HiddenFields idempotencyKey={frame.idempotencyKey} />
            <button type="submit" class="button button-weak">
              {text.signOut}
            </button>
          </form>
        </li>
      </ul>
    </details>
  );
}
