/**
 * What stands between the right password and a session (ASVS 6.3.3, G5): nothing, the code of a second factor, or setting one up.
 */
export type SignInStep = "whole" | "code" | "enrolment";

/**
 * The next step after the right password. Who has a second factor is asked for it; staff read other people's ideas, so where the city
 * requires it (the default) they set one up before anything opens. Proposers choose for themselves.
 */
export function stepAfterPassword(person: {
  side: "partner" | "city";
  hasFactor: boolean;
  isRequiredForStaff: boolean;
  /** A provider of single sign-on has asked for one already. */
  isGiven?: boolean;
}): SignInStep {
  if (person.isGiven) return "whole";
  if (person.hasFactor) return "code";
  return person.side === "city" && person.isRequiredForStaff ? "enrolment" : "whole";
}
