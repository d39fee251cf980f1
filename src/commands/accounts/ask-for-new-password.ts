import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { makeLinkByMail } from "../../db/stores/link-store.ts";
import { enqueueMail } from "../../db/stores/mail-store.ts";
import { readLogin } from "../../domain/accounts/login.ts";
import { baseLang, type Lang, langPath } from "../../words/words.ts";
import { isByProviderOnly } from "../single-sign-on/by-provider-only.ts";
import { sendProof } from "./send-proof.ts";

/**
 * Sends a link by which a new password is chosen (/setup/TOKEN) to a proven address; to who has registered and not proven it yet, the letter
 * that proves it. Everybody gets the same answer, whoever is here. The link ends the earlier sessions when it is used, and leaves a second
 * factor where it is.
 */
export async function askForNewPassword(program: Program, input: { mail: string; lang: Lang }): Promise<void> {
  const login = readLogin(input.mail);
  if (!program.mail || !login) return;
  const at = program.now();
  const { settings } = await cityOf(program);
  await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const account = await tx
      .selectFrom("accounts")
      .innerJoin("people", "people.id", "accounts.person_id")
      .select(["people.id", "people.name", "people.side"])
      .where("accounts.login", "=", login)
      .where("accounts.verified_at", "is not", null)
      .where("people.ended_at", "is", null)
      .where("people.blocked_at", "is", null)
      .executeTakeFirst();
    // Whose way in is the city's directory gets none by mail: that one would outlast their account there.
    if (account && isByProviderOnly(program, settings, account.side)) return;
    if (!account) return proveFirst(tx, login, input.lang, at);
    const token = await makeLinkByMail(tx, account.id, at);
    if (!token) return;
    await enqueueMail(tx, {
      kind: "new-password",
      to: { name: account.name, address: login },
      lang: baseLang(input.lang),
      personId: account.id,
      facts: { path: langPath(input.lang, `/setup/${token}`) },
      at,
    });
    await appendAudit(tx, program.key, {
      kind: "new-password-asked",
      byId: null,
      subjectId: account.id,
      at,
      facts: {},
    });
  });
}

/** The latest of those who have registered this address: nobody else's, while no account stands under it. */
async function proveFirst(tx: Tx, login: string, lang: Lang, at: Date): Promise<void> {
  const held = await tx.selectFrom("accounts").select("person_id").where("login", "=", login).executeTakeFirst();
  const pending = await tx
    .selectFrom("pending_accounts")
    .select("person_id")
    .where("login", "=", login)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!held && pending) await sendProof(tx, { personId: pending.person_id, login, lang }, at);
}
