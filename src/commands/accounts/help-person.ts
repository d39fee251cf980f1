import type { Program } from "../../db/program.ts";
import { type MadeLink, makeLink } from "../../db/stores/link-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";

/** Ends every session of somebody: a lost device, a person who left their desk unlocked. */
export function endSessionsOf(
  program: Program,
  input: { actor: Person; personId: string },
): Promise<Result<{ ended: number }>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    const { ended } = await endSessions(tx, { of: input.personId }, at);
    await audit("sessions-ended", input.personId, { sessions: ended });
    return done({ ended });
  });
}

/** A new link for who forgot their password. Nothing ends until it is used; that it was made stays in the log, with who made it. */
export function makePasswordLink(
  program: Program,
  input: { actor: Person; personId: string },
): Promise<Result<MadeLink & { name: string }>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    const person = await tx
      .selectFrom("people")
      .innerJoin("accounts", "accounts.person_id", "people.id")
      .select(["people.id", "people.name"])
      .where("people.id", "=", input.personId)
      .where("people.ended_at", "is", null)
      .executeTakeFirst();
    if (!person) return undo({ kind: "not-found" });
    const link = await makeLink(tx, { personId: person.id, madeBy: input.actor.id }, at);
    await audit("password-link-made", person.id);
    return done({ ...link, name: person.name });
  });
}
