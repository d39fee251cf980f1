import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { readLogin } from "../../domain/accounts/login.ts";
import { type LetIn, letIn } from "../second-factor/let-in.ts";
import { isByProviderOnly } from "../single-sign-on/by-provider-only.ts";
import { isStillRight } from "./own-password.ts";
import { passwords } from "./passwords.ts";

export type SignInInput = {
  login: string;
  password: string;
  /** The hash of the token this browser already carries: that session ends (no session outlives a change of person). */
  earlier: Buffer | null;
  /** What the browser calls itself. */
  browser?: string;
};

/**
 * A session, or a half one where a second factor is still to be given or set up; null: the login or the password is wrong. Which of the two
 * is told to nobody, nor by the time it takes (ASVS 6.3.8). "by-provider": both are right, and the city lets its staff in by single sign-on only.
 */
export async function signIn(
  program: Program,
  input: SignInInput,
): Promise<(LetIn & { personId: string }) | "by-provider" | null> {
  const authenticator = { kind: "authenticator", municipality: program.municipality } as const;
  const login = readLogin(input.login);
  const { settings } = await cityOf(program);
  const account = await program.db.asActor(authenticator, (tx) =>
    tx
      .selectFrom("accounts")
      .innerJoin("people", "people.id", "accounts.person_id")
      .select(["people.id", "people.side", "accounts.password_hash"])
      .where("accounts.login", "=", login ?? "")
      .where("people.ended_at", "is", null)
      .where("people.blocked_at", "is", null)
      .executeTakeFirst(),
  );
  const isRight = await passwords.verify(input.password, account?.password_hash ?? null);
  const at = program.now();
  if (!account) return null;
  const rehashed = isRight && passwords.isOutdated(account.password_hash) ? await passwords.hash(input.password) : null;
  return program.db.asActor(authenticator, async (tx) => {
    const entry = { byId: account.id, subjectId: account.id, at, facts: {} };
    const proven = { personId: account.id, hash: account.password_hash };
    if (!isRight || !(await isStillRight(tx, proven, null, at))) {
      await appendAudit(tx, program.key, { ...entry, byId: null, kind: "sign-in-failed" });
      return null;
    }
    if (isByProviderOnly(program, settings, account.side)) {
      await appendAudit(tx, program.key, { ...entry, byId: null, kind: "sign-in-failed", facts: { by: "password" } });
      return "by-provider";
    }
    if (input.earlier) await endSessions(tx, { only: input.earlier }, at);
    if (rehashed)
      await tx.updateTable("accounts").set({ password_hash: rehashed }).where("person_id", "=", account.id).execute();
    const person = { id: account.id, side: account.side as "partner" | "city", browser: input.browser ?? "" };
    const opened = await letIn(tx, { ...person, isRequiredForStaff: settings.secondFactorForStaff }, at);
    // Whoever knows the password and stops there leaves a trace too.
    const kind = opened.step === "whole" ? "signed-in" : "password-accepted";
    await appendAudit(tx, program.key, { ...entry, byId: kind === "signed-in" ? account.id : null, kind });
    return { ...opened, personId: account.id };
  });
}
