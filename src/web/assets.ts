import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Context } from "hono";

type Asset = { type: string; plain: Uint8Array; gzip: Uint8Array | null; brotli: Uint8Array | null };

/** Layers in the order in which they win; files of a folder are joined in the order of their names. */
const styleFolders = ["tokens.css", "base", "parts", "pages", "print.css"];
const textTypes: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
};

/**
 * The one stylesheet, the one script and the icon, read from `public/` once at start, named after their content
 * (so they may be kept for ever) and compressed beforehand.
 */
export const assets = readAssets(publicFolder());

/** Answers `/assets/NAME`: immutable, with gzip or brotli as the reader accepts. */
export function serveAsset(c: Context): Response {
  const asset = assets.files.get(c.req.path);
  // Before anybody is known there is no page to draw, and no page is looked for here.
  if (!asset) return c.text("404 Not Found", 404);
  const accepted = c.req.header("accept-encoding") ?? "";
  const headers = new Headers({
    "content-type": asset.type,
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
  });
  const encoded = choose(asset, accepted);
  if (encoded.encoding) headers.set("content-encoding", encoded.encoding);
  headers.set("content-length", String(encoded.bytes.byteLength));
  return new Response(encoded.bytes as Uint8Array<ArrayBuffer>, { headers });
}

function choose(asset: Asset, accepted: string): { bytes: Uint8Array; encoding: string | null } {
  if (asset.brotli && /\bbr\b/u.test(accepted)) return { bytes: asset.brotli, encoding: "br" };
  if (asset.gzip && /\bgzip\b/u.test(accepted)) return { bytes: asset.gzip, encoding: "gzip" };
  return { bytes: asset.plain, encoding: null };
}

/** Everything under `public/` that pages refer to, by its address. */
export function readAssets(folder: string) {
  const files = new Map<string, Asset>();
  const add = (name: string, ending: string, content: string | Buffer): string => {
    const plain = Buffer.from(content as string);
    const hash = createHash("sha256").update(plain).digest("hex").slice(0, 12);
    const address = `/assets/${name}-${hash}.${ending}`;
    files.set(address, { type: textTypes[ending] ?? "application/octet-stream", plain, ...compressed(plain) });
    return address;
  };
  return {
    stylesheet: add("style", "css", readStyle(join(folder, "css"))),
    script: add("script", "js", shortenScript(readFolder(join(folder, "js"), ".js"))),
    icon: add("icon", "svg", readFileSync(join(folder, "icons", "icon.svg"), "utf8")),
    // The woven band alone, without words: what stands beside a link to us elsewhere (1200 × 630).
    card: add("card", "png", readFileSync(join(folder, "icons", "card.png"))),
    files,
  };
}

function compressed(plain: Buffer) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return { gzip: gzipSync(plain, { level: 9 }), brotli: brotliCompressSync(plain, quality) };
}

function readStyle(folder: string): string {
  const sheets = styleFolders.map((name) => {
    const path = join(folder, name);
    return name.endsWith(".css") ? readFileSync(path, "utf8") : readFolder(path, ".css");
  });
  return shorten(`@layer tokens, base, parts, pages, print;\n${sheets.join("\n")}`).replace(/\s*([{};>,])\s*/gu, "$1");
}

function readFolder(folder: string, ending: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

/** Leaves out comments, indentation and empty lines; names and order stay, so that what is served can still be read. */
function shorten(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//gu, "")
    .replace(/^\s+/gmu, "")
    .replace(/\n{2,}/gu, "\n");
}

/** The same of a script, where a comment has its lines to itself. */
function shortenScript(script: string): string {
  return shorten(script.replace(/^\s*\/\/.*$/gmu, ""));
}

/** `public/` beside `src/` or beside (or within) `dist/`: the program may run from its sources or as one bundle. */
function publicFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, "public");
    if (existsSync(join(candidate, "css"))) return candidate;
    const parent = dirname(folder);
    if (parent === folder) throw new Error("The folder public/ with the stylesheets was not found above the program");
    folder = parent;
  }
}
