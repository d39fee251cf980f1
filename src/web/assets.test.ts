import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { assets, serveAsset } from "./assets.ts";
import { refuseCrossSite, securityHeaders } from "./security.ts";

const app = new Hono();
app.use(securityHeaders({ https: true }), refuseCrossSite({ publicUrl: "https://desk.example.jp" }));
app.get("/assets/*", serveAsset);
app.post("/act", (c) => c.text("done"));

describe("the files of every page", () => {
  it("are one stylesheet and one script, together under 16 kB on the wire", () => {
    const size = [assets.stylesheet, assets.script].reduce(
      (sum, name) => sum + (assets.files.get(name)?.brotli?.length ?? 0),
      0,
    );
    expect(size).toBeLessThan(16_000);
  });
  it("are compressed as the browser accepts and kept for ever", async () => {
    const answer = await app.request(assets.stylesheet, { headers: { "accept-encoding": "gzip, br" } });
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toContain("@layer tokens,base");
  });
  it("ask nothing of another site", () => {
    for (const { plain } of assets.files.values())
      expect(Buffer.from(plain).toString()).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org)/u);
  });
  it("have the colours of the design tokens", () => {
    const tokens = colours(readFileSync("node_modules/@digital-go-jp/design-tokens/dist/tokens.css", "utf8"));
    const ours = colours(readFileSync("public/css/tokens.css", "utf8"));
    expect(ours.size).toBeGreaterThan(20);
    for (const [name, colour] of ours) expect([name, colour]).toEqual([name, tokens.get(name)]);
  });
});

describe("a form that another site sends", () => {
  const post = (headers: Record<string, string>) => app.request("/act", { method: "POST", headers });
  it("is refused", async () => {
    expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post({ "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await post({ origin: "https://evil.example" })).status).toBe(403);
    expect((await post({ origin: "null" })).status).toBe(403);
  });
  it("is no obstacle to our own pages, nor to a program without a browser", async () => {
    expect((await post({ "sec-fetch-site": "same-origin", origin: "https://desk.example.jp" })).status).toBe(200);
    expect((await post({ host: "10.0.0.5:3000", origin: "https://desk.example.jp" })).status).toBe(200);
    expect((await post({ host: "localhost:3000", origin: "http://localhost:3000" })).status).toBe(200);
    expect((await post({})).status).toBe(200);
  });
});

describe("every answer", () => {
  it("forbids inline scripts and styles, frames and guessing", async () => {
    const { headers } = await app.request("/nothing");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toContain("max-age");
  });
});

function colours(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/(--color-(?:primitive|neutral)[\w-]+):\s*(#\w+);/gu)].map(([, name, colour]) => [name!, colour!]),
  );
}
