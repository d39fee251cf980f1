import type { Context } from "hono";
import type { Corporation } from "../../domain/accounts/corporate-register.ts";
import { readCorporateNumber } from "../../domain/kernel/corporate-number.ts";
import { words } from "../../words/words.ts";
import type { Env } from "../route.ts";
import type { FormValues } from "../ui/form-values.ts";
import type { Attempts } from "./attempts.ts";
import { clientAddress } from "./client-address.ts";

/** What came of asking the register for a number; null where no register is configured. */
export type Lookup = {
  typed: string;
  /** Why it was not asked: what would be right. */
  fault?: string;
  found?: Corporation | "unknown" | "away";
  /** The form is filled with it: the person has asked for that. */
  isTaken: boolean;
};

/**
 * Looks a corporation up that somebody who registers has named in the address (`?number=`). Each question goes out under the city's
 * token, and anybody may ask: so they are slowed like guesses. Whatever comes of it, registering goes on.
 */
export async function lookUp(c: Context<Env>, attempts: Attempts): Promise<Lookup | null> {
  const { corporateRegister } = c.var.program;
  if (!corporateRegister) return null;
  const typed = (c.req.query("number") ?? "").toWellFormed().replaceAll("\u0000", "").slice(0, 100);
  const isTaken = c.req.query("take") === "yes";
  if (typed.trim() === "") return { typed: "", isTaken: false };
  const { lang } = c.var.frame;
  const number = readCorporateNumber(typed);
  if (!number.ok)
    return {
      typed,
      fault: lang === "ja" ? number.message : words(lang).accounts.errors.corporateNumber,
      isTaken: false,
    };
  const [key, address] = ["corporate number", clientAddress(c)];
  const wait = attempts.waitSeconds(key, address, performance.now());
  if (wait > 0) return { typed, fault: words(lang).accounts.lookup.wait(wait), isTaken: false };
  attempts.failed(key, address, performance.now());
  return { typed, found: await corporateRegister.find(number.number), isTaken };
}

/** What the form begins with: the number that was typed, and what the register says where the person has taken it. */
export function valuesFrom(lookup: Lookup | null): FormValues {
  if (!lookup?.typed) return {};
  const { found, isTaken, typed } = lookup;
  if (typeof found !== "object") return { corporateNumber: typed };
  if (!isTaken) return { corporateNumber: found.number };
  return { corporateNumber: found.number, organisationName: found.name, organisationKana: found.kana };
}
