import type { Program } from "../db/program.ts";
import { type DeclineText, readDecline } from "../domain/desk/decline-text.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** An officer drafts a decline (見送り); written again, it is a new draft of whoever wrote last. The proposer does not see it. */
export function draftDecline(program: Program, input: Acting & DeclineText) {
  return act(program, input, "draftDecline", async ({ tx, record, actor, at, city, log }) => {
    const { decline, errors } = readDecline(input, city.settings.declineGrounds);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const drafted = {
      ground: decline.ground,
      explanation: decline.explanation,
      what_would_help: decline.whatWouldHelp,
      departments_heard: decline.departmentsHeard,
      drafted_by: actor.id,
      drafted_at: at,
      sent_back_by: null,
      sent_back_at: null,
      sent_back_reason: "",
    };
    if (record.decline && !record.decline.sentAt)
      await tx.updateTable("declines").set(drafted).where("id", "=", record.decline.id).execute();
    else
      await tx
        .insertInto("declines")
        .values({ proposal_id: record.id, ...drafted })
        .execute();
    await log("decline-drafted", "desk");
    return done(null);
  });
}
