import type { Child } from "hono/jsx";
import type { Lang } from "../../words/words.ts";
import { Breadcrumbs, type Crumb } from "./page-navigation.tsx";
import { safeHref } from "./safe-href.ts";

export type PageHeadProps = {
  title: Child;
  /** The line above the title: number, tags, who. */
  meta?: Child | undefined;
  lead?: Child | undefined;
  /** Beside the title: 「表をCSVで保存」, 「下書きを保存しました」. */
  aside?: Child | undefined;
  crumbs?: readonly Crumb[] | undefined;
  lang?: Lang | undefined;
};

/** The beginning of a page: where one is, what it is, in a sentence. */
export function PageHead({ title, meta, lead, aside, crumbs, lang }: PageHeadProps) {
  return (
    <div class="page-head">
      {crumbs ? <Breadcrumbs items={crumbs} lang={lang} /> : null}
      {meta ? <p class="meta">{meta}</p> : null}
      <div class="page-title">
        <h1>{title}</h1>
        {aside ? <div class="page-aside">{aside}</div> : null}
      </div>
      {lead ? <p class="lead">{lead}</p> : null}
    </div>
  );
}

/** The main text and, beside it, what belongs to it; one column under 800 px. */
export function Columns({ aside, asideFirst, children }: { aside: Child; asideFirst?: boolean; children?: Child }) {
  return (
    <div class={asideFirst ? "columns aside-first" : "columns"}>
      <div class="column-main">{children}</div>
      <aside class="column-aside">{aside}</aside>
    </div>
  );
}

export type SectionProps = {
  title: Child;
  id?: string | undefined;
  /** Small words after the title: 「4件」. */
  note?: Child | undefined;
  link?: { href: string; text: Child } | undefined;
  level?: 2 | 3 | undefined;
  children?: Child;
};

/** A part of a page under its heading. */
export function Section({ title, id, note, link, level = 2, children }: SectionProps) {
  const Heading = `h${level}` as "h2";
  return (
    <section class={level === 2 ? "section" : "section section-inner"} id={id}>
      <div class="section-head">
        <Heading>
          {title}
          {/* An en space hangs at the end of a line, so that a note that does not fit begins its own line without it. */}
          {note ? "\u2002" : null}
          {note ? <span class="heading-note">{note}</span> : null}
        </Heading>
        {link ? <a href={safeHref(link.href)}>{link.text}</a> : null}
      </div>
      {children}
    </section>
  );
}

export type CardProps = {
  /** Key: the one that matters most. Panel: helps beside. Quiet: explains. Partner: what waits for the partner. */
  kind?: "plain" | "key" | "quiet" | "panel" | "partner" | undefined;
  title?: Child | undefined;
  level?: 2 | 3 | 4 | undefined;
  id?: string | undefined;
  children?: Child;
};

/** A surface for something that stands for itself. */
export function Card({ kind = "plain", title, level = 3, id, children }: CardProps) {
  const Heading = `h${level}` as "h3";
  return (
    <div class={`card card-${kind}`} id={id}>
      {title ? <Heading class="card-title">{title}</Heading> : null}
      {children}
    </div>
  );
}

/** Cards beside each other: two or three where there is room. */
export function Cards({ three, children }: { three?: boolean | undefined; children?: Child }) {
  return <div class={three ? "cards cards-three" : "cards"}>{children}</div>;
}
