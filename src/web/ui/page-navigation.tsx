import type { Child } from "hono/jsx";
import { type Lang, words } from "../../words/words.ts";
import { safeHref } from "./safe-href.ts";

export type Crumb = { href?: string | undefined; text: Child };

/** Where one is; the last is the page itself. */
export function Breadcrumbs({ items, lang = "ja" }: { items: readonly Crumb[]; lang?: Lang | undefined }) {
  return (
    <nav class="crumbs" aria-label={words(lang).common.breadcrumbs}>
      <ol>
        {items.map((item, index) => (
          <li aria-current={index === items.length - 1 ? "page" : undefined}>
            {item.href ? <a href={safeHref(item.href)}>{item.text}</a> : item.text}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type TabItem = { href: string; text: Child; note?: Child | undefined; current?: boolean | undefined };

/** The pages of one record; links, because each is a page of its own. */
export function Tabs({ items, label }: { items: readonly TabItem[]; label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a href={safeHref(item.href)} aria-current={item.current ? "page" : undefined}>
              {item.text}
              {item.note ? <small> {item.note}</small> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export type PagerProps = {
  /** The address of the next page (keyset), or null at the end. */
  next: string | null;
  nextText?: string | undefined;
  previous?: string | null | undefined;
  previousText?: string | undefined;
  /** 「1～20件目」 */
  counter?: Child | undefined;
  lang?: Lang | undefined;
};

/** On to the next rows; nothing when there is nowhere to go. */
export function Pager({ next, nextText, previous, previousText, counter, lang = "ja" }: PagerProps) {
  if (!next && !previous) return null;
  const text = words(lang).common;
  return (
    <nav class="pager" aria-label={text.pager}>
      {previous ? (
        <a class="button button-weak" rel="prev" href={safeHref(previous)}>
          {previousText ?? text.button.previousPage}
        </a>
      ) : null}
      {counter ? <span class="sub">{counter}</span> : null}
      {next ? (
        <a class="button button-other" rel="next" href={safeHref(next)}>
          {nextText ?? text.button.nextPage}
        </a>
      ) : null}
    </nav>
  );
}
