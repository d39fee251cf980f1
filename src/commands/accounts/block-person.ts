import type { Program } from "../../db/program.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { endLinks } from "../../db/stores/link-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";
import { keepOneAdministrator } from "./end-post.ts";

type OfPerson = { actor: Person; personId: string };

/**
 * Shuts somebody out for a time, by every way of signing in: a lost device, a suspicion, a leave. Their sessions and links end at once;
 * what they are stays, and is theirs again when they are let in.
 */
export function blockPerson(program: Program, input: OfPerson): Promise<Result<{ ended: number }>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    if (input.personId === input.actor.id)
      return undo({ kind: "not-allowed", reason: "自分のログインは止められません。ほかの管理者に頼んでください。" });
    const blocked = await tx
      .updateTable("people")
      .set({ blocked_at: at })
      .where("id", "=", input.personId)
      .where("ended_at", "is", null)
      .where("blocked_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!blocked) return undo({ kind: "not-found" });
    await keepOneAdministrator(tx);
    await endLinks(tx, blocked.id, at);
    await endHalfSessions(tx, blocked.id, at);
    const { ended } = await endSessions(tx, { of: blocked.id }, at);
    await audit("person-blocked", blocked.id, { sessions: ended });
    return done({ ended });
  });
}

/** Lets somebody in again. */
export function unblockPerson(program: Program, input: OfPerson): Promise<Result<null>> {
  return administer(program, input.actor, "authenticator", async ({ tx, audit }) => {
    const freed = await tx
      .updateTable("people")
      .set({ blocked_at: null })
      .where("id", "=", input.personId)
      .where("blocked_at", "is not", null)
      .returning("id")
      .executeTakeFirst();
    if (!freed) return undo({ kind: "not-found" });
    await audit("person-unblocked", freed.id);
    return done(null);
  });
}
