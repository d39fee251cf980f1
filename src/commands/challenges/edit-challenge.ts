import type { Program } from "../../db/program.ts";
import { readChallenge, type TypedChallenge } from "../../domain/challenge/read-challenge.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";
import { columnsOf } from "./draft-challenge.ts";

/** Changes the words of a draft: what was checked before has to be checked again, because it was another version (P2). */
export function editChallenge(program: Program, input: OnChallenge & TypedChallenge) {
  return actOnChallenge(program, input, "edit", async ({ city, today, challenge: before, save, step }) => {
    const { challenge, errors } = readChallenge(
      input,
      city.fields.map(({ name }) => name),
      today,
    );
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await save({ ...columnsOf(challenge), text_version: before.textVersion + 1 });
    await step("edited");
    return done(null);
  });
}
