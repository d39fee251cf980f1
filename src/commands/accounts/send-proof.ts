import type { Tx } from "../../db/connect.ts";
import { isFlooded, isTaken, makeProof, waitForProof } from "../../db/stores/address-store.ts";
import { enqueueMail } from "../../db/stores/mail-store.ts";
import { baseLang, type Lang, langPath } from "../../words/words.ts";

/**
 * Sends the letter that proves an address, in the transaction of the act that asks for it. Where the address is somebody else's account,
 * its owner is told instead, and who asked sees no difference. Names that were typed stay out of it: a stranger's mailbox is no place for a
 * stranger's words.
 * @returns 0, or the milliseconds until another letter may be sent; then none was.
 */
export async function sendProof(
  tx: Tx,
  to: { personId: string; login: string; lang: Lang },
  at: Date,
): Promise<number> {
  const wait = await waitForProof(tx, to.personId, at);
  if (wait > 0) return wait;
  // Told to nobody: how many letters an address got for others is theirs to know.
  const isTooMuch = await isFlooded(tx, to.login, at);
  const token = await makeProof(tx, to.personId, to.login, at);
  if (isTooMuch) return 0;
  const isTheirs = !(await isTaken(tx, to.login, to.personId));
  await enqueueMail(tx, {
    kind: isTheirs ? "verify-address" : "address-taken",
    to: { name: to.login, address: to.login },
    lang: baseLang(to.lang),
    personId: null,
    facts: { path: langPath(to.lang, isTheirs ? `/address/${token}` : "/sign-in/forgotten") },
    at,
  });
  return 0;
}
