import type { Config } from "../config.ts";
import type { Program } from "../db/program.ts";
export async function openDemo(_config: Config, _say: (line: string) => void): Promise<Program> {
  throw new Error("being written");
}
