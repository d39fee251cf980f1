import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { baseLang, words } from "../../words/words.ts";
import { assets } from "../assets.ts";
import type { Frame } from "./frame.ts";
import type { NavKey } from "./navigation.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

export type LayoutProps = {
  frame: Frame;
  /** The page's own name; the desk and the city follow it in the browser's title. */
  title: string;
  /** The item of the navigation under which the page stands. */
  current?: NavKey | undefined;
  side?: "outside" | "inside" | undefined;
  /** One sentence for search engines; public pages. */
  description?: string | undefined;
  /** Between header and content over the whole width: the actions of a paper. */
  bar?: Child | undefined;
  /** Links for the head, for example a feed. */
  head?: Child | undefined;
  /** The content takes the whole width itself (the home page's first part). */
  full?: boolean | undefined;
  children?: Child;
};

/** A whole page, from the doctype to the footer. */
export function Layout(props: LayoutProps) {
  const { frame, side = "outside" } = props;
  const text = words(frame.lang).common;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={baseLang(frame.lang)} class={frame.lang === "easy" ? "easy" : undefined}>
        <Head {...props} />
        <body class={`side-${side}`}>
          <a class="skip" href="#main">
            {text.skip}
          </a>
          <SiteHeader frame={frame} side={side} current={props.current} />
          {props.bar}
          <main id="main" tabindex={-1} class={props.full ? "full" : "page"}>
            {frame.flash ? (
              <div class={`${props.full ? "page " : ""}flash flash-${frame.flash.kind}`} role="status">
                <p>
                  {frame.flash.kind === "done" ? <span aria-hidden="true">✓ </span> : null}
                  {frame.flash.text}
                </p>
              </div>
            ) : null}
            {props.children}
          </main>
          <SiteFooter frame={frame} />
        </body>
      </html>
    </>
  );
}

function Head({ frame, title, description, head, side }: LayoutProps) {
  const text = words(frame.lang).common;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>
        {title}｜{text.siteName}（{frame.city.name}）
      </title>
      {description ? <meta name="description" content={description} /> : null}
      {side === "inside" ? <meta name="robots" content="noindex" /> : null}
      <meta name="format-detection" content="telephone=no" />
      <link rel="stylesheet" href={assets.stylesheet} />
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <script type="module" src={assets.script}></script>
      {head}
    </head>
  );
}
