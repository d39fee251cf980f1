import type { Program } from "../db/program.ts";
import { listPressNotices } from "../db/stores/press-notice-store.ts";
import { decideDraft, findDraft, raisePublicRevision } from "../db/stores/publication-store.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { factsAtConclusion, withheldFacts } from "../domain/publication/facts-words.ts";
import { type Act, type Acting, act } from "./act.ts";
import { protectedWordsIn, wordsOf } from "./protected-words.ts";

/**
 * The partnership starts (process.md "to move to active"), and the move itself publishes the facts, or the reason why they are
 * withheld, in the same transaction (P7c): what is not published has not started.
 */
export function startActive(program: Program, input: Acting) {
  return act(
    program,
    input,
    "startActive",
    async (acting) => {
      const { tx, record, actor, at, log, move } = acting;
      const draft = await findDraft(tx, record.id, "facts");
      if (!draft) throw new Error("the gate let pass facts that nobody drafted");
      const isWithheld = draft.state === "withheld";
      const body = isWithheld
        ? withheldFacts(record)
        : {
            ...factsAtConclusion(draft.body, record, await agreementNumberOf(acting)),
            pressNotice: await pressNoticeOf(acting),
          };
      const errors = await protectedWordsIn(tx, record.id, wordsOf([body, draft.withheldReason]), "facts");
      if (errors.length > 0)
        return refused({
          kind: "gates",
          missing: errors.map((error) => ({ principle: "P7", sentence: error.message })),
        });
      await tx
        .insertInto("published_facts")
        .values({
          proposal_id: record.id,
          body: JSON.stringify(body),
          withheld_reason: isWithheld ? draft.withheldReason : null,
          published_at: at,
        })
        .execute();
      if (!isWithheld)
        await decideDraft(tx, record.id, "facts", { state: "published", withheldReason: "", by: actor.id, at });
      await raisePublicRevision(tx);
      await log("facts-published", "publication", { version: draft.version, withheld: isWithheld });
      await move("active", "partnership-started");
      return done(null);
    },
    { gated: "startActive" },
  );
}

async function agreementNumberOf({ tx, record }: Act): Promise<string> {
  if (!record.agreement) return "";
  const row = await tx
    .selectFrom("agreements")
    .select("number")
    .where("proposal_id", "=", record.id)
    .where("version", "=", record.agreement.version)
    .executeTakeFirst();
  return row?.number ?? "";
}

/** What the desk wrote for the press, where it has said that it goes out with the facts. */
async function pressNoticeOf({ tx, record }: Act): Promise<string> {
  const [newest] = await listPressNotices(tx, record.id);
  return newest?.goesOut ? newest.text : "";
}
