import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";

export type SaveProfile = {
  actor: Person;
  /** Fields in which the organisation works. */
  fields: readonly string[];
  /** What it knows and can do, in its own words. */
  strengths: string;
  /** Wants to be told of challenges that fit. */
  isTold: boolean;
  /** Fields that this person watches, whatever the organisation does. */
  watched: readonly string[];
};

/** What an organisation knows and can do, and which fields this person watches: a published challenge is told to those it fits. */
export async function saveProfile(program: Program, input: SaveProfile): Promise<Result<null>> {
  const { actor } = input;
  const organisation = actor.organisation;
  if (!organisation) return refused({ kind: "not-allowed", reason: "団体の一員としてログインした方が書きます。" });
  const { fields: known } = await cityOf(program);
  const names = known.map(({ name }) => name);
  const strengths = readText(input.strengths, { max: 1000, isMultiline: true, isRequired: false }, "できること");
  const errors = [
    ...(input.fields.every((one) => names.includes(one))
      ? []
      : [{ field: "fields", message: "分野は一覧から選んでください。" }]),
    ...(strengths.ok ? [] : [{ field: "strengths", message: strengths.message }]),
    ...(input.watched.every((one) => names.includes(one))
      ? []
      : [{ field: "watched", message: "分野は一覧から選んでください。" }]),
  ];
  if (!strengths.ok || errors.length > 0) return refused({ kind: "invalid", errors });
  const at = program.now();
  await program.db.asActor(actor, async (tx) => {
    const profile = {
      fields: [...new Set(input.fields)],
      strengths: strengths.text,
      is_told: input.isTold,
      updated_by: actor.id,
      updated_at: at,
    };
    await tx
      .insertInto("organisation_profiles")
      .values({ organisation_id: organisation.id, ...profile })
      .onConflict((conflict) => conflict.column("organisation_id").doUpdateSet(profile))
      .execute();
    await tx.deleteFrom("challenge_watches").where("person_id", "=", actor.id).where("field", "is not", null).execute();
    for (const field of new Set(input.watched))
      await tx.insertInto("challenge_watches").values({ person_id: actor.id, field, created_at: at }).execute();
  });
  return done(null);
}
