import type { Program } from "../../db/program.ts";

/** The newest of each kind in the map; older ones are reached from the lists. */
const most = 1000;

export type EveryPage = {
  challenges: readonly { code: string; updated: Date }[];
  cases: readonly { slug: string; updated: Date }[];
  notices: readonly { id: string; updated: Date }[];
};

/** What has a page of its own in public, as a visitor sees it: for the map of the site. */
export async function everyPageOf(program: Program): Promise<EveryPage> {
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => ({
    challenges: (await tx
      .selectFrom("challenges")
      .select(["code", "published_at as updated"])
      .where("published_at", "is not", null)
      .orderBy("published_at", "desc")
      .orderBy("id")
      .limit(most)
      .execute()) as unknown as EveryPage["challenges"],
    cases: (await tx
      .selectFrom("published_cases")
      .select(["slug", "updated_at as updated"])
      .orderBy("published_at", "desc")
      .orderBy("proposal_id", "desc")
      .limit(most)
      .execute()) as unknown as EveryPage["cases"],
    notices: (await tx
      .selectFrom("call_notices")
      .select(["proposal_id as id", "published_at as updated"])
      .orderBy("published_at", "desc")
      .orderBy("proposal_id")
      .limit(most)
      .execute()) as unknown as EveryPage["notices"],
  }));
}
