import type { Program } from "../db/program.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk asks the proposer to add something (追記のお願い); the desk's clock rests, the proposer's begins. */
export function askForAdditions(program: Program, input: Acting & { request: string }) {
  return act(program, input, "askForAdditions", async ({ tx, record, actor, at, move }) => {
    const { texts, errors } = readTexts({ request: { typed: input.request, name: "追記のお願い", max: 2000 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const { id } = await tx
      .insertInto("additions")
      .values({ proposal_id: record.id, request: texts.request, asked_by: actor.id, asked_at: at })
      .returning("id")
      .executeTakeFirstOrThrow();
    await move("additions_asked", "additions-asked", { additions: id });
    return done(null);
  });
}
