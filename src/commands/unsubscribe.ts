import { sql } from "kysely";
import { type MailEnd, readUnsubscribeToken } from "../accounts/unsubscribe-token.ts";
import type { Program } from "../db/program.ts";
import { keepPace } from "./choose-mail.ts";

/** One click in a mail ends mails of its kind, without signing in (RFC 8058). @returns what it ended; null when the link is none of ours. */
export async function unsubscribe(program: Program, token: string): Promise<MailEnd | null> {
  const end = readUnsubscribeToken(program.key, token);
  if (!end) return null;
  const at = program.now();
  await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    if (end.of === "mails") await keepPace(tx, end.id, "turns", at);
    if (end.of === "watch") await sql`select app.end_challenge_watch(${end.id})`.execute(tx);
    if (end.of === "member") await sql`select app.end_profile_news(${end.id}, ${at})`.execute(tx);
  });
  // Clicked again, it has ended all the same.
  return end;
}
