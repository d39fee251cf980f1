import { derivedSecret } from "./derived-id.ts";

/** As many as the larger services give: enough for some years of lost telephones, few enough to write down. */
const howMany = 10;
/** Crockford's alphabet: no letter looks like a digit. Sixteen of them carry 80 bits. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const length = 16;

/**
 * Ten one-time codes that follow from the program's key and the form that asked for them: the form sent twice shows the same ones, and
 * without the key nobody foretells them. Shown once as "xxxx-xxxx-xxxx-xxxx".
 */
export function recoveryCodesFor(key: Buffer, personId: string, form: string): string[] {
  return Array.from({ length: howMany }, (_, index) => {
    const bytes = derivedSecret(key, `recovery code ${index} of ${personId} by ${form}`);
    const code = Array.from({ length }, (_, place) => alphabet[bytes[place]! % alphabet.length]).join("");
    return code.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** A typed recovery code as it is compared: width, case, spaces and strokes do not matter, nor O for 0 and I or L for 1; null when it is none. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}ー−]/gu, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");
  return code.length === length && [...code].every((sign) => alphabet.includes(sign)) ? code : null;
}

/**
 * What is stored of a code: a hash with the program's key. 80 bits would fall to nobody soon, and without the key, which is not in the
 * database, a guess cannot even be checked (ASVS 6.5.2 asks for a slow hash where there is no such key).
 */
export function hashRecoveryCode(key: Buffer, personId: string, code: string): Buffer {
  return derivedSecret(key, `recovery code of ${personId}: ${code}`);
}
