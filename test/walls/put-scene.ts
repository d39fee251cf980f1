import { randomUUID } from "node:crypto";
import type { TestCity } from "../support/city.ts";
import type { Scene } from "./scene.ts";

const at = "2026-11-24T01:00:00Z";

/** Puts a scene into the database past every wall: one row in each table that speaks of the proposal. Returns its ids. */
export async function putScene(city: TestCity, scene: Scene): Promise<{ proposal: string; part: string }> {
  const proposal = randomUUID();
  const part = randomUUID();
  const person = (key: string) => city.seeded.people.get(key)!;
  const insert = (table: string, row: Record<string, unknown>) => insertRow(city, table, row);
  const of = (row: Record<string, unknown>) => ({ proposal_id: proposal, ...row });
  const submitted = scene.stage === "draft" ? null : at;
  await insert("proposals", {
    id: proposal,
    organisation_id: city.seeded.organisations.get("a"),
    kind: "free",
    title: "提案の名前",
    fields: ["健康"],
    status: scene.status,
    fiscal_year: submitted ? 2026 : null,
    serial: submitted ? Math.floor(Math.random() * 2_000_000_000) : null,
    created_at: at,
    submitted_at: submitted,
    dialogue_at: scene.stage === "inDialogue" || scene.stage === "active" ? at : null,
    active_at: scene.stage === "active" ? at : null,
    status_at: at,
  });
  await insert(
    "proposal_texts",
    of({ version: 1, summary: "開いた部分", submitted_at: scene.textSubmitted ? at : null }),
  );
  await insert("additions", of({ request: "追記のお願い", asked_by: person("officer"), asked_at: at }));
  await insert(
    "protected_parts",
    of({
      id: part,
      section: "what",
      heading: "見出し",
      state: scene.part.state,
      level: scene.part.level,
      department_ids: scene.part.named.map(city.department),
      until: "2027-03-31",
    }),
  );
  await insert("protected_part_reasons", of({ part_id: part, reason: "理由" }));
  await insert(
    "protection_talks",
    of({
      part_id: part,
      side: "partner",
      act: "request",
      level: "desk",
      until: "2027-03-31",
      by_id: person("representative"),
      at,
    }),
  );
  await insert("protected_part_contents", of({ part_id: part, content: "守りたいことば" }));
  await insert("holds", of({ reason: "保留", until: "2027-04-01", by_id: person("officer"), at }));
  await insert(
    "declines",
    of({
      ground: "理由",
      explanation: "説明",
      what_would_help: "条件",
      departments_heard: "聞いた",
      drafted_by: person("officer"),
      drafted_at: at,
      sent_at: scene.declineSent ? at : null,
    }),
  );
  await putCoordination(city, scene, proposal, insert, of, person);
  await putReview(scene, proposal, insert, of, person);
  await insert(
    "publication_drafts",
    of({ kind: "case", version: 1, state: scene.caseState, body: "{}", drafted_by: person("officer"), drafted_at: at }),
  );
  if (scene.stage !== "draft")
    for (const line of eventLines) await insert("waits", of({ task: `task-${line}`, holder: "desk", line, since: at }));
  await city.owner.query("insert into chain_heads (kind, subject, municipality_id) values ('events', $1, $2)", [
    proposal,
    city.seeded.municipality,
  ]);
  for (const [index, line] of eventLines.entries()) {
    const previous = index === 0 ? null : Buffer.alloc(32, index);
    await insert(
      "events",
      of({
        seq: index + 1,
        kind: "tested",
        line,
        by_side: "desk",
        at,
        facts: "{}",
        previous,
        link: Buffer.alloc(32, index + 1),
      }),
    );
  }
  return { proposal, part };
}

export const eventLines = [
  "proposal",
  "open_parts",
  "protection",
  "inside",
  "inquiry",
  "dialogue",
  "review",
  "agreement",
  "eligibility",
  "publication",
  "desk",
] as const;

type Insert = (table: string, row: Record<string, unknown>) => Promise<void>;
type Of = (row: Record<string, unknown>) => Record<string, unknown>;
type PersonId = (key: string) => string;

async function putCoordination(
  city: TestCity,
  scene: Scene,
  proposal: string,
  insert: Insert,
  of: Of,
  person: PersonId,
): Promise<void> {
  await insert("assignments", of({ person_id: person("officer"), assigned_by: person("chief"), at }));
  for (const key of scene.tied) {
    await insert("conflict_declarations", of({ person_id: person(key), has_tie: true, at }));
    await insert("conflict_details", of({ person_id: person(key), what: "親族が役員" }));
  }
  for (const [code, inquiry] of Object.entries(scene.inquiries)) {
    const id = randomUUID();
    await insert(
      "inquiries",
      of({
        id,
        department_id: city.department(code),
        is_lead: inquiry.isLead,
        asked_at: at,
        due: "2026-12-08",
        ended_at: inquiry.endedAs ? at : null,
        ended_as: inquiry.endedAs,
      }),
    );
    await insert("inquiry_questions", of({ inquiry_id: id, question: "できますか", asked_by: person("officer") }));
    if (inquiry.outcome)
      await insert(
        "inquiry_answers",
        of({
          inquiry_id: id,
          department_id: city.department(code),
          outcome: inquiry.outcome,
          answer: "回答",
          drafted_by: person("healthStaff"),
          drafted_at: at,
          confirmed_at: inquiry.confirmed ? at : null,
          released_at: inquiry.released ? at : null,
        }),
      );
  }
  await insert(
    "outlooks",
    of({
      method: "project_agreement",
      call_likelihood: "unlikely",
      earliest_start: "春",
      meaning: "意味",
      by_id: person("officer"),
      told_at: at,
    }),
  );
  await insert("going_on_reasons", of({ reason: "理由", by_id: person("officer"), at }));
  await insert("messages", of({ side: "partner", by_id: person("representative"), by_name: "名", body: "本文", at }));
  await insert("internal_notes", of({ by_id: person("officer"), by_name: "名", body: "庁内", at }));
  await insert(
    "meetings",
    of({
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
    "plans",
    of({ version: 1, body: "{}", drafted_side: "city", drafted_by: person("officer"), drafted_at: at }),
  );
  void proposal;
}

async function putReview(scene: Scene, proposal: string, insert: Insert, of: Of, person: PersonId): Promise<void> {
  await insert(
    "feasibilities",
    of({ answer: "yes", reason: "できる", decided_by: person("healthHead"), decided_at: at }),
  );
  await insert("method_facts", of({ facts: "{}", by_id: person("officer"), at }));
  await insert("fairness_checks", of({ answers: "{}", conclusion: "fair", by_id: person("officer2"), at }));
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
  void proposal;
}

async function insertRow(city: TestCity, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = ["municipality_id", ...Object.keys(row)];
  const values = [city.seeded.municipality, ...Object.values(row)];
  await city.owner.query(
    `insert into ${table} (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    values,
  );
}
