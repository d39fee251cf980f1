import { normaliseCode } from "./text.ts";

export type ReadCorporateNumber = { ok: true; number: string } | { ok: false; message: string };

/**
 * Reads a 法人番号: 13 digits in either width, with dashes or spaces or without, the first being the check digit
 * (国税庁: 9 − Σ PnQn mod 9). One wrong digit is noticed, except 0 for 9.
 */
export function readCorporateNumber(typed: string): ReadCorporateNumber {
  const number = normaliseCode(typed).replace(/-/g, "");
  if (/^t\d{13}$/i.test(number))
    return wrong("法人番号は、登録番号の先頭の「T」を除いた13けたの数字で書いてください。");
  if (!/^\d*$/.test(number)) return wrong("法人番号は数字だけで書いてください。例：7000012050002");
  if (number.length !== 13) return wrong(`法人番号は13けたです(いま${number.length}けた)。例：7000012050002`);
  if (Number(number[0]) !== checkDigit(number.slice(1))) {
    return wrong("法人番号の数字のどれかが違うようです。国税庁の法人番号公表サイトの13けたと見くらべてください。");
  }
  return { ok: true, number };
}

/** The check digit of the 12 digits behind it, 1 to 9. */
export function checkDigit(base: string): number {
  const sum = [...base].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 2), 0);
  return 9 - (sum % 9);
}

function wrong(message: string): ReadCorporateNumber {
  return { ok: false, message };
}
