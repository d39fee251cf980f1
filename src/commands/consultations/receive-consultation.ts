import { createHash } from "node:crypto";
import { sql } from "kysely";
import { derivedId } from "../../accounts/derived-id.ts";
import { hashToken } from "../../accounts/tokens.ts";
import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { enqueueMail, mayWriteToStranger } from "../../db/stores/mail-store.ts";
import { deadline } from "../../domain/calendar/business-days.ts";
import { fiscalYearOf } from "../../domain/calendar/fiscal-year.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { consultationNumber, linkEnd } from "../../domain/consultation/consultation.ts";
import { readConsultation, type TypedConsultation } from "../../domain/consultation/read-consultation.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { baseLang, type Lang, words } from "../../words/words.ts";
import { consultationPath, consultationToken } from "./sender-link.ts";

export type ReceiveConsultation = TypedConsultation & {
  lang: Lang;
  /** The key of the form: sent twice, kept once, and both times answered with the same link. */
  formKey: string;
};

/**
 * Takes a consultation from the public page (G5: one window). Nobody is signed in, so it goes through a function of the database
 * that adds and reads nothing else.
 * @returns its id, and the token of the sender's own link, which shows what becomes of it; it is stored nowhere.
 */
export async function receiveConsultation(
  program: Program,
  input: ReceiveConsultation,
): Promise<Result<{ id: string; token: string }>> {
  const { consultation, errors } = readConsultation(input, words(input.lang).consult.errors, true);
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const city = await cityOf(program);
  const at = program.now();
  const what = JSON.stringify({ ...consultation, lang: baseLang(input.lang) });
  // By the key and the words: a key that somebody else has seen (a shared computer, a page kept on the way) opens nothing of theirs.
  const form = `${input.formKey} ${createHash("sha256").update(what).digest("hex")}`;
  const id = derivedId(program.key, `consultation ${form}`);
  const token = consultationToken(program.key, id);
  const due = deadline(at, city.settings.targetDays.firstAnswer, city.calendar);
  const hash = hashToken(token);
  await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    await sql`select app.receive_consultation(${id}, ${hash}, ${what}::jsonb,
      ${fiscalYearOf(todayInTokyo(at))}, ${at}, ${due}, ${linkEnd(at)})`.execute(tx);
    if (!program.mail || consultation.mail === "") return;
    // The page after the form shows the same link: nothing is lost where no letter leaves.
    if (!(await mayWriteToStranger(tx, consultation.mail, "consultation-received", at))) return;
    const kept = await sql<{
      fiscal_year: number;
      serial: number;
    }>`select (f->>'fiscal_year')::int as fiscal_year, (f->>'serial')::int as serial from app.followed_consultation(${hash}, ${at}) f`.execute(
      tx,
    );
    const { fiscal_year: fiscalYear, serial } = kept.rows[0]!;
    await enqueueMail(tx, {
      id: derivedId(program.key, `consultation letter ${id}`),
      kind: "consultation-received",
      to: { name: consultation.name, address: consultation.mail },
      lang: baseLang(input.lang),
      personId: null,
      facts: { number: consultationNumber({ fiscalYear, serial }), path: consultationPath(input.lang, token) },
      at,
    });
  });
  return done({ id, token });
}
