import type { Program } from "../db/program.ts";
import { findOwnAddress } from "../db/stores/address-store.ts";
import type { OwnAddress } from "../domain/accounts/address-proof.ts";
import type { Person } from "../domain/policy/actor.ts";

/** One's own mail address and whether it is proven; null for who has none (the demo's people, single sign-on). */
export function ownAddress(program: Program, person: Person): Promise<OwnAddress | null> {
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    findOwnAddress(tx, person.id),
  );
}
