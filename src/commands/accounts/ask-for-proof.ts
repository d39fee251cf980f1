import type { Program } from "../../db/program.ts";
import { findOwnAddress } from "../../db/stores/address-store.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { sendProof } from "./send-proof.ts";

/** Sends the letter that proves one's own address again. Refused where it is proven, or asked for too often. @returns the address. */
export async function askForProof(
  program: Program,
  input: { actor: Person; lang: Lang },
): Promise<Result<{ login: string }>> {
  const at = program.now();
  const text = words(input.lang).addresses;
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const own = await findOwnAddress(tx, input.actor.id);
      if (!program.mail || !own || own.isProven) return undo({ kind: "not-allowed", reason: text.nothingToProve });
      const wait = await sendProof(tx, { personId: input.actor.id, login: own.login, lang: input.lang }, at);
      if (wait > 0) return undo({ kind: "invalid", errors: [{ field: "letter", message: text.tooSoon(wait) }] });
      return done({ login: own.login });
    }),
  );
}
