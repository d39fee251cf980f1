import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { FieldError } from "../domain/kernel/result.ts";

/**
 * P7b: whether content of a protected part stands in a text that others will read. The database looks, and names the part by its
 * heading; the words themselves are not read. For the desk only: to others the answer is always that nothing stands there.
 */
export async function protectedWordsIn(
  tx: Tx,
  proposalId: string,
  text: string,
  field: string,
): Promise<readonly FieldError[]> {
  const found = await sql<{
    heading: string;
  }>`select heading from app.stands_in_text(${proposalId}, ${text})`.execute(tx);
  return found.rows.map(({ heading }) => ({
    field,
    message: `守りたい部分「${heading}」の内容と同じ文字が入っています。その部分を消してください。`,
  }));
}

/** All the words of a structured text, for looking through: every string in it, one a line. */
export function wordsOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (Array.isArray(body)) return body.map(wordsOf).join("\n");
  if (body && typeof body === "object") return Object.values(body).map(wordsOf).join("\n");
  return "";
}
