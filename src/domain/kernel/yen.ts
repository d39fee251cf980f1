export type ReadYen = { ok: true; yen: number } | { ok: false; message: string };

const example = "例：800000、80万円、1,200,000円";
const amount = /^(?:(\d+(?:\.\d+)?)億)?(?:(\d+(?:\.\d+)?)(千)?万)?(?:(\d+(?:\.\d+)?)千)?(\d+)?円?$/u;

/**
 * Reads an amount of yen as people write it: 1200000, 1,200,000円, １２０万円, 1.5万円, 1億2千万円, ¥800. Whole yen, not
 * negative. The message names what would be right.
 */
export function readYen(typed: string): ReadYen {
  const plain = typed
    .normalize("NFKC")
    .replace(/、/gu, ",")
    .replace(/\s/gu, "")
    .replace(/^[¥\\]/u, "")
    .replace(/-$/u, "");
  if (/,/.test(plain) && !/^(?:\d{1,3}(?:,\d{3})+|[^,])+$/u.test(plain)) {
    return wrong(`金額のカンマは3けたごとに付けてください(${example})。`);
  }
  const found = amount.exec(plain.replaceAll(",", ""));
  const [, oku, man, thousandMan, thousand, ones] = found ?? [];
  if (!found || ![oku, man, thousand, ones].some((part) => part !== undefined)) {
    return wrong(`金額は0以上の円の数字で書いてください(${example})。`);
  }
  const yen =
    times(oku, 100_000_000) + times(man, thousandMan ? 10_000_000 : 10_000) + times(thousand, 1_000) + times(ones, 1);
  if (!Number.isInteger(yen)) return wrong(`金額は1円より細かくせずに書いてください(${example})。`);
  if (!Number.isSafeInteger(yen)) return wrong("金額が大きすぎます。けたを確かめてください。");
  return { ok: true, yen };
}

/** 1,200,000円 */
export function formatYen(yen: number): string {
  return `${new Intl.NumberFormat("ja-JP").format(yen)}円`;
}

/** 120万円 where it comes out even, else all digits: never rounded. */
export function formatManYen(yen: number): string {
  return yen !== 0 && yen % 10_000 === 0
    ? `${new Intl.NumberFormat("ja-JP").format(yen / 10_000)}万円`
    : formatYen(yen);
}

/** Rounded to a thousandth of a yen, so that 1.1万 (11000.000000000002) is whole and 0.00005万 (half a yen) is not. */
function times(part: string | undefined, unit: number): number {
  return part === undefined ? 0 : Math.round(Number(part) * unit * 1000) / 1000;
}

function wrong(message: string): ReadYen {
  return { ok: false, message };
}
