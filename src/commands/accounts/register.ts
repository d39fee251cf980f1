import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { addPerson } from "../../db/stores/person-store.ts";
import { type OpenedSession, openSession } from "../../db/stores/session-store.ts";
import { readCorporateNumber } from "../../domain/kernel/corporate-number.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { accountForm } from "./account-form.ts";
import { passwordRuleOf } from "./password-rule-of.ts";
import { passwords } from "./passwords.ts";

export const organisationKinds = ["company", "university", "nonprofit", "other"] as const;

export type Registration = {
  lang: Lang;
  organisationName: string;
  organisationKana: string;
  kind: string;
  /** 法人番号, or "" for who has none. */
  corporateNumber: string;
  name: string;
  kana: string;
  mail: string;
  password: string;
  /** What the browser calls itself. */
  browser?: string;
};

/**
 * Registers an organisation with the person who writes as its representative, and signs them in. Names are kept as typed. That a login
 * is taken is told only to who filled in everything else rightly, and no more than that this address cannot be registered.
 * The same 法人番号 may come twice: that another organisation is here is not told to a stranger; the desk sees both.
 */
export async function register(program: Program, input: Registration): Promise<Result<OpenedSession>> {
  const form = accountForm(input.lang);
  const text = words(input.lang).accounts.errors;
  const organisation = {
    name: form.line("organisationName", input.organisationName, true),
    kana: form.line("organisationKana", input.organisationKana, true),
    kind: input.kind,
  };
  if (!(organisationKinds as readonly string[]).includes(input.kind)) form.fault("kind", text.kind);
  const number = input.corporateNumber.trim() === "" ? null : readCorporateNumber(input.corporateNumber);
  if (number && !number.ok) form.fault("corporateNumber", input.lang === "ja" ? number.message : text.corporateNumber);
  const name = form.line("name", input.name, true);
  const kana = form.line("kana", input.kana, true);
  const login = form.login("mail", input.mail);
  const rule = await passwordRuleOf(await cityOf(program), "partner");
  form.password("password", input.password, [input.mail, input.name, input.organisationName], rule);
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  const passwordHash = await passwords.hash(input.password);
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const personId = await addPerson(tx, { name, kana, side: "partner", login, passwordHash });
      if (!personId) return undo({ kind: "invalid", errors: [{ field: "mail", message: text.mailTaken }] });
      const { id } = await tx
        .insertInto("organisations")
        .values({ ...organisation, corporate_number: number?.ok ? number.number : null })
        .returning("id")
        .executeTakeFirstOrThrow();
      await tx
        .insertInto("memberships")
        .values({ organisation_id: id, person_id: personId, role: "representative", since: at })
        .execute();
      const opened = await openSession(tx, { id: personId, side: "partner" }, at, input.browser);
      const facts = { organisation: id };
      await appendAudit(tx, program.key, { kind: "registered", byId: personId, subjectId: personId, at, facts });
      return done(opened);
    }),
  );
}
