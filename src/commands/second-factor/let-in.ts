import type { Tx } from "../../db/connect.ts";
import { openHalfSession } from "../../db/stores/half-session-store.ts";
import { hasFactor } from "../../db/stores/second-factor-store.ts";
import { type OpenedSession, openSession } from "../../db/stores/session-store.ts";
import { type SignInStep, stepAfterPassword } from "../../domain/accounts/second-factor.ts";

/** What the browser gets after the right password: the token of a session (`whole`), or of a half one that opens the next step alone. */
export type LetIn = OpenedSession & { step: SignInStep };

/** Lets somebody in whose password was right or whom a provider knows, as far as that goes. */
export async function letIn(
  tx: Tx,
  person: { id: string; side: "partner" | "city"; browser: string; isRequiredForStaff: boolean; isGiven?: boolean },
  at: Date,
): Promise<LetIn> {
  const step = stepAfterPassword({ ...person, hasFactor: await hasFactor(tx, person.id) });
  const opened =
    step === "whole"
      ? await openSession(tx, person, at, person.browser)
      : await openHalfSession(tx, { personId: person.id, step }, at);
  return { ...opened, step };
}
