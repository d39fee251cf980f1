import { randomUUID } from "node:crypto";
import type { Insert, Of, PersonId } from "./put-review.ts";

const at = "2026-11-24T01:00:00Z";

/** A meeting with its times and minutes, a to-do, a step that was asked for. */
export async function putMeeting(insert: Insert, of: Of, person: PersonId): Promise<void> {
  const meeting_id = randomUUID();
  await insert(
    "meetings",
    of({
      id: meeting_id,
      state: "agreed",
      proposed_side: "city",
      proposed_by: person("officer"),
      starts_at: at,
      place: "市役所",
      people: "3名",
      purpose: "面談",
    }),
  );
  await insert(
    "meeting_offers",
    of({ meeting_id, round: 1, side: "city", by_id: person("officer"), times: `{${at}}`, at }),
  );
  await insert(
    "minutes_versions",
    of({
      meeting_id,
      version: 1,
      held_at: at,
      place: "市役所",
      people: "3名",
      said: "話",
      by_id: person("officer"),
      at,
    }),
  );
  await insert(
    "minutes_statements",
    of({ meeting_id, version: 1, side: "partner", act: "confirmed", by_id: person("representative"), at }),
  );
  await insert(
    "to_dos",
    of({
      what: "図面",
      side: "city",
      due: "2026-12-08",
      added_side: "city",
      added_by: person("officer"),
      added_at: at,
    }),
  );
  await insert(
    "step_requests",
    of({ kind: "meeting", side: "partner", by_id: person("representative"), reason: "早く", at }),
  );
}
