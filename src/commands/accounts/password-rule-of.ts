import { leakedPasswords } from "../../accounts/leaked-passwords.ts";
import type { City } from "../../db/stores/city-store.ts";
import type { PasswordRule } from "../../domain/accounts/password-rule.ts";
import { shortestPassword } from "../../domain/accounts/shortest-password.ts";

/** The rule for a new password of somebody: shorter only for staff who are asked for a second factor too. */
export async function passwordRuleOf(
  city: Pick<City, "name" | "nameEn" | "settings">,
  side: "partner" | "city",
): Promise<PasswordRule> {
  const context = [
    city.name,
    city.name.replace(/[市町村区]$/u, ""),
    city.nameEn,
    ...city.nameEn.split(" "),
    "官民連携デスク",
  ];
  return { min: shortestPassword(city.settings, side), context, isLeaked: await leakedPasswords() };
}
