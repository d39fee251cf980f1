import { newToken } from "../../accounts/tokens.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { type MadeLink, makeLink } from "../../db/stores/link-store.ts";
import { addPerson } from "../../db/stores/person-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { accountForm } from "./account-form.ts";
import { passwords } from "./passwords.ts";

export type MemberInput = { actor: Person; lang: Lang; name: string; kana: string; mail: string; role: string };

/** A representative adds somebody to the organisation they act for; the new person chooses a password by the link. */
export async function addMember(program: Program, input: MemberInput): Promise<Result<MadeLink & { name: string }>> {
  const { actor } = input;
  const text = words(input.lang).accounts;
  const { organisation } = actor;
  if (organisation?.role !== "representative")
    return refused({ kind: "not-allowed", reason: "団体の人を加えるのは、団体の代表者です。" });
  const form = accountForm(input.lang);
  const name = form.line("name", input.name, true);
  const kana = form.line("kana", input.kana, false);
  const login = form.login("mail", input.mail);
  if (input.role !== "member" && input.role !== "representative") form.fault("role", text.errors.role);
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const passwordHash = await passwords.hash(newToken());
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const personId = await addPerson(tx, { name, kana, side: "partner", login, passwordHash });
      if (!personId) return undo({ kind: "invalid", errors: [{ field: "mail", message: text.errors.mailTaken }] });
      await tx
        .insertInto("memberships")
        .values({ organisation_id: organisation.id, person_id: personId, role: input.role, since: at })
        .execute();
      const link = await makeLink(tx, { personId, madeBy: actor.id }, at);
      const facts = { organisation: organisation.id, role: input.role };
      await appendAudit(tx, program.key, { kind: "member-added", byId: actor.id, subjectId: personId, at, facts });
      return done({ ...link, name });
    }),
  );
}
