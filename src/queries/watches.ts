import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

export type Watches = {
  profile: { fields: string[]; strengths: string; isTold: boolean } | null;
  fields: readonly string[];
  challenges: readonly { code: string; title: string }[];
};

/** What somebody's organisation says of itself, and what they watch; nobody else in the city reads what somebody watches. */
export async function watchesOf(program: Program, person: Person): Promise<Watches> {
  return program.db.asActor(person, async (tx) => {
    const profile = person.organisation
      ? await tx
          .selectFrom("organisation_profiles")
          .select(["fields", "strengths", "is_told"])
          .where("organisation_id", "=", person.organisation.id)
          .executeTakeFirst()
      : undefined;
    const watches = await tx
      .selectFrom("challenge_watches as w")
      .leftJoin("challenges as c", "c.id", "w.challenge_id")
      .select(["w.field", "c.code", "c.title"])
      .where("w.person_id", "=", person.id)
      .orderBy("w.created_at", "desc")
      .orderBy("w.id")
      .limit(200)
      .execute();
    return {
      profile: profile ? { fields: profile.fields, strengths: profile.strengths, isTold: profile.is_told } : null,
      fields: watches.flatMap(({ field }) => (field ? [field] : [])),
      challenges: watches.flatMap(({ code, title }) => (code && title ? [{ code, title }] : [])),
    };
  });
}

/** The title of a published challenge that somebody may want to watch; null when there is none. */
export async function challengeToWatch(program: Program, person: Person, code: string): Promise<string | null> {
  const row = await program.db.asActor(person, (tx) =>
    tx
      .selectFrom("challenges")
      .select("title")
      .where("code", "=", code)
      .where("published_at", "is not", null)
      .executeTakeFirst(),
  );
  return row?.title ?? null;
}
