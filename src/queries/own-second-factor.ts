import type { Program } from "../db/program.ts";
import { listPasskeys, type Passkey } from "../db/stores/passkey-store.ts";
import { countRecoveryCodes, findApp } from "../db/stores/second-factor-store.ts";
import type { Person } from "../domain/policy/actor.ts";

export type OwnSecondFactor = {
  /** How one signs in; null for who has no password (the demo's cards). */
  login: string | null;
  /** Since when an authenticator app is set up; null: none is. */
  since: Date | null;
  codesLeft: number;
  /** The passkeys that one has, the oldest first. */
  passkeys: readonly Passkey[];
};

/** The second factor of somebody: asked for oneself, and by the administrator's page of a person. */
export async function ownSecondFactor(program: Program, person: Pick<Person, "id">): Promise<OwnSecondFactor> {
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const account = await tx
      .selectFrom("accounts")
      .select("login")
      .where("person_id", "=", person.id)
      .executeTakeFirst();
    const app = await findApp(tx, person.id);
    const passkeys = await listPasskeys(tx, person.id);
    return {
      login: account?.login ?? null,
      since: app?.since ?? null,
      codesLeft: await countRecoveryCodes(tx, person.id),
      passkeys,
    };
  });
}
