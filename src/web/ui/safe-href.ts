// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop control characters inside an address
const hasControl = /[\u0000-\u0020\u007f\\]/u;

/**
 * An address that may stand in a link: http(s), mailto, tel, or a path of this site. Everything else becomes "#",
 * above all `javascript:` and `//other.example`.
 */
export function safeHref(href: string): string {
  if (hasControl.test(href)) return "#";
  if (/^(https?:\/\/|mailto:|tel:)/iu.test(href)) return href;
  if (href.startsWith("//")) return "#";
  return /^[/?#]/u.test(href) ? href : "#";
}
