import type { Program } from "../db/program.ts";
import { listPressNotices } from "../db/stores/press-notice-store.ts";
import { findDraft } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { normaliseLineBreaks, readText } from "../domain/kernel/text.ts";
import { longestPressNotice } from "../domain/publication/press-notice.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn } from "./protected-words.ts";

/**
 * An officer keeps the notice to the press as a version of its own (P7c): the desk alone reads it. `goesOut`: the start publishes it with the
 * facts. `baseVersion`: the version that the officer saw, 0 for none; refused as `stale` when somebody has kept a newer one.
 */
export function keepPressNotice(
  program: Program,
  input: Acting & { text: string; goesOut: boolean; baseVersion: number },
) {
  return act(program, input, "keepPressNotice", async ({ tx, record, actor, at }) => {
    const read = readText(input.text, { max: longestPressNotice, isMultiline: true, isRequired: true }, "報道発表文");
    if (!read.ok) return refused({ kind: "invalid", errors: [{ field: "pressNotice", message: read.message }] });
    const facts = await findDraft(tx, record.id, "facts");
    if (!facts || facts.state === "withheld")
      return refused({ kind: "not-allowed", reason: "報道発表文は、公表する事実の案があるときに残せます。" });
    const newest = (await listPressNotices(tx, record.id))[0]?.version ?? 0;
    if (newest !== input.baseVersion) return refused({ kind: "stale", changed: `報道発表文は第${newest}版` });
    const errors = await protectedWordsIn(tx, record.id, input.text, "pressNotice");
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const version = newest + 1;
    await tx
      .insertInto("press_notices")
      .values({
        proposal_id: record.id,
        version,
        text: normaliseLineBreaks(input.text),
        facts_version: facts.version,
        goes_out: input.goesOut,
        by_id: actor.id,
        at,
      })
      .execute();
    return done({ version });
  });
}
