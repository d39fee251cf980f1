import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { isBusinessDay } from "../../domain/calendar/business-days.ts";
import { addDays, minutesInTokyo, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { questionOfToday } from "../../domain/challenge/asking-days.ts";

/** Departments are asked when the desk is open. Minutes after midnight, Asia/Tokyo. */
const opening = 8 * 60 + 45;

/** A day that is moved in settings is not asked twice: the days are half a year apart, not weeks. */
const shortestPauseDays = 60;

/**
 * Twice a year, on the days of the settings, asks each department for its problems (U5): a row for each, whose trigger tells its people.
 * Once for a day and department, however often and from how many copies of the program this runs. The desk asks, and is not asked.
 * @returns how many departments were asked.
 */
export async function askDepartments(program: Program): Promise<number> {
  const at = program.now();
  const today = todayInTokyo(at);
  const { calendar, settings } = await cityOf(program);
  const question = questionOfToday(today, settings.problemQuestion, calendar);
  if (!question || !isBusinessDay(today, calendar) || minutesInTokyo(at) < opening) return 0;
  const { askedOn, due } = question;
  return program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    const asked = await sql`insert into challenge_requests (department_id, asked_on, due, asked_at)
      select d.id, ${askedOn}::date, ${due}::date, ${at} from departments d
      where (d.opened_on is null or d.opened_on <= ${today}) and (d.closed_on is null or d.closed_on > ${today}) and not d.is_desk and not exists (select from challenge_requests r where r.department_id = d.id
        and r.asked_on > ${addDays(askedOn, -shortestPauseDays)} and r.asked_on <> ${askedOn})
      on conflict on constraint challenge_requests_once do nothing`.execute(tx);
    return Number(asked.numAffectedRows ?? 0n);
  });
}
