import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readText } from "../domain/kernel/text.ts";
import { partLimits, readTerms, type TypedTerms } from "../domain/proposal/protected-terms.ts";
import { act } from "./act.ts";
import { type ActingOnPart, partToAnswer, say, talkAsDrawn } from "./protection.ts";

export type CounterProtection = ActingOnPart & { terms: TypedTerms; note: string };

/**
 * Answers with other terms (修正案を出す): the ball goes to the other side. What the city offers stands in the talk alone, which
 * proposer and desk read; the part itself shows the proposer's latest wish until there is an agreement.
 */
export function counterProtection(program: Program, input: CounterProtection) {
  return act<null>(program, input, "counterProtection", async (acting) => {
    const { tx, city, today, log } = acting;
    const answer = partToAnswer(acting, input.partId);
    if (!answer.ok) return answer;
    const { part, side } = answer.value;
    const talks = await talkAsDrawn(acting, input, "修正案");
    if (!talks.ok) return talks;
    const askable = city.departments.filter((department) => !department.isDesk).map((department) => department.id);
    const { terms, errors } = readTerms(input.terms, today, askable);
    const limits = { max: partLimits.note, isMultiline: true, isRequired: false };
    const note = readText(input.note, limits, "修正案の説明");
    if (!terms || !note.ok)
      return refused({
        kind: "invalid",
        errors: [...errors, ...(note.ok ? [] : [{ field: "note", message: note.message }])],
      });
    await say(acting, { partId: part.id, side, act: "counter", terms, note: note.text });
    await tx
      .updateTable("protected_parts")
      .set(
        side === "city"
          ? { state: "countered" }
          : { state: "requested", level: terms.level, department_ids: [...terms.departmentIds], until: terms.until },
      )
      .where("id", "=", part.id)
      .execute();
    await log("protection-countered", "protection", { part: part.id, level: terms.level, until: terms.until });
    return done(null);
  });
}
