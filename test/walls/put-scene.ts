import { randomUUID } from "node:crypto";
import type { TestCity } from "../support/city.ts";
import { putMeeting } from "./put-meeting.ts";
import { putPlan } from "./put-plan.ts";
import { type Insert, type Of, type PersonId, putReview } from "./put-review.ts";
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
    sealed: scene.sealed,
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
  if (scene.stage !== "draft")
    await insert(
      "law_accesses",
      of({
        part_id: part,
        person_id: person(scene.law.person),
        reader_department: "課",
        reader_role: "担当",
        purpose: "audit",
        reason: "監査のため",
        granted_by: person("chief"),
        granted_at: new Date(Date.now() - 3_600_000),
        ends_at: new Date(Date.now() + (scene.law.isOpen ? 86_400_000 : -1000)),
        untold_reason: scene.law.isTold ? "" : "法令の定め",
        untold_until: scene.law.isTold ? null : "2999-03-31",
      }),
    );
  for (const part_id of [null, part])
    await insert(
      "attachments",
      of({
        part_id,
        name: part_id ? "守りたい図.pdf" : "図.pdf",
        media_type: "application/pdf",
        bytes: 5,
        sha256: Buffer.alloc(32),
        storage_key: randomUUID(),
        text_version: scene.textSubmitted ? 1 : null,
        submitted_at: scene.textSubmitted ? at : null,
        by_id: person("member"),
        at,
      }),
    );
  await insert("holds", of({ reason: "保留", until: "2027-04-01", by_id: person("officer"), at }));
  const decline = randomUUID();
  await insert(
    "declines",
    of({
      id: decline,
      ground: "理由",
      explanation: "説明",
      what_would_help: "条件",
      departments_heard: "聞いた",
      drafted_by: person("officer"),
      drafted_at: at,
      sent_at: scene.declineSent ? at : null,
    }),
  );
  if (scene.reviewer)
    await insert(
      "second_looks",
      of({
        decline_id: decline,
        request: "もう一度",
        asked_by: person("representative"),
        asked_at: at,
        due: "2026-12-22",
        reviewer_id: person(scene.reviewer),
      }),
    );
  await putCoordination(city, scene, proposal, insert, of, person);
  await putReview(scene, proposal, insert, of, person);
  await insert(
    "publication_drafts",
    of({ kind: "case", version: 1, state: scene.caseState, body: "{}", drafted_by: person("officer"), drafted_at: at }),
  );
  await insert(
    "press_notices",
    of({ version: 1, text: "案", facts_version: 1, goes_out: false, by_id: person("officer"), at }),
  );
  if (scene.stage !== "draft" && !scene.sealed)
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

async function putCoordination(
  city: TestCity,
  scene: Scene,
  proposal: string,
  insert: Insert,
  of: Of,
  person: PersonId,
): Promise<void> {
  await insert("assignments", of({ person_id: person("officer"), assigned_by: person("chief"), at }));
  if (scene.stage !== "draft" && scene.law.isDeclared && !scene.tied.includes(scene.law.person))
    await insert("conflict_declarations", of({ person_id: person(scene.law.person), has_tie: false, at }));
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
    const own = { inquiry_id: id, department_id: city.department(code), at };
    await insert("inquiry_talks", of({ ...own, side: "department", by_id: person("healthStaff"), body: "問い返し" }));
    await insert(
      "inquiry_handlers",
      of({ ...own, person_id: person("healthStaff"), handed_by: person("healthHead"), note: "お願いします" }),
    );
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
  const together = Object.keys(scene.inquiries).map(city.department);
  if (together.length >= 2) {
    // Of the first two alone: the third was asked as well and reads neither.
    const department_ids = together.slice(0, 2);
    await insert("joint_answers", of({ department_ids, arranged_by: person("officer"), arranged_at: at }));
    await insert(
      "department_meetings",
      of({ department_ids, starts_at: at, place: "3階", agenda: "分担", called_by: person("officer"), called_at: at }),
    );
  }
  await insert("going_on_reasons", of({ reason: "理由", by_id: person("officer"), at }));
  await insert("topics", of({ title: "話題", side: "partner", by_id: person("representative"), by_name: "名", at }));
  const [message, note] = [randomUUID(), randomUUID()];
  const [company, officer] = [person("representative"), person("officer")];
  await insert("messages", of({ id: message, side: "partner", by_id: company, by_name: "名", body: "本文", at }));
  const corrected = { number: 1, kind: "corrected", body: "直した本文", at };
  await insert("message_changes", of({ message_id: message, by_id: company, ...corrected }));
  await insert("internal_notes", of({ id: note, by_id: officer, by_name: "名", body: "庁内", at }));
  await insert("note_changes", of({ note_id: note, by_id: officer, ...corrected }));
  await putMeeting(insert, of, person);
  await putPlan(insert, of, person);
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
