import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { endLinks, findLink, usePasswordLink } from "../../db/stores/link-store.ts";
import { lockAccount } from "../../db/stores/second-factor-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Lang } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { type LetIn, letIn } from "../second-factor/let-in.ts";
import { tellOfChange } from "../second-factor/tell-of-change.ts";
import { accountForm } from "./account-form.ts";
import { dropNewWays } from "./other-ways-in.ts";
import { passwordRuleOf } from "./password-rule-of.ts";
import { passwords } from "./passwords.ts";

/**
 * A person chooses a password by their one-time link and is let in as after any right password: a second factor is asked for all the same, for
 * whoever holds a link is not yet who has the telephone. The link is dead then, and so are earlier
 * sessions and the ways in that were added lately; what is left of those they are asked about.
 */
export async function setPasswordByLink(
  program: Program,
  input: { token: string; password: string; lang: Lang; browser?: string },
): Promise<Result<LetIn & { hasOtherWays: boolean }>> {
  const link = await findLink(program, input.token);
  if (link?.for !== "person") return refused({ kind: "not-found" });
  const form = accountForm(input.lang);
  const city = await cityOf(program);
  form.password("password", input.password, [link.login, link.name], await passwordRuleOf(city, link.side));
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const { secondFactorForStaff } = city.settings;
  const hash = await passwords.hash(input.password);
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      // First, as every change of an account does: what was asked with the old password comes before this or not at all (own-password.ts).
      await lockAccount(tx, link.personId);
      const personId = await usePasswordLink(tx, input.token, at);
      if (!personId) return undo({ kind: "not-found" });
      await endLinks(tx, personId, at);
      const { dropped, left } = await dropNewWays(tx, personId, at);
      await tx
        .updateTable("accounts")
        .set({ password_hash: hash, password_set_at: at })
        .where("person_id", "=", personId)
        .execute();
      const person = await tx
        .selectFrom("people")
        .select(["id", "side"])
        .where("id", "=", personId)
        .executeTakeFirstOrThrow();
      await endSessions(tx, { of: personId }, at);
      await endHalfSessions(tx, personId, at);
      const known = { id: personId, side: person.side as "partner" | "city", browser: input.browser ?? "" };
      const opened = await letIn(tx, { ...known, isRequiredForStaff: secondFactorForStaff }, at);
      const entry = { byId: personId, subjectId: personId, at, facts: { dropped } };
      await appendAudit(tx, program.key, { ...entry, kind: "password-set-by-link" });
      await tellOfChange(tx, personId, "password-set", at, {
        ...{ droppedPasskeys: dropped.passkeys, droppedIdentities: dropped.identities },
        ...left,
      });
      return done({ ...opened, hasOtherWays: left.passkeys + left.identities > 0 });
    }),
  );
}
