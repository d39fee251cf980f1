import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { lockSeed, type Seed } from "../../db/stores/seed-store.ts";
import { longestSeed, mayOnSeed, type SeedAction, type SeedState, seedSideOf } from "../../domain/challenge/seed.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";

/** What every act on a seed carries. */
export type OnSeed = { actor: Person; seedId: string; version?: number | undefined; formKey?: string | undefined };

/** Writes back: the desk to the department, or the department to the desk; it is the other's turn then. */
export function replyToSeed(program: Program, input: OnSeed & { reply: string }): Promise<Result<null>> {
  const reply = readText(input.reply, { max: longestSeed, isMultiline: true, isRequired: true }, "返事");
  return actOnSeed(program, input, "reply", async ({ tx, seed, at, save }) => {
    if (!reply.ok) return refused({ kind: "invalid", errors: [{ field: "reply", message: reply.message }] });
    const side = seedSideOf(input.actor, seed);
    await tx
      .insertInto("challenge_seed_replies")
      .values({ seed_id: seed.id, body: reply.text, by_id: input.actor.id, by_side: side, at })
      .execute();
    await save(side === "desk" ? "answered" : "open");
    return done(null);
  });
}

/** Nothing more is to be done about it; it stays where it is read. */
export function closeSeed(program: Program, input: OnSeed): Promise<Result<null>> {
  return actOnSeed(program, input, "close", async ({ save }) => {
    await save("closed");
    return done(null);
  });
}

type SeedAct = { tx: Tx; at: Date; seed: Seed; save: (state: SeedState) => Promise<void> };

/** The write path of a seed: lock · decide · save, in one transaction; the same form sent twice is done once. */
async function actOnSeed(
  program: Program,
  input: OnSeed,
  action: SeedAction,
  work: (act: SeedAct) => Promise<Result<null>>,
): Promise<Result<null>> {
  const at = program.now();
  return undoing(() =>
    program.db.asActor(input.actor, async (tx): Promise<Result<null>> => {
      if (input.formKey && !(await isFirstTime(tx, input.formKey, input.actor.id, at))) return done(null);
      const seed = await lockSeed(tx, input.seedId);
      if (!seed) return undo({ kind: "not-found" });
      const answer = mayOnSeed(input.actor, action, seed);
      if (!answer.ok) return undo(answer.refusal);
      if (input.version !== undefined && input.version !== seed.version)
        return undo({ kind: "stale", changed: seed.state });
      const save: SeedAct["save"] = async (state) => {
        await tx
          .updateTable("challenge_seeds")
          .set({ state, version: seed.version + 1 })
          .where("id", "=", seed.id)
          .execute();
      };
      const result = await work({ tx, at, seed, save });
      return result.ok ? result : undo(result.refusal);
    }),
  );
}
