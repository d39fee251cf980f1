import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../bin/tools.ts";

/** The installed Chromium; null where there is none (then the test is skipped by name, and in CI that is a failure). */
export function chromiumPath(): string | null {
  return process.env.CHROMIUM || findChromium().path;
}

/** Starts a browser that asks nobody but us: no background requests of its own. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error("no Chromium on this machine");
  const quiet = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ];
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--lang=ja", ...quiet] });
}
