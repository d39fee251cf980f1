import type { MiddlewareHandler } from "hono";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const unusedFeatures = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
  "xr-spatial-tracking",
];

/**
 * Tells the browser to run and load nothing but our own files. HSTS only where the site is reached by https, or a
 * demo on a laptop would lock itself out. A response that already carries a header keeps it (a stricter download).
 */
export function securityHeaders(options: { https: boolean }): MiddlewareHandler {
  const headers: [string, string][] = [
    ["content-security-policy", contentSecurityPolicy],
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["permissions-policy", unusedFeatures.map((feature) => `${feature}=()`).join(", ")],
    ["x-frame-options", "DENY"],
  ];
  if (options.https) headers.push(["strict-transport-security", "max-age=63072000; includeSubDomains"]);
  return async (c, next) => {
    await next();
    for (const [name, text] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, text);
  };
}

/** For everything behind a sign-in: neither the browser's back button nor a proxy may keep it. */
export function noStore(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    // A file says it more strictly.
    if (!c.res.headers.get("cache-control")?.includes("no-store")) c.res.headers.set("cache-control", "no-store");
  };
}

/**
 * Refuses a form that another site made the browser send. Browsers say where a request comes from; a client that
 * says nothing at all is no browser and carries nobody's cookies by accident.
 */
export function refuseCrossSite(options: { publicUrl?: string | undefined } = {}): MiddlewareHandler {
  const publicHost = options.publicUrl ? new URL(options.publicUrl).host : null;
  return async (c, next) => {
    const hosts = [publicHost, c.req.header("host") ?? new URL(c.req.url).host];
    if (isSafe(c.req.method) || comesFromHere(c.req.raw.headers, hosts)) return next();
    return c.text("この操作は、このサイトの画面からだけ行えます。", 403);
  };
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/** Behind a proxy the host that we hear of may not be the one in the browser: the public one is right as well. */
function comesFromHere(headers: Headers, hosts: readonly (string | null)[]): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
