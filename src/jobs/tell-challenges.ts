import { sql } from "kysely";
import { derivedId } from "../accounts/derived-id.ts";
import { unsubscribeToken } from "../accounts/unsubscribe-token.ts";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { enqueueMail } from "../db/stores/mail-store.ts";
import { tell } from "../db/stores/notice-store.ts";
import { type Ground, tellingsOf } from "../domain/challenge/tellings.ts";

/** What is told of a challenge: that it takes proposals, that its words changed, what came of it, that it was withdrawn. */
type Occasion = "opened" | "amended" | "concluded" | "withdrawn";

/**
 * Tells what happened to a challenge to those who watch it, and its opening also to those who watch its field and to the organisations that
 * it fits, with the reason why. Each occasion once: it is marked in the transaction that writes the letters. Returns how many letters.
 */
export async function tellChallenges(program: Program): Promise<number> {
  return program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    // SKIP LOCKED: another copy of the program is at it already.
    const { rows } = await sql<{ id: string; challenge_id: string; occasion: Occasion }>`
      select id, challenge_id, occasion from challenge_news where told_at is null order by id limit 20 for update skip locked`.execute(
      tx,
    );
    let letters = 0;
    for (const news of rows) {
      letters += await tellWatchers(tx, program, news);
      if (news.occasion === "withdrawn") await tellSealed(tx, news.challenge_id, program.now());
      await tx.updateTable("challenge_news").set({ told_at: program.now() }).where("id", "=", news.id).execute();
    }
    return letters;
  });
}

async function tellWatchers(
  tx: Tx,
  program: Program,
  news: { id: string; challenge_id: string; occasion: Occasion },
): Promise<number> {
  const challenge = await tx
    .selectFrom("challenges")
    .select(["code", "title", "ask", "background"])
    .where("id", "=", news.challenge_id)
    .executeTakeFirst();
  if (!challenge) return 0;
  const { rows } =
    await sql<Ground>`select person_id as "personId", name, address, ground, field, strengths, watch_id as "watchId"
    from app.challenge_audience(${news.challenge_id}, ${news.occasion === "opened"})`.execute(tx);
  const tellings = tellingsOf(rows, challenge);
  for (const one of tellings) {
    const end = one.watchId ? { of: "watch" as const, id: one.watchId } : { of: "member" as const, id: one.personId };
    await enqueueMail(tx, {
      id: derivedId(program.key, `news ${news.id} ${one.personId}`),
      kind: "challenge-published",
      to: { name: one.name, address: one.address },
      lang: "ja",
      personId: one.personId,
      facts: {
        code: challenge.code,
        occasion: news.occasion,
        reason: one.reason,
        field: one.field,
        unsubscribe: `/unsubscribe/${unsubscribeToken(program.key, end)}`,
      },
      at: program.now(),
    });
  }
  return tellings.length;
}

/** Whoever has a sealed proposal to a challenge that was withdrawn: it stays closed for good, and they need not wait for its opening. */
async function tellSealed(tx: Tx, challengeId: string, at: Date): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`select sealed_for_good as id from app.sealed_for_good(${challengeId})`.execute(tx);
  for (const { id } of rows)
    await tell(tx, id, [{ kind: "news", what: "challenge-withdrawn", audience: "partner" }], null, at);
}
