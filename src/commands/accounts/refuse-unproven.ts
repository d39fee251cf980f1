import type { Program } from "../../db/program.ts";
import { findUnproven } from "../../db/stores/address-store.ts";
import { type Refusal, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { words } from "../../words/words.ts";

/**
 * The refusal for who still has to prove their mail address before something of theirs goes to the city (ASVS 6.3: whom the city answers
 * has to be reachable); null when nothing is demanded. The pages of a proposal are Japanese.
 */
export async function refuseUnproven(program: Program, actor: Person): Promise<{ ok: false; refusal: Refusal } | null> {
  if ((await findUnproven(program, actor.id)) === null) return null;
  return refused({ kind: "not-allowed", reason: words("ja").addresses.submitRefused });
}
