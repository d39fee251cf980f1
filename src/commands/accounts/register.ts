import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { keepIdentity } from "../../db/stores/identity-store.ts";
import { addPending, addPerson } from "../../db/stores/person-store.ts";
import { type OpenedSession, openSession } from "../../db/stores/session-store.ts";
import type { Identity } from "../../domain/accounts/identity-provider.ts";
import { readLogin } from "../../domain/accounts/login.ts";
import { readCorporateNumber } from "../../domain/kernel/corporate-number.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";
import { accountForm } from "./account-form.ts";
import { passwordRuleOf } from "./password-rule-of.ts";
import { passwords } from "./passwords.ts";
import { sendProof } from "./send-proof.ts";

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
  /** How they sign in from now on: a password, or what a provider of single sign-on has said of them. */
  way: { password: string } | { identity: Identity };
  /** What the browser calls itself. */
  browser?: string;
};

/** What registering gave: the session, and whether a letter was sent that proves the address. */
export type Registered = OpenedSession & { isToProve: boolean };

/**
 * Registers an organisation with the person who writes as its representative, and signs them in. Names are kept as typed. Where mail
 * leaves the city the account itself comes into being when the link of a letter is opened: of an address that is here already the page
 * tells nothing, its owner is told by mail (decision 0026). Without mail a taken address is told only to who filled in everything else
 * rightly. An address that a provider has proven needs no letter; an identity that is somebody's already is refused as not found. The same 法人番号 may come twice: that another organisation is here is not told to a stranger; an administrator merges them.
 */
export async function register(program: Program, input: Registration): Promise<Result<Registered>> {
  const form = accountForm(input.lang);
  const text = words(input.lang).accounts.errors;
  const organisation = {
    name: form.line("organisationName", input.organisationName, true),
    kana: form.line("organisationKana", input.organisationKana, true),
    kind: input.kind,
  };
  if (!(organisationKinds as readonly string[]).includes(input.kind)) form.fault("kind", text.kind);
  const number = input.corporateNumber.trim() === "" ? null : readCorporateNumber(input.corporateNumber);
  if (number && !number.ok) form.fault("corporateNumber", input.lang === "en" ? text.corporateNumber : number.message);
  const name = form.line("name", input.name, true);
  const kana = form.line("kana", input.kana, true);
  const login = form.login("mail", input.mail);
  const { way } = input;
  const rule = await passwordRuleOf(await cityOf(program), "partner");
  if ("password" in way)
    form.password("password", way.password, [input.mail, input.name, input.organisationName], rule);
  if (form.errors.length > 0) return refused({ kind: "invalid", errors: form.errors });

  // Who comes by a provider gets a password that nobody knows; by the mailed link they may choose one.
  const passwordHash = "password" in way ? await passwords.hash(way.password) : passwords.unknown();
  const at = program.now();
  const isProven = "identity" in way && way.identity.isMailProven && readLogin(way.identity.mail) === login;
  const isToProve = program.mail !== null && !isProven;
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const person = {
        ...({ name, kana, side: "partner", login, passwordHash, provenAt: isProven ? at : null } as const),
        ...("identity" in way ? { passwordSetAt: null } : {}),
      };
      const personId = isToProve ? await addPending(tx, person, at) : await addPerson(tx, person);
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
      if ("identity" in way && !(await keepIdentity(tx, personId, way.identity, at)))
        return undo({ kind: "not-found" });
      if (isToProve) await sendProof(tx, { personId, login, lang: input.lang }, at);
      const opened = await openSession(tx, { id: personId, side: "partner" }, at, input.browser);
      const facts = { organisation: id, ...("identity" in way ? { provider: way.identity.provider } : {}) };
      await appendAudit(tx, program.key, { kind: "registered", byId: personId, subjectId: personId, at, facts });
      return done({ ...opened, isToProve });
    }),
  );
}
