import type { Context } from "hono";
import { hashToken } from "../../accounts/tokens.ts";
import type { OpenedSession } from "../../db/stores/session-store.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { firstPageOf } from "../accounts/first-page.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { giveSession, personOf } from "../session.ts";
import { isInside } from "../ui/navigation.ts";
import { RecoveryCodesPage } from "./recovery-codes-page.tsx";

/** Gives the browser its session and shows the recovery codes; from there it goes on to where the person wanted to go. */
export async function showCodesAfterEntering(
  c: Context<Env>,
  opened: OpenedSession,
  codes: readonly string[],
  next: string | null,
): Promise<Response> {
  const { program, frame } = c.var;
  giveSession(c, opened.token, opened.expiresAt, program.now());
  const session = await program.db.findSession(hashToken(opened.token), program.now());
  const actor = session ? personOf(session) : frame.actor;
  const href = next ?? (actor.kind === "person" ? firstPageOf(actor) : paths.home({}));
  c.header("cache-control", "no-store");
  return c.html(<RecoveryCodesPage frame={{ ...frame, actor }} codes={codes} href={href} side={sideOf(actor)} />);
}

/** On which side of the house the pages of somebody's account are drawn. */
export function sideOf(actor: Person | { kind: string }): "inside" | "outside" {
  return actor.kind === "person" && isInside(actor as Person) ? "inside" : "outside";
}
