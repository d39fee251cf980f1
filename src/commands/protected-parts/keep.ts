import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { isPeriodOver } from "../../domain/proposal/protection-change.ts";
import { act } from "../act.ts";
import { type ActingOnPart, agreedPart, say, talkAsDrawn } from "../protection.ts";

/** The period is over and its proposer leaves it closed: the agreed terms go on, and nobody is asked again. */
export function keepProtection(program: Program, input: ActingOnPart) {
  return act<null>(program, input, "keepProtection", async (acting) => {
    const found = agreedPart(acting, input.partId);
    if (!found.ok) return found;
    const { part, side } = found.value;
    const talks = await talkAsDrawn(acting, input, "お返事");
    if (!talks.ok) return talks;
    if (!isPeriodOver(part, acting.today) || part.said?.act === "keep")
      return refused({ kind: "not-allowed", reason: "守る期間は、まだ終わっていません。" });
    await say(acting, { partId: part.id, side, act: "keep", terms: part, note: "" });
    await acting.log("protection-kept", "protection", { part: part.id });
    return done(null);
  });
}
