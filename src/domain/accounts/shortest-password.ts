import type { Settings } from "../settings.ts";
import { passwordLimits } from "./password-rule.ts";

/** How many characters a new password needs at least: fewer only for staff who are asked for a second factor too. */
export function shortestPassword(
  settings: Pick<Settings, "shortestPassword" | "secondFactorForStaff">,
  side: "partner" | "city",
): number {
  const { alone, withSecondFactor } = settings.shortestPassword;
  return Math.max(passwordLimits.least, side === "city" && settings.secondFactorForStaff ? withSecondFactor : alone);
}

/** Whether a city asks for less than is safe where the password is all that is asked (NIST SP 800-63B-4). */
export function isWeak(settings: Pick<Settings, "shortestPassword">): boolean {
  return settings.shortestPassword.alone < passwordLimits.alone;
}
