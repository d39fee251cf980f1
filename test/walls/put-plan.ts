import type { Insert, Of, PersonId } from "./put-review.ts";

const at = "2026-11-24T01:00:00Z";

/** The joint plan: a version, who writes in a section of it, and what is suggested for one. */
export async function putPlan(insert: Insert, of: Of, person: PersonId): Promise<void> {
  await insert(
    "plans",
    of({ version: 1, body: "{}", drafted_side: "city", drafted_by: person("officer"), drafted_at: at }),
  );
  await insert(
    "plan_section_locks",
    of({ section: "goals", side: "city", person_id: person("officer"), since: at, until: at }),
  );
  await insert(
    "plan_suggestions",
    of({
      section: "goals",
      base_version: 1,
      body: "{}",
      reason: "理由",
      side: "city",
      by_id: person("officer"),
      at,
    }),
  );
}
