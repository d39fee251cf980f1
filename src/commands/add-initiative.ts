import type { Program } from "../db/program.ts";
import { type InitiativeWords, readInitiative } from "../domain/initiative/initiative.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk or the lead department registers an initiative (G8.3): the service it improves, and the indicator that shows it. */
export function addInitiative(program: Program, input: Acting & InitiativeWords) {
  return act(program, input, "addInitiative", async ({ tx, record, actor, at, today, log }) => {
    const { initiative, errors } = readInitiative(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const { id } = await tx
      .insertInto("initiatives")
      .values({
        proposal_id: record.id,
        title: initiative.title,
        what: initiative.what,
        service: initiative.service,
        indicator: initiative.indicator,
        unit: initiative.unit,
        baseline: initiative.baseline,
        target: initiative.target,
        starts_on: initiative.startsOn,
        ends_on: initiative.endsOn,
        state: initiative.startsOn <= today ? "running" : "planned",
        by_id: actor.id,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("initiative-added", "agreement", { initiative: id });
    return done({ id });
  });
}
