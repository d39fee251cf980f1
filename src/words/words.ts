import { accounts as accountsEn } from "./en/accounts.ts";
import { addresses as addressesEn } from "./en/addresses.ts";
import { common as commonEn } from "./en/common.ts";
import { consult as consultEn } from "./en/consult.ts";
import { done as doneEn } from "./en/done.ts";
import { members as membersEn } from "./en/members.ts";
import { publicFace as publicEn } from "./en/public.ts";
import { secondFactor as secondFactorEn } from "./en/second-factor.ts";
import { singleSignOn as singleSignOnEn } from "./en/single-sign-on.ts";
import { writing as writingEn } from "./en/writing.ts";
import { accounts as accountsJa } from "./ja/accounts.ts";
import { addresses as addressesJa } from "./ja/addresses.ts";
import { common as commonJa } from "./ja/common.ts";
import { consult as consultJa } from "./ja/consult.ts";
import { done as doneJa } from "./ja/done.ts";
import { members as membersJa } from "./ja/members.ts";
import { publicFace as publicJa } from "./ja/public.ts";
import { secondFactor as secondFactorJa } from "./ja/second-factor.ts";
import { singleSignOn as singleSignOnJa } from "./ja/single-sign-on.ts";
import { writing as writingJa } from "./ja/writing.ts";

/** Languages in which the outside is complete. Inside pages are Japanese. */
export type Lang = "ja" | "en";

const ja = {
  accounts: accountsJa,
  addresses: addressesJa,
  common: commonJa,
  consult: consultJa,
  done: doneJa as Record<keyof typeof doneJa, string>,
  members: membersJa,
  public: publicJa,
  secondFactor: secondFactorJa,
  singleSignOn: singleSignOnJa,
  writing: writingJa,
};

/** Every text of the outside, by noun. English has this same type, so a missing text does not compile. */
export type Words = typeof ja;

const en: Words = {
  accounts: accountsEn,
  addresses: addressesEn,
  common: commonEn,
  consult: consultEn,
  done: doneEn,
  members: membersEn,
  public: publicEn,
  secondFactor: secondFactorEn,
  singleSignOn: singleSignOnEn,
  writing: writingEn,
};

/** All texts in one language. */
export function words(lang: Lang): Words {
  return lang === "en" ? en : ja;
}

/** The address of a page in a language: Japanese stands at "/", English below "/en". */
export function langPath(lang: Lang, path: string): string {
  if (lang === "ja") return path;
  return path === "/" ? "/en/" : `/en${path}`;
}
