import { sql } from "kysely";
import { derivedId } from "../../accounts/derived-id.ts";
import { hashToken, isToken } from "../../accounts/tokens.ts";
import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { deadline } from "../../domain/calendar/business-days.ts";
import { longestConsultation } from "../../domain/consultation/consultation.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { countGraphemes, normaliseLineBreaks, readText } from "../../domain/kernel/text.ts";
import { type Lang, words } from "../../words/words.ts";

export type ReplyToConsultation = { token: string; lang: Lang; reply: string; formKey: string };

/**
 * The sender writes again, by their own link: it is the city's turn once more (G6.3a). Nobody is signed in, so it goes through a function
 * of the database that adds this one step and reads nothing. Refused as `not-allowed` once it has ended, or after five in a row.
 */
export async function replyToConsultation(program: Program, input: ReplyToConsultation): Promise<Result<null>> {
  const { follow, errors } = words(input.lang).consult;
  if (!isToken(input.token)) return refused({ kind: "not-found" });
  const over = countGraphemes(normaliseLineBreaks(input.reply)) - longestConsultation;
  const read = readText(input.reply, { max: longestConsultation, isMultiline: true, isRequired: true }, "");
  if (!read.ok) {
    const message = over > 0 ? errors.tooLong(longestConsultation, over) : follow.replyMissing(longestConsultation);
    return refused({ kind: "invalid", errors: [{ field: "reply", message }] });
  }
  const { settings, calendar } = await cityOf(program);
  const at = program.now();
  const form = derivedId(program.key, `consultation reply ${input.token} ${input.formKey}`);
  const [desk, department] = [settings.targetDays.deskReply, settings.targetDays.departmentAnswer].map((days) =>
    deadline(at, days, calendar),
  );
  const { rows } = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    sql<{
      said: "kept" | "not-found" | "ended" | "many";
    }>`select app.reply_to_consultation(${form}, ${hashToken(input.token)}, ${read.text}, ${at}, ${desk}, ${department}) as said`.execute(
      tx,
    ),
  );
  const said = rows[0]!.said;
  if (said === "not-found") return refused({ kind: "not-found" });
  return said === "kept" ? done(null) : refused({ kind: "not-allowed", reason: follow.noReply[said] });
}
