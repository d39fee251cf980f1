/**
 * The check digit of a 全国地方公共団体コード (総務省): the first five digits times 6, 5, 4, 3, 2; the sum taken from 11 (modulo 11), its last
 * digit. 27206 → 0.
 */
export function municipalityCheckDigit(base: string): number {
  const sum = [...base].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0);
  return (11 - (sum % 11)) % 10;
}

/** Whether six digits are such a code. */
export function isMunicipalityCode(code: string): boolean {
  return /^\d{6}$/.test(code) && Number(code[5]) === municipalityCheckDigit(code.slice(0, 5));
}
