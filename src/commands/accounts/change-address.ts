import type { Program } from "../../db/program.ts";
import { findOwnAddress } from "../../db/stores/address-store.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { accountForm } from "./account-form.ts";
import { isStillRight, proveOwnPassword } from "./own-password.ts";
import { sendProof } from "./send-proof.ts";

export type AddressChange = { actor: Person; lang: Lang; mail: string; current: string; session: Buffer };

/**
 * Asks for another address: a letter goes to it, and the old one counts until its link is opened. Who registered with a wrong address has
 * no other that could count: there it is put right at once, and still has to be proven. Refused without the current password.
 * @returns the new address.
 */
export async function changeAddress(program: Program, input: AddressChange): Promise<Result<{ login: string }>> {
  const authenticator = { kind: "authenticator", municipality: program.municipality } as const;
  const text = words(input.lang);
  if (!program.mail) return refused({ kind: "not-allowed", reason: text.addresses.noMail });
  const form = accountForm(input.lang);
  const login = form.login("mail", input.mail);
  const proven = await proveOwnPassword(program, input.actor.id, input.current);
  if (!proven) form.fault("current", text.accounts.errors.currentPassword);
  if (!proven || form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const at = program.now();
  const personId = input.actor.id;
  return undoing(() =>
    program.db.asActor(authenticator, async (tx) => {
      if (!(await isStillRight(tx, proven, input.session, at)))
        return undo({
          kind: "invalid",
          errors: [{ field: "current", message: text.accounts.errors.currentPassword }],
        });
      const own = await findOwnAddress(tx, personId);
      if (own?.login === login && own.isProven)
        return undo({ kind: "invalid", errors: [{ field: "mail", message: text.addresses.sameAddress }] });
      const wait = await sendProof(tx, { personId, login, lang: input.lang }, at);
      if (wait > 0)
        return undo({ kind: "invalid", errors: [{ field: "mail", message: text.addresses.tooSoon(wait) }] });
      await tx.updateTable("pending_accounts").set({ login }).where("person_id", "=", personId).execute();
      const entry = { kind: "address-change-asked", byId: personId, subjectId: personId, at, facts: {} } as const;
      await appendAudit(tx, program.key, entry);
      return done({ login });
    }),
  );
}
