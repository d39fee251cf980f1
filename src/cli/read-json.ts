import { readFileSync } from "node:fs";

/** A file that cannot be used: one line that says which file, row and field, and what would be right. */
export class BadInput extends Error {}

/**
 * The JSON of a file in UTF-8.
 * @throws BadInput when it cannot be read, with the line and column where the engine says so.
 */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const why = error instanceof TypeError ? "UTF-8の文字として読めません。" : "ファイルを読めません。";
    throw new BadInput(`${file}: ${why}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${file}: ${placeOf(error, text)}JSONとして読めません。`);
  }
}

/**
 * Runs the main part of a command: everything is read before anything is printed, so bad input prints one line on standard error and
 * nothing else.
 * @returns the exit code: 2 for bad input.
 */
export function printLines(lines: () => readonly string[]): number {
  try {
    const printed = lines();
    if (printed.length > 0) process.stdout.write(`${printed.join("\n")}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    process.stderr.write(`${error.message.replace(/\s+/gu, " ")}\n`);
    return 2;
  }
}

/** The line and column of a mistake in JSON, where the engine says so. */
function placeOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(String(error))?.[1];
  if (position === undefined) return "";
  const before = text.slice(0, Number(position)).split("\n");
  return `${before.length}行${before.at(-1)!.length + 1}文字目: `;
}
