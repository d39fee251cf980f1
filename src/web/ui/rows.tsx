import type { Child } from "hono/jsx";
import { safeHref } from "./safe-href.ts";

/** Lines of a list that is read, not compared: challenges, cases. */
export function RowList({ children }: { children?: Child }) {
  return <ul class="rows">{children}</ul>;
}

export type ListRowProps = {
  /** Where a link of a wait leads to. */
  id?: string | undefined;
  title: Child;
  href?: string | undefined;
  /** Before the title, for example a band. */
  before?: Child | undefined;
  /** 新着 and the like, after the title. */
  mark?: Child | undefined;
  text?: Child | undefined;
  meta?: Child | undefined;
  /** At the right: the deadline, a button. */
  side?: Child | undefined;
};

/** One line of a `RowList`. */
export function ListRow({ id, title, href, before, mark, text, meta, side }: ListRowProps) {
  return (
    <li id={id}>
      <div class="row-main">
        <p class="row-title">
          {before}
          {href ? <a href={safeHref(href)}>{title}</a> : <b>{title}</b>} {mark}
        </p>
        {text ? <p>{text}</p> : null}
        {meta ? <p class="meta">{meta}</p> : null}
      </div>
      {side ? <div class="row-side">{side}</div> : null}
    </li>
  );
}
