import type { TestCity } from "./city.ts";

export type PastProposal = {
  title: string;
  summary?: string;
  what?: string;
  fields?: readonly string[];
  status?: string;
  /** Whom the desk asked, the lead department first, by ids. */
  departments?: readonly string[];
  organisation?: string;
  sealed?: boolean;
};

let serial = 5000;

/** Puts proposals that were submitted and decided about before into the database, past the walls. @returns their ids. */
export async function putPast(city: TestCity, past: readonly PastProposal[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const one of past) {
    const { title, summary = "", what = "", fields = [], status = "declined", departments = [], sealed = false } = one;
    const { rows } = await city.owner.query<{ id: string }>(
      `insert into proposals (municipality_id, organisation_id, kind, title, fields, status, sealed, fiscal_year, serial, created_at, submitted_at, status_at)
       values ($1, $2, 'free', $3, $4, $5, $6, 2025, $7, '2025-06-02T01:00:00Z', '2025-06-02T01:00:00Z', '2025-09-01T01:00:00Z') returning id`,
      [
        ...[city.program.municipality, one.organisation ?? city.seeded.organisations.get("b"), title],
        ...[[...fields], status, sealed, ++serial],
      ],
    );
    const id = rows[0]!.id;
    ids.push(id);
    await city.owner.query(
      `insert into proposal_texts (municipality_id, proposal_id, version, summary, what, submitted_at) values ($1, $2, 1, $3, $4, '2025-06-02T01:00:00Z')`,
      [city.program.municipality, id, summary, what],
    );
    for (const [place, department] of departments.entries())
      await city.owner.query(
        `insert into inquiries (municipality_id, proposal_id, department_id, is_lead, asked_at, due) values ($1, $2, $3, $4, '2025-06-10T01:00:00Z', '2025-06-24')`,
        [city.program.municipality, id, department, place === 0],
      );
  }
  return ids;
}
