import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import { partLimits, readTerms, type TypedTerms } from "../../domain/proposal/protected-terms.ts";
import { areSameTerms, changeAskedBy } from "../../domain/proposal/protection-change.ts";
import { act } from "../act.ts";
import { type ActingOnPart, agreedPart, say, talkAsDrawn } from "../protection.ts";

export type ProposeChange = ActingOnPart & { terms: TypedTerms; note: string };

/**
 * Asks for other terms of an agreed part (P7b): narrower or wider readers, another period. The other side agrees or refuses, or asks for
 * others; until then the agreed terms hold, for reading too.
 */
export function proposeProtectionChange(program: Program, input: ProposeChange) {
  return act<null>(program, input, "proposeProtectionChange", async (acting) => {
    const { city, today, log } = acting;
    const found = agreedPart(acting, input.partId);
    if (!found.ok) return found;
    const { part, side } = found.value;
    const talks = await talkAsDrawn(acting, input, "変更の申し出");
    if (!talks.ok) return talks;
    if (changeAskedBy(part) === side)
      return refused({
        kind: "not-allowed",
        reason: "前の申し出への返事を待っています。取り下げると、新しく申し出られます。",
      });
    const askable = city.departments.filter((department) => !department.isDesk).map((department) => department.id);
    const { terms, errors } = readTerms(input.terms, today, askable);
    const limits = { max: partLimits.note, isMultiline: true, isRequired: false };
    const note = readText(input.note, limits, "変更の理由");
    const isSame = terms !== null && areSameTerms(terms, part);
    if (!terms || isSame || !note.ok)
      return refused({
        kind: "invalid",
        errors: [
          ...errors,
          ...(isSame
            ? [{ field: "level", message: "いまの条件と同じです。変えたいところを選び直してください。" }]
            : []),
          ...(note.ok ? [] : [{ field: "note", message: note.message }]),
        ],
      });
    await say(acting, { partId: part.id, side, act: "propose_change", terms, note: note.text });
    await log("protection-change-asked", "protection", { part: part.id, level: terms.level, until: terms.until });
    return done(null);
  });
}
