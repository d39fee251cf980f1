import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The path of a program of this machine, or null: `test.skipIf(!hasTool("soffice"))` skips visibly where it is missing.
 * A variable of the same name in capitals (SOFFICE) goes before the search path.
 */
export function hasTool(...names: readonly string[]): string | null {
  for (const name of names) {
    const given = process.env[name.toUpperCase()];
    const places = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
    const found = [...(given ? [given] : []), ...places.map((folder) => join(folder, name))].find(isExecutable);
    if (found) return found;
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
