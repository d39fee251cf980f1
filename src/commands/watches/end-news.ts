import { sql } from "kysely";
import { readNewsToken } from "../../accounts/news-token.ts";
import type { Program } from "../../db/program.ts";

/** One click in a mail about challenges ends mails of its kind (RFC 8058). @returns false when the link is none of ours. */
export async function endNews(program: Program, token: string): Promise<boolean> {
  const end = readNewsToken(program.key, token);
  if (!end) return false;
  const at = program.now();
  await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    (end.of === "watch"
      ? sql`select app.end_challenge_watch(${end.id})`
      : sql`select app.end_profile_news(${end.id}, ${at})`
    ).execute(tx),
  );
  // Clicked again, it has ended all the same.
  return true;
}
