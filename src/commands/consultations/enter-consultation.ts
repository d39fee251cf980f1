import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { deadline } from "../../domain/calendar/business-days.ts";
import { fiscalYearOf } from "../../domain/calendar/fiscal-year.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { consultationChannels } from "../../domain/consultation/consultation.ts";
import { readConsultation, type TypedConsultation } from "../../domain/consultation/read-consultation.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { words } from "../../words/words.ts";
import { isFirstTime } from "../act.ts";
import { openSenderLink } from "./sender-link.ts";

const oneYear = 366 * 24 * 3_600_000;

export type EnterConsultation = TypedConsultation & {
  actor: Person;
  formKey: string;
  /** call, visit, mail or introduction. */
  channel: string;
  /** When it came; without it, now. What could not be read of it stands beside. */
  receivedAt?: Date | null;
  receivedAtFaults?: readonly FieldError[];
  /** What was said at once; "" leaves it open. */
  answered: string;
};

/**
 * The desk notes a call, a visit, a mail, an introduction (G6.3a): within a minute, so a name and a sentence are enough. What was
 * answered in the same breath is noted with it, and nothing waits.
 * @returns its id; null when this form was sent before.
 */
export async function enterConsultation(
  program: Program,
  input: EnterConsultation,
): Promise<Result<{ id: string } | null>> {
  const { consultation, errors } = readConsultation(input, words("ja").consult.errors, false);
  const answer = readText(input.answered, { max: 1000, isMultiline: true, isRequired: false }, "その場で答えたこと");
  if (!answer.ok) errors.push({ field: "answered", message: answer.message });
  if (input.channel === "form" || !(consultationChannels as readonly string[]).includes(input.channel))
    errors.push({ field: "channel", message: "どのように届いたかを選んでください。" });
  const at = program.now();
  const receivedAt = input.receivedAt ?? at;
  errors.push(...(input.receivedAtFaults ?? []));
  if (receivedAt > at) errors.push({ field: "received", message: "届いた日時は、いまより前を書いてください。" });
  // A year written wrongly would be a deadline missed by a year.
  if (receivedAt < new Date(at.getTime() - oneYear))
    errors.push({ field: "received", message: "届いた日時は、この1年の間を書いてください。" });
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const city = await cityOf(program);
  const isAnswered = answer.ok && answer.text.trim() !== "";
  return program.db.asActor(input.actor, async (tx) => {
    if (!(await isFirstTime(tx, input.formKey, input.actor.id, at))) return done(null);
    const fiscalYear = fiscalYearOf(todayInTokyo(at));
    const { id } = await tx
      .insertInto("consultations")
      .values({
        fiscal_year: fiscalYear,
        serial: sql<number>`app.next_consultation_number(${fiscalYear})`,
        kind: consultation.kind,
        channel: input.channel,
        sender_name: consultation.name,
        sender_organisation: consultation.organisation,
        mail: consultation.mail,
        telephone: consultation.telephone,
        body: consultation.body,
        entered_by: input.actor.id,
        received_at: receivedAt,
        entered_at: at,
        // Whoever called waits from the call on, not from its note.
        due: isAnswered ? null : deadline(receivedAt, city.settings.targetDays.firstAnswer, city.calendar),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (consultation.mail !== "") await openSenderLink(tx, program.key, id, input.actor.id, at);
    if (isAnswered && answer.ok) {
      const said = { consultation_id: id, kind: "answered", body: answer.text, by_id: input.actor.id, at };
      await tx.insertInto("consultation_steps").values(said).execute();
      await tx.updateTable("consultations").set({ state: "answered" }).where("id", "=", id).execute();
    }
    return done({ id });
  });
}
