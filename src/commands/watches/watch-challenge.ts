import type { Program } from "../../db/program.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";

/** This person is told when the challenge opens or changes. Done twice it is one watch. */
export async function watchChallenge(program: Program, actor: Person, code: string): Promise<Result<null>> {
  return program.db.asActor(actor, async (tx): Promise<Result<null>> => {
    const challenge = await tx
      .selectFrom("challenges")
      .select("id")
      .where("code", "=", code)
      .where("published_at", "is not", null)
      .executeTakeFirst();
    if (!challenge) return refused({ kind: "not-found" });
    await tx
      .insertInto("challenge_watches")
      .values({ person_id: actor.id, challenge_id: challenge.id, created_at: program.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return done(null);
  });
}

/** Ends a watch of this person; one that is not theirs does not exist. */
export async function unwatchChallenge(program: Program, actor: Person, code: string): Promise<Result<null>> {
  await program.db.asActor(actor, (tx) =>
    tx
      .deleteFrom("challenge_watches")
      .where("person_id", "=", actor.id)
      .where("challenge_id", "in", (eb) => eb.selectFrom("challenges").select("id").where("code", "=", code))
      .execute(),
  );
  return done(null);
}
