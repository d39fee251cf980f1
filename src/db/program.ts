import type { CorporateRegister } from "../domain/accounts/corporate-register.ts";
import type { IdentityProvider } from "../domain/accounts/identity-provider.ts";
import type { Files } from "../domain/files/files.ts";
import type { Mailer } from "../domain/mail/mailer.ts";
import type { Db } from "./connect.ts";

/** What a command or a query needs besides the actor: the door to the database, the key of the chains, the time. */
export type Program = {
  db: Db;
  /** Key of the HMAC chains and of derived secrets; never in the database. */
  key: Buffer;
  /** The time of now: fixed in tests, the demo city's in the demo. */
  now: () => Date;
  municipality: string;
  /** Where attachments lie, and what looks through them. */
  files: Files;
  /** Cards, banner and sign-in without a password exist only in the demo city. */
  isDemo: boolean;
  /** Where the program is reached from outside, without a slash at the end. */
  publicUrl: string;
  /** The way to the city's mail server; null where none is set: letters then wait. */
  mail: Mailer | null;
  /** The ways to the providers of single sign-on; empty where none is configured. */
  providers: readonly IdentityProvider[];
  /** A public register of corporations; null: none is asked. */
  corporateRegister: CorporateRegister | null;
};
