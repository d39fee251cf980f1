import type { Program } from "../../db/program.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { releasesFrom } from "../../domain/proposal/protection-change.ts";
import { act } from "../act.ts";
import { type ActingOnPart, agreedPart, say, talkAsDrawn } from "../protection.ts";

/**
 * Opens an agreed part earlier than agreed, to a wider level or altogether (守る扱いを終える). Its proposer alone may: it is their idea.
 * What somebody has read by then cannot be taken back, and a part that was released is not protected again.
 */
export function releaseProtection(program: Program, input: ActingOnPart & { to: string }) {
  return act<null>(program, input, "releaseProtection", async (acting) => {
    const { tx, log } = acting;
    const found = agreedPart(acting, input.partId);
    if (!found.ok) return found;
    const { part, side } = found.value;
    const talks = await talkAsDrawn(acting, input, "早めに開くこと");
    if (!talks.ok) return talks;
    const to = releasesFrom(part).find((one) => one === input.to);
    if (!to)
      return refused({
        kind: "invalid",
        errors: [
          { field: "to", message: "どこまで開くかを、一覧から選んでください。いまより広いものだけを選べます。" },
        ],
      });
    const isWhole = to === "released";
    const terms = isWhole ? part : { level: to, departmentIds: [], until: part.until };
    await tx
      .updateTable("protected_parts")
      .set(isWhole ? { state: "released" } : { level: to, department_ids: [] })
      .where("id", "=", part.id)
      .execute();
    await say(acting, { partId: part.id, side, act: isWhole ? "release" : "widen", terms, note: "" });
    await log(isWhole ? "protection-released" : "protection-widened", "protection", { part: part.id, to });
    return done(null);
  });
}
