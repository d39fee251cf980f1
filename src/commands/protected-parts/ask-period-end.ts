import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { askedAtTheEnd } from "../../domain/proposal/protection-change.ts";
import { act } from "../act.ts";
import { type ActingOnPart, agreedPart, say, talkAsDrawn } from "../protection.ts";

/** The agreed period is over: the desk asks its proposer what shall be. Silence keeps it closed (P7b). */
export function askPeriodEnd(program: Program, input: ActingOnPart) {
  return act<null>(program, input, "askPeriodEnd", async (acting) => {
    const found = agreedPart(acting, input.partId);
    if (!found.ok) return found;
    const { part, side } = found.value;
    const talks = await talkAsDrawn(acting, input, "おたずね");
    if (!talks.ok) return talks;
    if (askedAtTheEnd(part, acting.today) !== "ask")
      return refused({ kind: "not-allowed", reason: "守る期間が終わっていないか、もうおたずねしています。" });
    await say(acting, { partId: part.id, side, act: "ask_end", terms: part, note: "" });
    await acting.log("protection-end-asked", "protection", { part: part.id });
    return done(null);
  });
}
