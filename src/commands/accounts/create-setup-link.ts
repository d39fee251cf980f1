import type { Program } from "../../db/program.ts";
import { makeLink } from "../../db/stores/link-store.ts";

/**
 * The one-time link of an installation without an administrator, as a path ("/setup/TOKEN"): for 24 hours, used once, and only its
 * hash is stored (no default password exists, ASVS 6.3.2). An earlier unused one ends with it.
 */
export async function createSetupLink(program: Program): Promise<string> {
  const at = program.now();
  const { token } = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    makeLink(tx, { personId: null, madeBy: null }, at),
  );
  return `/setup/${token}`;
}
