import { randomUUID } from "node:crypto";
import type { Scene } from "./scene.ts";

const at = "2026-11-24T01:00:00Z";

export type Insert = (table: string, row: Record<string, unknown>) => Promise<void>;
export type Of = (row: Record<string, unknown>) => Record<string, unknown>;
export type PersonId = (key: string) => string;

/** Method, agreement, initiatives and what follows them. */
export async function putReview(
  scene: Scene,
  proposal: string,
  insert: Insert,
  of: Of,
  person: PersonId,
): Promise<void> {
  await insert(
    "feasibilities",
    of({ answer: "yes", reason: "できる", decided_by: person("healthHead"), decided_at: at }),
  );
  await insert("method_facts", of({ facts: "{}", by_id: person("officer"), at }));
  if (scene.stage !== "draft" && !scene.sealed) {
    const states = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`p${n}`, "later"]));
    await insert("gate_states", of({ ...states, rules: 1 }));
  }
  const check = randomUUID();
  await insert("fairness_checks", of({ id: check, answers: "{}", conclusion: "fair", by_id: person("officer2"), at }));
  await insert(
    "fairness_evidence",
    of({
      check_id: check,
      question: "told",
      kind: "free",
      about_id: proposal,
      shown_to: "review",
      position: 0,
      facts: "{}",
    }),
  );
  const paper = randomUUID();
  await insert(
    "approval_papers",
    of({
      id: paper,
      kind: "method",
      state: "approved",
      method: "project_agreement",
      recommended: "project_agreement",
      body: "{}",
      content_hash: Buffer.alloc(32),
      drafted_by: person("officer"),
      drafted_at: at,
    }),
  );
  for (const [index, key] of scene.route.entries())
    await insert("approval_steps", of({ paper_id: paper, position: index + 1, person_id: person(key) }));
  await insert(
    "decisions",
    of({
      kind: "method",
      outcome: "project_agreement",
      reason: "理由",
      by_id: person("officer"),
      sent_at: scene.decisionSent ? at : null,
    }),
  );
  await insert("eligibility_checks", of({ answers: "{}", by_id: person("officer"), at }));
  await insert("eligibility_results", of({ is_eligible: true, at }));
  await insert(
    "agreements",
    of({
      version: 1,
      kind: "project_agreement",
      body: "{}",
      docx: Buffer.from("x"),
      hash: Buffer.alloc(32),
      plan_version: 1,
      state: "drafting",
      drafted_by: person("officer"),
      drafted_at: at,
    }),
  );
  await insert(
    "awards",
    of({ contract_number: "1", contracted_on: "2026-11-24", amount_yen: 0, by_id: person("officer"), at }),
  );
  await insert("cooperations", of({ terms: "内容", starts_on: "2026-11-24" }));
  await insert("reopenings", of({ reason: "費用", by_id: person("officer"), at }));
  const initiative = randomUUID();
  await insert(
    "initiatives",
    of({
      id: initiative,
      title: "取組",
      what: "内容",
      service: "健診",
      indicator: "人数",
      unit: "人",
      baseline: 1,
      target: 2,
      starts_on: "2026-11-24",
      ends_on: "2027-03-31",
      state: "running",
      by_id: person("officer"),
      at,
    }),
  );
  await insert(
    "initiative_reports",
    of({
      initiative_id: initiative,
      from_day: "2026-11-24",
      to_day: "2026-12-24",
      value: 1,
      text: "経過",
      city_spent_yen: 1,
      partner_brought_yen: 1,
      city_alone_yen: 1,
      by_side: "partner",
      by_id: person("representative"),
      at,
    }),
  );
  await insert("final_reports", of({ result: "結果", by_id: person("officer"), at }));
  await insert("lessons", of({ side: "partner", lesson: "学び", by_id: person("representative"), at }));
  await insert("gate_confirmations", of({ principle: "P1", evidence: "根拠", by_id: person("officer"), at }));
}
