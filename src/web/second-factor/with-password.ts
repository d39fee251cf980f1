import type { Context } from "hono";
import type { Person } from "../../domain/policy/actor.ts";
import { ownSecondFactor } from "../../queries/own-second-factor.ts";
import { words } from "../../words/words.ts";
import type { Attempts } from "../accounts/attempts.ts";
import { sourceOf } from "../accounts/known-browser.ts";
import { unlessBusy } from "../accounts/unless-busy.ts";
import type { Env } from "../route.ts";

/** Does what needs one's own password; wrong ones are slowed down as at the change of the password (own-account-routes.tsx). */
export async function withPassword<T extends { kind: string }>(
  c: Context<Env>,
  person: Person,
  attempts: Attempts,
  says: (message: string, status: 429 | 503) => Promise<Response>,
  work: () => Promise<T>,
): Promise<T | Response> {
  const text = words(c.var.frame.lang).accounts.signIn;
  const { login } = await ownSecondFactor(c.var.program, person);
  const [key, { address }] = [`password ${person.id}`, sourceOf(c, login ?? "")];
  const wait = attempts.waitSeconds(key, address, performance.now());
  if (wait > 0) return says(text.wait(wait), 429);
  const result = await unlessBusy(c, work);
  if (result === "busy") return says(text.busy, 503);
  if (result.kind === "wrong-password") attempts.failed(key, address, performance.now());
  return result;
}
