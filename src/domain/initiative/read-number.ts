export type ReadNumber = { ok: true; number: number } | { ok: false; message: string };

/** A measured value as people write it: 41, １２, 1,200, 2.5, -3, 86%. The message names what would be right. */
export function readNumber(typed: string, name: string): ReadNumber {
  const plain = typed
    .normalize("NFKC")
    .replace(/[,\s、]/gu, "")
    .replace(/^[−‐–—]/u, "-")
    .replace(/%$/u, "");
  if (!/^-?\d{1,12}(?:\.\d{1,6})?$/u.test(plain))
    return { ok: false, message: `${name}は数で書いてください(例：120、2.5)。単位は「単位」の欄に書きます。` };
  return { ok: true, number: Number(plain) };
}

/** 1,200 or 2.5: a measured value for reading. */
export function formatNumber(number: number): string {
  return new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 6 }).format(number);
}
