/** Places to which a sign-in leads back; everything else begins at one's first page. */
const allowed =
  /^\/(en\/|easy\/)?(proposals|desk|account|challenges|cases|numbers|how|ideas|notices|consult|invitations|sign-in\/identity)(\/|\?|$)/;

/** Where a sign-in leads: a path of this site from the list, or null. Never another site: `//evil.example`, `/\evil`, `https:…`. */
export function nextPath(typed: string | undefined): string | null {
  if (!typed || typed.length > 500 || !/^\/[^\\\p{Cc}]*$/u.test(typed) || typed.startsWith("//")) return null;
  const here = "http://here.invalid";
  if (!URL.canParse(typed, here)) return null;
  const url = new URL(typed, here);
  const path = url.pathname + url.search;
  return url.origin === here && allowed.test(path) ? path : null;
}
