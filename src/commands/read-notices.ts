import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

/** A person has opened their notices: nothing is new any more, also what they may no longer see. */
export async function readNotices(program: Program, actor: Person): Promise<void> {
  await program.db.asActor(actor, (tx) =>
    tx
      .updateTable("notices")
      .set({ read_at: program.now() })
      .where("person_id", "=", actor.id)
      .where("read_at", "is", null)
      .execute(),
  );
}
