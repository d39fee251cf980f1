import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { LetterFacts, LetterKind } from "../../domain/mail/letter-kinds.ts";
import type { Tx } from "../connect.ts";

/** A letter to one person, in the words of its kind. */
export type Letter = {
  /** The same cause gives the same id where an act may come twice: then it is one letter. */
  id?: string;
  kind: LetterKind;
  to: { name: string; address: string };
  lang: "ja" | "en";
  /** The account it is for; null for who has none. */
  personId: string | null;
  facts: LetterFacts;
  at: Date;
};

/** A letter that is to be sent now. */
export type WaitingLetter = Omit<Letter, "at" | "id"> & { id: string; tries: number; createdAt: Date };

/** Puts a letter into the outbox, in the transaction of the act that causes it: undone with it, kept with it. Any actor but a visitor. */
export async function enqueueMail(tx: Tx, letter: Letter): Promise<void> {
  await tx
    .insertInto("letters")
    .values({
      id: letter.id ?? randomUUID(),
      kind: letter.kind,
      to_name: letter.to.name,
      to_address: letter.to.address,
      lang: letter.lang,
      person_id: letter.personId,
      facts: JSON.stringify(letter.facts),
      created_at: letter.at,
      next_try_at: letter.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * As the authenticator: whether one more letter of this kind may go to an address that a stranger has typed: three in a day, so that
 * nobody is flooded in the city's name, and three hundred in an hour to all of them.
 */
export async function mayWriteToStranger(tx: Tx, address: string, kind: LetterKind, at: Date): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean;
  }>`select app.may_write_to_stranger(${address}, ${kind}, ${at}) as may`.execute(tx);
  return rows[0]!.may;
}

/**
 * As the worker: takes the letters whose time has come for `leaseUntil`, so that another copy of the program leaves them alone; one that
 * dies meanwhile leaves them to be tried again then.
 */
export async function takeLetters(tx: Tx, at: Date, leaseUntil: Date, most: number): Promise<readonly WaitingLetter[]> {
  const taken = await sql<{
    id: string;
    kind: string;
    to_name: string;
    to_address: string;
    lang: "ja" | "en";
    person_id: string | null;
    facts: LetterFacts;
    tries: number;
    created_at: Date;
  }>`update letters set tries = tries + 1, next_try_at = ${leaseUntil} where id in (
      select id from letters where municipality_id = app.municipality() and state = 'waiting' and next_try_at <= ${at}
      order by next_try_at, id limit ${sql.lit(most)} for update skip locked)
    returning id, kind, to_name, to_address, lang, person_id, facts, tries, created_at`.execute(tx);
  return taken.rows.map((row) => ({
    id: row.id,
    kind: row.kind as LetterKind,
    to: { name: row.to_name, address: row.to_address },
    lang: row.lang,
    personId: row.person_id,
    facts: row.facts,
    tries: row.tries,
    createdAt: row.created_at,
  }));
}

/** As the worker: the letter is done with, one way or another. Its facts are emptied: a link in them may open something. */
export async function settleLetter(
  tx: Tx,
  id: string,
  state: "sent" | "refused" | "expired",
  answer: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("letters")
    .set({ state, answer, settled_at: at, facts: "{}" })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** As the worker: back into the outbox until `until`. */
export async function putOffLetter(tx: Tx, id: string, until: Date, answer: string): Promise<void> {
  await tx
    .updateTable("letters")
    .set({ next_try_at: until, answer })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** As the worker: letters that were settled before `before` are forgotten. @returns how many. */
export async function forgetLetters(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("letters")
    .where("state", "<>", "waiting")
    .where("settled_at", "<", before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
