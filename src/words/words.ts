import { accounts as accountsEasy } from "./easy/accounts.ts";
import { addresses as addressesEasy } from "./easy/addresses.ts";
import { common as commonEasy } from "./easy/common.ts";
import { consult as consultEasy } from "./easy/consult.ts";
import { done as doneEasy } from "./easy/done.ts";
import { members as membersEasy } from "./easy/members.ts";
import { publicFace as publicEasy } from "./easy/public.ts";
import { secondFactor as secondFactorEasy } from "./easy/second-factor.ts";
import { singleSignOn as singleSignOnEasy } from "./easy/single-sign-on.ts";
import { writing as writingEasy } from "./easy/writing.ts";
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

/** Languages in which the outside is complete; easy: やさしい日本語, of everything that is read without an account. Inside pages are Japanese. */
export type Lang = "ja" | "easy" | "en";

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

/** Every text of the outside, by noun. The other languages have this same type, so a missing text does not compile. */
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

const easy: Words = {
  accounts: accountsEasy,
  addresses: addressesEasy,
  common: commonEasy,
  consult: consultEasy,
  done: doneEasy,
  members: membersEasy,
  public: publicEasy,
  secondFactor: secondFactorEasy,
  singleSignOn: singleSignOnEasy,
  writing: writingEasy,
};

const all: Readonly<Record<Lang, Words>> = { ja, easy, en };

/** All texts in one language. */
export function words(lang: Lang): Words {
  return all[lang];
}

/** The address of a page in a language: Japanese stands at "/", the others below "/easy" and "/en". */
export function langPath(lang: Lang, path: string): string {
  if (lang === "ja") return path;
  return path === "/" ? `/${lang}/` : `/${lang}${path}`;
}

/** The language of an address, and the address without it. */
export function langOf(path: string): { lang: Lang; path: string } {
  const lang = /^\/(en|easy)(?=\/|$)/.exec(path)?.[1] as Lang | undefined;
  // One slash: "//another.example" on a page would lead there.
  return { lang: lang ?? "ja", path: (lang ? path.slice(lang.length + 1) || "/" : path).replace(/^\/+/, "/") };
}

/** Of lang attributes, letters and feeds: やさしい日本語 is Japanese, is read aloud as such, and has no letters of its own. */
export function baseLang(lang: Lang): "ja" | "en" {
  return lang === "en" ? "en" : "ja";
}
