import { benchCity, proposals } from "../city.ts";
import type { Row } from "../row.ts";

/** HTML, CSS and JavaScript of the challenge list, as they travel: compressed. */
export const row: Row = {
  name: "first visit of the challenge list",
  engine: "postgresql",
  records: proposals,
  budget: { of: "kilobytes", value: 40 },
  async run(bench) {
    const { started } = await benchCity(bench);
    const page = await bytesOf(`${started.address}/challenges`);
    const parts = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map((match) => match[1]!);
    const sizes = await Promise.all([...new Set(parts)].map((part) => bytesOf(`${started.address}${part}`)));
    return { kilobytes: Math.round((page.bytes + sizes.reduce((sum, { bytes }) => sum + bytes, 0)) / 100) / 10 };
  },
};

async function bytesOf(url: string): Promise<{ bytes: number; text: string }> {
  const packed = await fetch(url, { headers: { "accept-encoding": "br" } });
  const bytes = Number(packed.headers.get("content-length"));
  const text = await packed.text();
  return { bytes: bytes || Buffer.byteLength(text), text };
}
