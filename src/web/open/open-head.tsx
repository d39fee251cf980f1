import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Frame } from "../ui/frame.ts";
import { PageHead, type PageHeadProps } from "../ui/page.tsx";

type Props = Omit<PageHeadProps, "lang" | "crumbs"> & {
  frame: Frame;
  crumbs: readonly { href?: string; text: string }[];
  /** What the page is about, for readers by machine (schema.org); of published words alone. */
  about?: Thing | undefined;
};

/** Something that schema.org has a word for. */
export type Thing = { "@type": string; [property: string]: unknown };

/** The beginning of a public page, and the same for machines: where it stands, and what it is about. */
export function OpenHead({ frame, crumbs, about, ...head }: Props): Child {
  const way: Thing = {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ href, text }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: text,
      ...(href ? { item: frame.site + href } : {}),
    })),
  };
  return (
    <>
      <LinkedData things={about ? [way, about] : [way]} />
      <PageHead lang={frame.lang} crumbs={crumbs} {...head} />
    </>
  );
}

/**
 * A block of data (JSON-LD). The browser runs nothing of it, so the content security policy does not ask; `<` is written so that no
 * word of it can end the block.
 */
export function LinkedData({ things }: { things: readonly Thing[] }) {
  const json = JSON.stringify({ "@context": "https://schema.org", "@graph": things }).replaceAll("<", "\\u003c");
  return raw(`<script type="application/ld+json">${json}</script>`);
}

/** The city, and the desk as its office. */
export function cityThing(frame: Frame): Thing {
  const { city, site } = frame;
  return {
    "@type": "GovernmentOrganization",
    name: city.name,
    url: `${site}/`,
    subOrganization: {
      "@type": "GovernmentOffice",
      name: city.desk,
      url: `${site}/`,
      ...(city.telephone ? { telephone: city.telephone } : {}),
      availableLanguage: ["ja", "en"],
    },
  };
}
