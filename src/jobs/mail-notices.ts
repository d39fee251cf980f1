import { sql } from "kysely";
import { derivedId } from "../accounts/derived-id.ts";
import { unsubscribeToken } from "../accounts/unsubscribe-token.ts";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { enqueueMail } from "../db/stores/mail-store.ts";
import { addDays, instantInTokyo, minutesInTokyo, todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { consultationNumber } from "../domain/consultation/consultation.ts";
import { type LetterLine, packLines } from "../domain/mail/letter-line.ts";
import { calendarNews, type NoticeKind } from "../domain/mail/news.ts";
import type { MailPace } from "../domain/mail/pace.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { noticeSentence } from "../words/ja/notice-sentence.ts";

type Row = {
  id: string;
  person_id: string;
  kind: NoticeKind;
  what: string;
  due: string | null;
  at: Date;
  proposal_id: string | null;
  consultation_id: string | null;
  challenge_id: string | null;
  request_id: string | null;
  seed_id: string | null;
  hand_over_id: string | null;
  department_id: string | null;
  deputyship_id: string | null;
  away: string | null;
  from_day: string | null;
  to_day: string | null;
  subject_id: string | null;
  name: string;
  email: string;
  pace: MailPace;
  fiscal_year: number;
  serial: number;
  /** Null until it is published: it has no number before. */
  challenge_code: string | null;
};

/** When the mail of a day goes out: before the desk opens. Minutes after midnight, Asia/Tokyo. */
const daily = 8 * 60;

/**
 * A flood (of consultations, of questions) does not become a flood of letters: so many letters at once, and so many in an hour for a person;
 * what is more comes together in the next one.
 */
const mostAtOnce = 5;
const mostInAnHour = 20;

/** So many lines stand in one letter; the rest is a number with a link to the notices. */
const mostLines = 20;

/** Older notices are no news: a mail server that is set up later does not send a year of them. */
const longestMs = 2 * 24 * 3_600_000;

/**
 * Writes the letters of notices: at once, or those of a day together, as each person has chosen; a notice is taken by one letter alone.
 * Nothing is written while there is no mail server: the notices stand in the program.
 * @returns how many letters were written.
 */
export async function mailNotices(program: Program): Promise<number> {
  if (!program.mail) return 0;
  const at = program.now();
  return program.db.asActor({ kind: "worker", municipality: program.municipality }, async (tx) => {
    await sql`update notices set mailed_at = ${at} where municipality_id = app.municipality() and mailed_at is null
      and at < ${new Date(at.getTime() - longestMs)}`.execute(tx);
    const rows = await take(tx, at);
    const letters = Object.values(Object.groupBy(rows, (row) => row.person_id)).flatMap((own) => lettersOf(own!));
    for (const letter of letters) await write(tx, program, letter, at);
    return letters.length;
  });
}

/**
 * The notices to be mailed now, to whom they are meant for still; those of the daily mail wait for its hour. Whoever marks a notice first has
 * it: no other copy writes it too.
 */
async function take(tx: Tx, at: Date): Promise<readonly Row[]> {
  const today = todayInTokyo(at);
  const lastHour = instantInTokyo(minutesInTokyo(at) >= daily ? today : addDays(today, -1), daily);
  const { rows } = await sql<Row>`select * from wall.notices_to_mail where (pace <> 'daily' or at < ${lastHour})
    and app.is_still_told(id, ${at})
    and (select count(*) from letters l where l.person_id = notices_to_mail.person_id and l.kind = 'notices'
      and l.created_at > ${new Date(at.getTime() - 3_600_000)}) < ${sql.lit(mostInAnHour)}
    order by at, id limit 500`.execute(tx);
  const marked = await sql<{ id: string }>`update notices set mailed_at = ${at}
    where id = any (${rows.map(({ id }) => id)}::uuid[]) and mailed_at is null returning id`.execute(tx);
  const own = new Set(marked.rows.map(({ id }) => id));
  // Whoever wants their turns alone reads the news in the program; a day that they have to be somewhere is no news, nor that they act for somebody.
  return rows.filter(
    (row) =>
      own.has(row.id) &&
      (row.pace !== "turns" || row.kind !== "news" || calendarNews.includes(row.what) || row.deputyship_id),
  );
}

/** The letters of one person: for what came in one act each, or for the day; together where they would be many. */
function lettersOf(all: readonly Row[]): readonly (readonly Row[])[] {
  const [own, alone] = [all.filter((row) => !row.deputyship_id), all.filter((row) => row.deputyship_id)];
  return [...alone.map((row) => [row]), ...togetherOf(own)];
}

function togetherOf(own: readonly Row[]): readonly (readonly Row[])[] {
  const letters = Object.values(Object.groupBy(own, letterKeyOf)).map((rows) => rows!);
  return letters.length > mostAtOnce ? [own] : letters;
}

function letterKeyOf(row: Row): string {
  return row.pace === "daily" ? row.person_id : `${row.person_id} ${row.at.getTime()}`;
}

async function write(tx: Tx, program: Program, rows: readonly Row[], at: Date): Promise<void> {
  const first = rows[0]!;
  if (first.deputyship_id) return writeToDeputy(tx, program, first, at);
  const canLess = first.pace !== "turns" && rows.some((row) => row.kind === "news");
  await enqueueMail(tx, {
    id: derivedId(program.key, `notices ${rows.map(({ id }) => id).join(" ")}`),
    kind: "notices",
    to: { name: first.name, address: first.email },
    lang: "ja",
    personId: first.person_id,
    facts: {
      lines: packLines(rows.slice(0, mostLines).map(lineOf)),
      more: Math.max(0, rows.length - mostLines),
      ...meetingsOf(rows),
      ...(canLess
        ? { unsubscribe: `/unsubscribe/${unsubscribeToken(program.key, { of: "mails", id: first.person_id })}` }
        : {}),
    },
    at,
  });
}

/** That somebody is a deputy is a letter of its own: with the days, and what they may do. */
async function writeToDeputy(tx: Tx, program: Program, row: Row, at: Date): Promise<void> {
  const { rows } = await sql<{
    parts: string[];
  }>`select app.deputy_parts(${row.deputyship_id}) as parts`.execute(tx);
  await enqueueMail(tx, {
    id: derivedId(program.key, `deputyship ${row.id}`),
    kind: "deputyship",
    to: { name: row.name, address: row.email },
    lang: "ja",
    personId: row.person_id,
    facts: {
      ...{ what: row.what, away: row.away ?? "", from: String(row.from_day), to: String(row.to_day) },
      parts: rows[0]!.parts.join(" "),
    },
    at,
  });
}

/** The meetings whose day was fixed, moved or taken back: the letter carries them for the reader's calendar. */
function meetingsOf(rows: readonly Row[]): { meetings?: string } {
  const ids = rows.flatMap((row) => (calendarNews.includes(row.what) && row.subject_id ? [row.subject_id] : []));
  return ids.length > 0 ? { meetings: [...new Set(ids)].join(" ") } : {};
}

function lineOf(row: Row): LetterLine {
  const { proposal_id: proposal, consultation_id: consultation, challenge_id: challenge } = row;
  const serial = { fiscalYear: row.fiscal_year, serial: row.serial };
  const what = { sentence: noticeSentence(row.kind, row.what), due: row.kind === "news" ? null : row.due };
  if (proposal) return { ...what, number: proposalNumber(serial), path: `/proposals/${proposal}` };
  if (consultation) return { ...what, number: consultationNumber(serial), path: `/desk/consultations/${consultation}` };
  if (row.hand_over_id) return { ...what, number: "引継ぎ", path: `/desk/hand-overs/${row.hand_over_id}` };
  if (row.department_id) return { ...what, number: "組織改正", path: `/desk/divisions/${row.department_id}` };
  if (row.request_id || row.seed_id)
    return { ...what, number: "課題のたね", path: `/desk/seeds${row.seed_id ? `/${row.seed_id}` : ""}` };
  const number = row.challenge_code ? `課題 ${row.challenge_code}` : "公開前の課題";
  return { ...what, number, path: `/desk/challenges/${challenge}${row.subject_id ? "/questions" : ""}` };
}
