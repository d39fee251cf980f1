import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endLinks, findLink, usePasswordLink } from "../../db/stores/link-store.ts";
import { endSessions, type OpenedSession, openSession } from "../../db/stores/session-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Lang } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { accountForm } from "./account-form.ts";
import { passwords } from "./passwords.ts";

/** A person chooses a password by their one-time link and is signed in; the link is dead then, and so are earlier sessions. */
export async function setPasswordByLink(
  program: Program,
  input: { token: string; password: string; lang: Lang },
): Promise<Result<OpenedSession>> {
  const link = await findLink(program, input.token);
  if (link?.for !== "person") return refused({ kind: "not-found" });
  const form = accountForm(input.lang);
  form.password("password", input.password, [link.login, link.name]);
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const hash = await passwords.hash(input.password);
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const personId = await usePasswordLink(tx, input.token, at);
      if (!personId) return undo({ kind: "not-found" });
      await endLinks(tx, personId, at);
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
      const opened = await openSession(tx, { id: personId, side: person.side as "partner" | "city" }, at);
      const entry = { byId: personId, subjectId: personId, at, facts: {} };
      await appendAudit(tx, program.key, { ...entry, kind: "password-set-by-link" });
      return done(opened);
    }),
  );
}
