/** A browser and a system by the names that people know them by; null where it cannot be told. */
export type BrowserName = { browser: string | null; system: string | null };

/**
 * What a browser calls itself (User-Agent), in the names of everyday. A hint for one's own eyes, never a ground for a decision: anybody can
 * call themselves anything. The order matters: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
 */
export function browserName(userAgent: string): BrowserName {
  const first = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  return { browser: first(browsers), system: first(systems) };
}

const browsers = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const systems = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bMacintosh\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
] as const;
