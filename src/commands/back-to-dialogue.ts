import type { Program } from "../db/program.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";
import { endMethodPaper } from "./end-method-paper.ts";

/** The review shows that there is more to talk about: back to the dialogue, with the reason that both sides read. A paper on its way or approved does not stand. */
export function backToDialogue(program: Program, input: Acting & { reason: string }) {
  return act(program, input, "backToDialogue", async ({ tx, record, actor, at, move }) => {
    const { texts, errors } = readTexts({ reason: { typed: input.reason, name: "対話にもどす理由", max: 1000 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const endedPaper = await endMethodPaper(tx, record, at);
    await tx
      .insertInto("reopenings")
      .values({ proposal_id: record.id, kind: "dialogue", reason: texts.reason, by_id: actor.id, at })
      .execute();
    await move("dialogue", "dialogue-reopened", endedPaper ? { endedPaper } : {});
    return done(null);
  });
}
