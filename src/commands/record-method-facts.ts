import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { readTypedFacts, type TypedFacts } from "../domain/method/typed-facts.ts";
import { type Acting, act } from "./act.ts";
import { endMethodPaper } from "./end-method-paper.ts";

/**
 * G9: the facts that the advisor asks. Its answer is never stored, it is computed from these. A paper that rests on other facts does
 * not stand any longer: it leaves its route, and the method is proposed anew.
 * @returns whether a paper has lost its ground.
 */
export function recordMethodFacts(program: Program, input: Acting & { facts: TypedFacts }) {
  return act(program, input, "recordMethodFacts", async ({ tx, record, actor, at, city, log }) => {
    const known = [...new Set([...city.fields.map((field) => field.name), ...record.fields])];
    const { facts, errors } = readTypedFacts(input.facts, known);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const row = { facts: JSON.stringify(facts), by_id: actor.id, at };
    await tx
      .insertInto("method_facts")
      .values({ proposal_id: record.id, ...row })
      .onConflict((conflict) => conflict.column("proposal_id").doUpdateSet(row))
      .execute();
    const endedPaper = await endMethodPaper(tx, record, at);
    await log("method-facts-recorded", "review", endedPaper ? { endedPaper } : {});
    return done({ endedPaper: endedPaper !== null });
  });
}
