import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { endLinks } from "../../db/stores/link-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { tellOfChange } from "../second-factor/tell-of-change.ts";
import { accountForm } from "./account-form.ts";
import { isStillRight, proveOwnPassword } from "./own-password.ts";
import { passwordRuleOf } from "./password-rule-of.ts";
import { passwords } from "./passwords.ts";

export type PasswordChange = {
  actor: Person;
  lang: Lang;
  current: string;
  password: string;
  /** The session that goes on, and must not have ended meanwhile; all others of the person end. */
  session: Buffer;
};

/** Changes one's own password; whoever was signed in elsewhere with the old one is out. */
export async function changePassword(program: Program, input: PasswordChange): Promise<Result<null>> {
  const authenticator = { kind: "authenticator", municipality: program.municipality } as const;
  const account = await program.db.asActor(authenticator, (tx) =>
    tx
      .selectFrom("accounts")
      .innerJoin("people", "people.id", "accounts.person_id")
      .select(["accounts.login", "people.side"])
      .where("accounts.person_id", "=", input.actor.id)
      .executeTakeFirst(),
  );
  const form = accountForm(input.lang);
  const proven = await proveOwnPassword(program, input.actor.id, input.current);
  if (!proven) form.fault("current", words(input.lang).accounts.errors.currentPassword);
  const rule = await passwordRuleOf(await cityOf(program), account?.side === "city" ? "city" : "partner");
  form.password("password", input.password, [account?.login ?? "", input.actor.name], rule);
  if (!proven || form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const hash = await passwords.hash(input.password);
  const at = program.now();
  return undoing(() =>
    program.db.asActor(authenticator, async (tx) => {
      if (!(await isStillRight(tx, proven, input.session, at))) {
        form.fault("current", words(input.lang).accounts.errors.currentPassword);
        return undo({ kind: "invalid", errors: form.errors });
      }
      await tx
        .updateTable("accounts")
        .set({ password_hash: hash, password_set_at: at })
        .where("person_id", "=", input.actor.id)
        .execute();
      await endLinks(tx, input.actor.id, at);
      await endHalfSessions(tx, input.actor.id, at);
      const { ended } = await endSessions(tx, { of: input.actor.id, except: input.session }, at);
      const entry = { byId: input.actor.id, subjectId: input.actor.id, at, facts: { sessions: ended } };
      await appendAudit(tx, program.key, { ...entry, kind: "password-changed" });
      await tellOfChange(tx, input.actor.id, "password-set", at);
      return done(null);
    }),
  );
}
