import { declareConflict } from "../../src/commands/declare-conflict.ts";
import type { TestCity } from "./city.ts";
import type { PersonKey } from "./small-world.ts";

/** P2: each of these people says that there is no tie, before they act. Who has said so before, or has no part in it yet, is passed over. */
export async function noTies(city: TestCity, proposalId: string, ...keys: readonly PersonKey[]): Promise<void> {
  for (const key of keys)
    await declareConflict(city.program, { actor: city.person(key), proposalId, hasTie: "no", what: "" });
}
