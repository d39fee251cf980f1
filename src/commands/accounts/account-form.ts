import { readLogin } from "../../domain/accounts/login.ts";
import { type PasswordRule, passwordFault } from "../../domain/accounts/password-rule.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { countGraphemes, readText } from "../../domain/kernel/text.ts";
import { type Lang, words } from "../../words/words.ts";

type LineKey = "organisationName" | "organisationKana" | "name" | "kana";

/** Reads the fields of forms about accounts, gathering what has to be mended in the words of the reader. */
export function accountForm(lang: Lang) {
  const text = words(lang).accounts.errors;
  const errors: FieldError[] = [];
  return {
    errors,
    fault: (field: string, message: string) => void errors.push({ field, message }),
    /** One line of at most 300 characters, kept exactly as typed. */
    line(field: string, typed: string, isRequired: boolean, message: string = text[field as LineKey]): string {
      const read = readText(typed, { max: 300, isMultiline: false, isRequired }, "");
      if (!read.ok) errors.push({ field, message });
      return read.ok ? read.text : "";
    },
    login(field: string, typed: string): string {
      const login = readLogin(typed);
      if (!login) errors.push({ field, message: text.mail });
      return login ?? "";
    },
    password(field: string, typed: string, own: readonly string[], rule: PasswordRule): void {
      const fault = passwordFault(typed, own, rule);
      if (!fault) return;
      const length = countGraphemes(typed);
      const message = {
        "too-short": () => text.passwordTooShort(length, rule.min),
        "too-long": () => text.passwordTooLong(length),
        common: () => text.passwordCommon,
        "own-words": () => text.passwordOwn,
      }[fault]();
      errors.push({ field, message });
    },
  };
}
