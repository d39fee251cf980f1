import { countGraphemes } from "../kernel/text.ts";

/** Most characters of a name, as a reader counts them. */
export const mostOfName = 300;

/**
 * The name as given, without the folders that some browsers send before it, and without what no text may hold (control characters,
 * half characters). Nothing else changes: 𠮷, ㈱ and variant selectors stay.
 */
export function nameAsGiven(sent: string): string {
  const last = sent.toWellFormed().split(/[/\\]/u).at(-1) ?? "";
  return last.replace(controlCharacters, "").trim();
}

/** Why a name cannot be stored; null when it can. */
export function faultOfName(name: string): "no-name" | "name-too-long" | null {
  if (name === "" || /^\.+$/.test(name)) return "no-name";
  return countGraphemes(name) > mostOfName ? "name-too-long" : null;
}

/**
 * The name under which a file is saved by whoever downloads it. Signs that turn the direction of writing are taken out ("exe.fdp" must
 * not look like "pdf.exe"), and what no file system takes; the rest is the name as given, cut between characters before its ending
 * where it would not fit into a header.
 */
export function downloadName(name: string): string {
  const plain = name
    .replace(controlCharacters, "")
    .replace(turningSigns, "")
    .replace(/[/\\:*?"<>|]/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  return shortened(plain === "" ? "file" : plain);
}

/** A header of 8 kB is passed on by every proxy; each byte of a name takes three signs in it. */
const mostBytes = 2_000;

function shortened(name: string): string {
  if (bytesOf(name) <= mostBytes) return name;
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? "";
  let kept = "";
  let bytes = bytesOf(ending);
  for (const { segment } of graphemes.segment(name.slice(0, name.length - ending.length))) {
    bytes += bytesOf(segment);
    if (bytes > mostBytes) break;
    kept += segment;
  }
  return `${kept}${ending}`;
}

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });
const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).byteLength;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/gu;
const turningSigns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
