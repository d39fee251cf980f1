/** The address with a query too long to be kept (src/web/cache.ts): the page is drawn anew for each request. */
export function notKept(address: string): string {
  return `${address}?nothing=${"x".repeat(320)}`;
}
