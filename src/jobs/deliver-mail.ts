import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { forgetLetters, putOffLetter, settleLetter, takeLetters, type WaitingLetter } from "../db/stores/mail-store.ts";
import { listMeetingsToMail } from "../db/stores/meeting-store.ts";
import { appointmentOf } from "../documents/appointment-of.ts";
import { calendarFile, calendarType } from "../documents/calendar-file.ts";
import type { Handed, Mailer, MailFile } from "../domain/mail/mailer.ts";
import { nextTry } from "../domain/mail/retry.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { wordsOfLetter } from "../mail/letters.ts";

/** So many letters are taken at once; the rest waits for the next turn of the loop. */
const most = 20;

/** While one copy hands letters over, no other takes them. Longer than a slow server is waited for. */
const leaseMs = 15 * 60_000;

/** Settled letters are kept for a month, without what they said: for the question "did it leave?". */
const keptMs = 31 * 24 * 3_600_000;

/**
 * Hands the letters of the outbox to the mail server. A letter is sent once: it is settled straight after the server has taken it; only a
 * program that is killed in between sends it again, under the same Message-ID. Without a mail server they wait.
 * @returns how many were sent.
 */
export async function deliverMail(program: Program): Promise<number> {
  const { mail } = program;
  if (!mail) return 0;
  const worker = { kind: "worker", municipality: program.municipality } as const;
  let sent = 0;
  for (;;) {
    const at = program.now();
    const letters = await program.db.asActor(worker, (tx) =>
      takeLetters(tx, at, new Date(at.getTime() + leaseMs), most),
    );
    const { isAway, count } = await handOver(program, mail, letters);
    sent += count;
    if (isAway || letters.length < most) break;
  }
  await program.db.asActor(worker, (tx) => forgetLetters(tx, new Date(program.now().getTime() - keptMs)));
  return sent;
}

/** One after the other; when the server is away the rest is put back untried. */
async function handOver(
  program: Program,
  mail: Mailer,
  letters: readonly WaitingLetter[],
): Promise<{ isAway: boolean; count: number }> {
  let [isAway, answer, count] = [false, "", 0];
  for (const letter of letters) {
    const handed: Handed = isAway ? { as: "away", answer } : await mail.send(await mailOf(program, mail, letter));
    if (handed.as === "away") [isAway, answer] = [true, handed.answer];
    if (handed.as === "sent") count += 1;
    await note(program, letter, handed);
  }
  return { isAway, count };
}

async function note(program: Program, letter: WaitingLetter, handed: Handed): Promise<void> {
  const at = program.now();
  await program.db.asActor({ kind: "worker", municipality: program.municipality }, async (tx) => {
    if (handed.as === "sent") return settleLetter(tx, letter.id, "sent", "", at);
    if (handed.as === "refused") return settleLetter(tx, letter.id, "refused", handed.answer, at);
    const next = nextTry(letter.createdAt, letter.tries, at);
    if (!next) return settleLetter(tx, letter.id, "expired", handed.answer, at);
    return putOffLetter(tx, letter.id, next, handed.answer);
  });
}

async function mailOf(program: Program, mail: Mailer, letter: WaitingLetter) {
  const city = await cityOf(program);
  // A name that a stranger typed is not carried to a mailbox that may be somebody else's: the address stands for it.
  const to = letter.personId ? letter.to : { name: "", address: letter.to.address };
  const words = wordsOfLetter(letter.kind, letter.facts, {
    lang: letter.lang,
    city: letter.lang === "en" ? city.nameEn : city.name,
    name: to.name,
    link: (path) => `${program.publicUrl}${path}`,
  });
  const { unsubscribe, meetings } = letter.facts;
  return {
    id: letter.id,
    to,
    ...words,
    files: typeof meetings === "string" ? await calendarsOf(program, mail, meetings.split(" ")) : [],
    unsubscribe: typeof unsubscribe === "string" ? `${program.publicUrl}${unsubscribe}` : undefined,
  };
}

/** The meetings that a letter is about, as calendars take them: as they stand when it leaves, without place, link or word of anybody. */
async function calendarsOf(program: Program, mail: Mailer, ids: readonly string[]): Promise<readonly MailFile[]> {
  const worker = { kind: "worker", municipality: program.municipality } as const;
  const meetings = await program.db.asActor(worker, (tx) => listMeetingsToMail(tx, ids));
  return meetings.map((meeting) => {
    const appointment = appointmentOf(meeting, {
      publicUrl: program.publicUrl,
      location: "",
      organizer: mail.from,
    });
    return {
      name: `${proposalNumber(meeting.number)}.ics`,
      type: calendarType(appointment.isCancelled),
      content: calendarFile(appointment, program.now()),
    };
  });
}
