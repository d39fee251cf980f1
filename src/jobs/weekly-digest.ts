import { sql } from "kysely";
import { derivedId } from "../accounts/derived-id.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { enqueueMail } from "../db/stores/mail-store.ts";
import { isBusinessDay } from "../domain/calendar/business-days.ts";
import { addDays, instantInTokyo, minutesInTokyo, todayInTokyo, weekday } from "../domain/calendar/tokyo-date.ts";
import { packLines } from "../domain/mail/letter-line.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { noticeSentence } from "../words/ja/notice-sentence.ts";

/** So many lines stand in one letter; the rest is a number with a link to the board. */
const mostLines = 20;

const morning = 8 * 60;

type Row = {
  person_id: string;
  name: string;
  email: string;
  proposal_id: string;
  task: string;
  due: string | null;
  fiscal_year: number;
  serial: number;
};

/**
 * On the first business day of a week each person of a department gets one letter of what waited for the department in the morning
 * (process.md: a weekly digest rather than daily blame); what comes later that day is told as every turn is. The letter's id follows from person and week: written once, however often this runs.
 * @returns how many people there were to write to.
 */
export async function weeklyDigest(program: Program): Promise<number> {
  if (!program.mail) return 0;
  const at = program.now();
  const today = todayInTokyo(at);
  const { calendar } = await cityOf(program);
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  const earlier = Array.from({ length: (weekday(today) + 6) % 7 }, (_, index) => addDays(monday, index));
  const isFirst = isBusinessDay(today, calendar) && !earlier.some((day) => isBusinessDay(day, calendar));
  if (!isFirst || minutesInTokyo(at) < morning) return 0;
  return program.db.asActor({ kind: "worker", municipality: program.municipality }, async (tx) => {
    const { rows } = await sql<Row>`select * from wall.department_clocks where since < ${instantInTokyo(today, morning)}
        order by due nulls last, serial limit 5000`.execute(tx);
    const byPerson = Object.values(Object.groupBy(rows, (row) => row.person_id));
    for (const own of byPerson) {
      const { person_id: personId, name, email } = own![0]!;
      await enqueueMail(tx, {
        id: derivedId(program.key, `weekly digest ${personId} ${monday}`),
        kind: "weekly-digest",
        to: { name, address: email },
        lang: "ja",
        personId,
        facts: {
          lines: packLines(
            own!.slice(0, mostLines).map((row) => ({
              number: proposalNumber({ fiscalYear: row.fiscal_year, serial: row.serial }),
              sentence: noticeSentence("turn", row.task),
              due: row.due,
              path: `/proposals/${row.proposal_id}`,
            })),
          ),
          more: Math.max(0, own!.length - mostLines),
        },
        at,
      });
    }
    return byPerson.length;
  });
}
