import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { mayReadByLaw, mayReadLawAccess } from "../../src/domain/law-access/law-access.ts";
import type { Person } from "../../src/domain/policy/actor.ts";
import { mayReadEvent } from "../../src/domain/policy/event-readers.ts";
import type { Line } from "../../src/domain/policy/matrix.ts";
import {
  mayRead,
  mayReadAnswer,
  mayReadAttachment,
  mayReadContent,
  mayReadDecision,
  mayReadDeclaration,
  mayReadDecline,
  mayReadInquiry,
  mayReadPublicationDraft,
  mayReadText,
} from "../../src/domain/policy/may-read.ts";
import type { SightFacts } from "../../src/domain/policy/sight.ts";
import { aCity } from "../support/city.ts";
import type { PersonKey } from "../support/small-world.ts";
import { actingAs, columnsOf, contentReaders, eventMatrix, matrix, reads, roster } from "./matrix.ts";
import { eventLines, putScene } from "./put-scene.ts";
import { type Scene, scenes } from "./scene.ts";

// The two walls against each other and against the matrix: for generated states × people, the policy says yes exactly when the
// row comes back, and exactly when the matrix says so.

const city = await aCity();
afterAll(city.drop);
const people = Object.keys(roster) as PersonKey[];
const runs = Number(process.env.WALL_RUNS ?? 40);
const db = city.program.db;

test("what the policy allows is exactly what the database gives, and what the matrix says", {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const { proposal, part } = await putScene(city, scene);
      for (const key of people) {
        const person = personAs(key);
        const columns = columnsOf(key, scene);
        const seen = await rowsSeen(person, proposal);
        for (const [table, readers] of Object.entries(matrix)) {
          // A draft has none: the database refuses them (a part begins as a request).
          if (table === "law_accesses" && scene.stage === "draft") continue;
          const expected = reads(columns, readers(scene));
          expect({ key, table, row: seen[table]! > 0 }).toEqual({ key, table, row: expected });
          if (table === "approval_steps" && scene.route.length === 0) continue;
          if (table === "second_looks" && !scene.reviewer) continue;
          expect({ key, table, policy: policyOf(table, person, scene) }).toEqual({ key, table, policy: expected });
        }
        // A draft has no clocks at all: the database refuses them.
        for (const line of eventLines) {
          const expected = reads(columns, eventMatrix[line]!(scene));
          const allowed = mayReadEvent(person, line, null, factsOf(scene));
          expect({ key, line, event: seen[`event:${line}`]! > 0, policy: allowed }).toEqual({
            key,
            line,
            event: expected,
            policy: expected,
          });
          // A draft and what is sealed have no clocks at all: the database refuses them.
          expect({ key, line, wait: seen[`wait:${line}`]! > 0 }).toEqual({
            key,
            line,
            wait: expected && scene.stage !== "draft" && !scene.sealed,
          });
        }
        await expectInquiries(key, person, scene, proposal);
        await expectDeclarations(key, person, scene, proposal);
        await expectContent(key, person, scene, proposal, part);
      }
      await expectVisitor(scene, proposal);
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

/** Rows of every table, as this person gets them. */
async function rowsSeen(person: Person, proposal: string): Promise<Record<string, number>> {
  return db.asActor(person, async (tx) => {
    const tables = Object.keys(matrix);
    const counts = sql.join(
      tables.map(
        (table) =>
          sql`(select count(*)::int from ${sql.table(table)} where ${sql.ref(table === "proposals" ? "id" : "proposal_id")} = ${proposal})`,
      ),
    );
    const result = await sql<{
      counts: number[];
      lines: string[] | null;
      events: string[] | null;
    }>`select array[${counts}] as counts, (select array_agg(line) from waits where proposal_id = ${proposal}) as lines,
        (select array_agg(line) from events where proposal_id = ${proposal}) as events`.execute(tx);
    const row = result.rows[0]!;
    return Object.fromEntries([
      ...tables.map((table, index) => [table, row.counts[index]!] as const),
      ...eventLines.map((line) => [`wait:${line}`, row.lines?.includes(line) ? 1 : 0] as const),
      ...eventLines.map((line) => [`event:${line}`, row.events?.includes(line) ? 1 : 0] as const),
    ]);
  });
}

const lineOf: Partial<Record<string, Line>> = {
  proposals: "proposal",
  additions: "additions",
  protected_parts: "protectedHeading",
  protected_part_reasons: "protectedReason",
  protection_talks: "protectedReason",
  holds: "hold",
  assignments: "assignment",
  outlooks: "outlook",
  going_on_reasons: "review",
  messages: "dialogue",
  topics: "dialogue",
  message_changes: "dialogue",
  internal_notes: "internalNote",
  note_changes: "internalNote",
  meetings: "dialogue",
  meeting_offers: "dialogue",
  minutes_versions: "dialogue",
  minutes_statements: "dialogue",
  to_dos: "dialogue",
  step_requests: "dialogue",
  plans: "dialogue",
  plan_section_locks: "dialogue",
  plan_suggestions: "dialogue",
  feasibilities: "review",
  method_facts: "review",
  fairness_checks: "review",
  gate_states: "keptGates",
  press_notices: "pressNotice",
  fairness_evidence: "review",
  approval_papers: "review",
  approval_steps: "review",
  eligibility_checks: "eligibility",
  eligibility_results: "eligibilityResult",
  agreements: "agreement",
  awards: "agreement",
  cooperations: "agreement",
  reopenings: "afterwards",
  initiatives: "agreement",
  initiative_reports: "agreement",
  final_reports: "afterwards",
  lessons: "afterwards",
  gate_confirmations: "gates",
  second_looks: "secondLook",
};

function policyOf(table: string, person: Person, scene: Scene): boolean {
  const facts = factsOf(scene);
  if (table === "attachments")
    return mayReadAttachment(person, { submittedAt: scene.textSubmitted ? new Date() : null }, null, facts);
  if (table === "proposal_texts") return mayReadText(person, facts, scene.textSubmitted);
  if (table === "declines") return mayReadDecline(person, scene.declineSent, facts);
  if (table === "law_accesses") return mayReadLawAccess(person, lawOf(scene), facts, "2026-11-24");
  if (table === "decisions") return mayReadDecision(person, scene.decisionSent, facts);
  if (table === "publication_drafts") return mayReadPublicationDraft(person, scene.caseState, facts);
  return mayRead(person, lineOf[table]!, facts);
}

function lawOf(scene: Scene) {
  return {
    personId: city.seeded.people.get(scene.law.person)!,
    endsAt: new Date(Date.now() + (scene.law.isOpen ? 86_400_000 : -1000)),
    endedAt: null,
    untoldUntil: scene.law.isTold ? null : "2999-03-31",
    toldAt: null,
  };
}

function factsOf(scene: Scene): SightFacts {
  return {
    organisationId: city.seeded.organisations.get("a")!,
    submitted: scene.stage !== "draft",
    reachedDialogue: scene.stage === "inDialogue" || scene.stage === "active",
    sealed: scene.sealed,
    reachedActive: scene.stage === "active",
    tied: scene.tied.map((key) => city.seeded.people.get(key)!),
    asked: Object.entries(scene.inquiries)
      .filter(([, inquiry]) => !inquiry.endedAs)
      .map(([code, inquiry]) => ({
        departmentId: city.department(code),
        isLead: inquiry.isLead,
        takesPart: inquiry.confirmed && (inquiry.outcome === "dialogue" || inquiry.outcome === "conditions"),
      })),
    // In nobody's place whom a tied administrator named: all deputies of the roster were named by one.
    barred: scene.tied.includes("administrator") ? [city.person("finance").id, city.person("chief").id] : [],
    stepsOf: scene.route.map((key) => city.seeded.people.get(key)!),
    onRoute: [...scene.route, ...(scene.reviewer ? [scene.reviewer] : [])].map((key) => city.seeded.people.get(key)!),
  };
}

/** Which departments, their questions and answers: own, and all once in dialogue; released answers for the proposer. */
async function expectInquiries(key: string, person: Person, scene: Scene, proposal: string): Promise<void> {
  const columns = columnsOf(key, scene);
  const seen = await db.asActor(person, async (tx) => ({
    inquiries: (
      await tx.selectFrom("inquiries").select("department_id").where("proposal_id", "=", proposal).execute()
    ).map((row) => row.department_id),
    questions: (
      await sql<{
        department_id: string;
      }>`select i.department_id from inquiry_questions q join inquiries i on i.id = q.inquiry_id where q.proposal_id = ${proposal}`.execute(
        tx,
      )
    ).rows.length,
    talks: (await tx.selectFrom("inquiry_talks").select("id").where("proposal_id", "=", proposal).execute()).length,
    joint: (await tx.selectFrom("joint_answers").select("id").where("proposal_id", "=", proposal).execute()).length,
    meetings: (await tx.selectFrom("department_meetings").select("id").where("proposal_id", "=", proposal).execute())
      .length,
    handlers: (
      await tx.selectFrom("inquiry_handlers").select("inquiry_id").where("proposal_id", "=", proposal).execute()
    ).length,
    answers: (
      await tx.selectFrom("inquiry_answers").select("department_id").where("proposal_id", "=", proposal).execute()
    ).map((row) => row.department_id),
  }));
  let questions = 0;
  for (const [code, inquiry] of Object.entries(scene.inquiries)) {
    const department = city.department(code);
    const own =
      columns.has("asked") && (columns.has("staffOnceInDialogue") || (roster[key]!.departments ?? []).includes(code));
    const seesInquiry = reads(columns, ["proposer", "desk", "route"]) || own;
    const seesAnswer =
      inquiry.outcome !== null &&
      (reads(columns, ["desk", "route"]) || own || (inquiry.released && columns.has("proposer")));
    if (reads(columns, ["desk", "route"]) || own) questions++;
    expect({
      key,
      code,
      inquiry: seen.inquiries.includes(department),
      answer: seen.answers.includes(department),
    }).toEqual({ key, code, inquiry: seesInquiry, answer: seesAnswer });
    expect({ key, code, policy: mayReadInquiry(person, department, factsOf(scene)) }).toEqual({
      key,
      code,
      policy: seesInquiry,
    });
    if (inquiry.outcome)
      expect({ key, code, answerPolicy: mayReadAnswer(person, department, inquiry.released, factsOf(scene)) }).toEqual({
        key,
        code,
        answerPolicy: seesAnswer,
      });
  }
  // Brought together by the desk: whoever was named, in every state; not the asked department that was not.
  const named = Object.keys(scene.inquiries).slice(0, 2);
  const isNamed = columns.has("asked") && (roster[key]!.departments ?? []).some((code) => named.includes(code));
  const together = named.length === 2 && (reads(columns, ["desk", "route"]) || isNamed) ? 1 : 0;
  expect({ key, joint: seen.joint, meetings: seen.meetings }).toEqual({ key, joint: together, meetings: together });
  // What was asked back, and who of a department has it, is read as the question is: never outside.
  const { talks, handlers } = seen;
  expect({ key, questions: seen.questions, talks, handlers }).toEqual({
    key,
    questions,
    talks: questions,
    handlers: questions,
  });
}

/** That there is a conflict: the desk and oneself. What it is: the chief and oneself. */
async function expectDeclarations(key: string, person: Person, scene: Scene, proposal: string): Promise<void> {
  const columns = columnsOf(key, scene);
  const seen = await db.asActor(person, async (tx) => ({
    that: (
      await tx.selectFrom("conflict_declarations").select("person_id").where("proposal_id", "=", proposal).execute()
    ).map((row) => row.person_id),
    what: (
      await tx.selectFrom("conflict_details").select("person_id").where("proposal_id", "=", proposal).execute()
    ).map((row) => row.person_id),
  }));
  for (const tied of scene.tied) {
    const id = city.seeded.people.get(tied)!;
    for (const kind of ["that", "what"] as const) {
      // Of a colleague's tie a deputy learns no more than anybody of the desk.
      const isDeputy = roster[key]!.chiefFor !== undefined;
      const expected = tied === key || (kind === "that" ? columns.has("desk") : columns.has("chief") && !isDeputy);
      expect({ key, tied, kind, row: seen[kind].includes(id) }).toEqual({ key, tied, kind, row: expected });
      expect(mayReadDeclaration(person, id, kind, factsOf(scene))).toBe(expected);
    }
  }
}

/** The content comes back to no one in the city without a reading on record, and with one to the agreed readers alone. */
async function expectContent(key: string, person: Person, scene: Scene, proposal: string, part: string): Promise<void> {
  const columns = columnsOf(key, scene);
  const isNamed =
    scene.part.level === "named_departments" &&
    columns.has("asked") &&
    (roster[key]!.departments ?? []).some(
      (code) => scene.part.named.includes(code) && scene.inquiries[code] && !scene.inquiries[code].endedAs,
    );
  const expected = reads(columns, contentReaders(scene)) || (scene.part.state === "agreed" && isNamed);
  const content = () =>
    db.asActor(person, (tx) =>
      tx.selectFrom("protected_part_contents").select("content").where("part_id", "=", part).execute(),
    );
  // Not even that there is a file, nor its name and size.
  const files = () =>
    db.asActor(person, (tx) =>
      tx.selectFrom("attachments").select(["name", "bytes"]).where("part_id", "=", part).execute(),
    );
  const needsNone = columns.has("proposer") || (scene.part.state === "released" && expected);
  const isSent = scene.textSubmitted || columns.has("proposer");
  expect({ key, unread: (await content()).length, files: (await files()).length }).toEqual({
    key,
    unread: needsNone ? 1 : 0,
    files: needsNone && isSent ? 1 : 0,
  });
  await record(person.id, proposal, part);
  expect({ key, read: (await content()).length }).toEqual({ key, read: expected ? 1 : 0 });
  const filesExpected = expected && isSent;
  expect({ key, files: (await files()).length }).toEqual({ key, files: filesExpected ? 1 : 0 });
  const terms = {
    state: scene.part.state,
    level: scene.part.level,
    departmentIds: scene.part.named.map(city.department),
  };
  const law = lawOf(scene);
  const declared = scene.law.isDeclared ? [law.personId] : [];
  const byLaw = mayReadByLaw(person, law, terms, factsOf(scene), declared, new Date());
  const submittedAt = scene.textSubmitted ? new Date() : null;
  expect({
    key,
    policy: (byLaw && submittedAt !== null) || mayReadAttachment(person, { submittedAt }, terms, factsOf(scene)),
  }).toEqual({ key, policy: filesExpected });
  expect({
    key,
    policy: byLaw || mayReadContent(person, terms, factsOf(scene)),
  }).toEqual({ key, policy: expected });
}

let seq = 0;
async function record(person: string, proposal: string, part: string): Promise<void> {
  await city.owner.query(
    "insert into chain_heads (kind, subject, municipality_id, seq) values ('readings', $1, $2, $3) on conflict (municipality_id, kind, subject) do update set seq = $3, link = null",
    [part, city.seeded.municipality, seq],
  );
  seq++;
  await city.owner.query(
    "insert into readings (part_id, proposal_id, municipality_id, seq, person_id, department_name, role, purpose, at, link) values ($1, $2, $3, $4, $5, '課', '職員', '受付の確認', now(), $6)",
    [part, proposal, city.seeded.municipality, seq, person, Buffer.alloc(32)],
  );
}

/** A visitor gets the proposal once it is active, and of everything else not even the right to ask. */
async function expectVisitor(scene: Scene, proposal: string): Promise<void> {
  const visitor = { kind: "visitor", municipality: city.seeded.municipality } as const;
  const rows = await db.asActor(visitor, (tx) =>
    tx.selectFrom("proposals").select("id").where("id", "=", proposal).execute(),
  );
  expect(rows.length).toBe(scene.stage === "active" ? 1 : 0);
}

test("a visitor may not even ask for what is not published", async () => {
  const visitor = { kind: "visitor", municipality: city.seeded.municipality } as const;
  const closed = [
    ...Object.keys(matrix).filter((table) => table !== "proposals"),
    "protected_part_contents",
    "inquiries",
    "inquiry_answers",
    "inquiry_talks",
    "inquiry_handlers",
    "joint_answers",
    "department_meetings",
    "conflict_declarations",
    "readings",
    "events",
    "waits",
    "people",
    "contacts",
    "accounts",
    "sessions",
    "authenticator_apps",
    "recovery_codes",
    "half_sessions",
    "wrong_codes",
    "passkeys",
    "used_challenges",
  ];
  for (const table of closed)
    await expect(
      db.asActor(visitor, (tx) => sql`select 1 from ${sql.table(table)} limit 1`.execute(tx)),
      table,
    ).rejects.toThrow(/permission denied/);
});

test("what signs somebody in is read by the authenticator alone, and by another city's not at all", async () => {
  const municipality = city.seeded.municipality;
  const officer = city.person("officer").id;
  const secrets = ["accounts", "sessions", "authenticator_apps", "recovery_codes", "half_sessions", "wrong_codes"];
  const all = [...secrets, "passkeys", "used_challenges"];
  const machines = (["clock", "worker"] as const).map((kind) => ({ kind, municipality }));
  const others = [city.person("administrator"), city.person("officer"), city.person("representative"), ...machines];
  const read = (actor: Parameters<typeof db.asActor>[0], table: string) =>
    db.asActor(actor, (tx) => sql`select 1 from ${sql.table(table)} limit 1`.execute(tx));
  for (const table of all)
    for (const actor of others) await expect(read(actor, table), table).rejects.toThrow(/permission denied/);
  await city.owner.query(
    "insert into authenticator_apps (person_id, municipality_id, sealed_secret, last_step, since) values ($1, $2, '\\x00', 1, now())",
    [officer, municipality],
  );
  await city.owner.query(
    "insert into passkeys (person_id, municipality_id, credential_id, public_key, counter, created_at) values ($1, $2, '\\x00', '\\x00', 0, now())",
    [officer, municipality],
  );
  for (const table of ["authenticator_apps", "passkeys"]) {
    expect((await read({ kind: "authenticator", municipality }, table)).rows).toHaveLength(1);
    expect((await read({ kind: "authenticator", municipality: "271004" }, table)).rows).toEqual([]);
  }
});

test("before the dialogue a department sees the clock of its own inquiry, and not that of another", async () => {
  const asked = { isLead: false, endedAs: null, outcome: null, confirmed: false, released: false };
  const scene: Scene = {
    ...fc.sample(scenes, 1)[0]!,
    stage: "submitted",
    status: "inquiry",
    sealed: false,
    tied: [],
    route: [],
    inquiries: { "0507": asked, "0201": asked },
  };
  const { proposal } = await putScene(city, scene);
  await city.owner.query(
    "insert into waits (municipality_id, proposal_id, task, holder, line, since, department_id) values ($1, $2, 'answerInquiry', 'department', 'inquiry', now(), $3)",
    [city.seeded.municipality, proposal, city.department("0507")],
  );
  const clocks = (key: PersonKey) =>
    db.asActor(city.person(key), (tx) =>
      tx
        .selectFrom("waits")
        .select("id")
        .where("proposal_id", "=", proposal)
        .where("task", "=", "answerInquiry")
        .execute(),
    );
  expect((await clocks("healthHead")).length).toBe(1);
  expect((await clocks("disasterHead")).length).toBe(0);
  const inquiries = (key: PersonKey) =>
    db.asActor(city.person(key), (tx) =>
      tx.selectFrom("inquiries").select("id").where("proposal_id", "=", proposal).execute(),
    );
  expect(mayReadEvent(city.person("healthHead"), "inquiry", city.department("0507"), factsOf(scene))).toBe(true);
  expect(mayReadEvent(city.person("disasterHead"), "inquiry", city.department("0507"), factsOf(scene))).toBe(false);
  // Read by their own columns (0111): neither who has a tie nor the department of an inquiry that ended sees either of them.
  await city.owner.query(
    "insert into conflict_declarations (municipality_id, proposal_id, person_id, has_tie, at) values ($1, $2, $3, true, now())",
    [city.seeded.municipality, proposal, city.person("healthHead").id],
  );
  const seen = async (key: PersonKey) => [(await inquiries(key)).length, (await clocks(key)).length];
  expect({ tied: await seen("healthHead"), colleague: await seen("healthStaff") }).toEqual({
    tied: [0, 0],
    colleague: [1, 1],
  });
  await city.owner.query(
    "update inquiries set ended_at = now(), ended_as = 'released' where department_id = $1 and proposal_id = $2",
    [city.department("0507"), proposal],
  );
  expect(await seen("healthStaff")).toEqual([0, 0]);
});

test("nobody is asked about a draft, or about what is sealed", async () => {
  for (const change of [
    { stage: "draft", status: "draft" },
    { status: "submitted", sealed: true },
  ] as const) {
    const { proposal } = await putScene(city, {
      ...fc.sample(scenes, 1)[0]!,
      stage: "submitted",
      ...change,
      inquiries: {},
    });
    await expect(
      city.owner.query(
        "insert into inquiries (municipality_id, proposal_id, department_id, is_lead, asked_at, due) values ($1, $2, $3, false, now(), '2026-12-10')",
        [city.seeded.municipality, proposal, city.department("0507")],
      ),
    ).rejects.toThrow("a draft and what is sealed wait for nobody");
  }
});

test("rows of another municipality do not exist", async () => {
  const elsewhere: Person = { ...city.person("chief"), municipality: "131016" };
  const { proposal } = await putScene(city, {
    ...fc.sample(scenes, 1)[0]!,
    stage: "active",
    status: "active",
    sealed: false,
  });
  const seen = await rowsSeen(elsewhere, proposal);
  expect(Object.values(seen).every((count) => count === 0)).toBe(true);
});

test("every table with rows of a municipality has its policies and refuses the program's bare login", async () => {
  const { rows } = await city.owner.query<{ table_name: string; secured: boolean; policies: number }>(
    `select c.relname as table_name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`,
  );
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => !row.secured)).toEqual([]);
  // Counters and heads of chains are reached through functions alone.
  expect(
    rows
      .filter((row) => row.policies === 0)
      .map((row) => row.table_name)
      .sort(),
  ).toEqual([
    "agreement_numbers",
    "chain_heads",
    "consultation_numbers",
    "early_drafts",
    "matched_texts",
    "matched_topics",
    "proposal_numbers",
  ]);
});

/** The person as signing in would make them, with whom they stand in for. */
function personAs(key: PersonKey): Person {
  return actingAs(city.person(key), key, (name) => city.person(name).id);
}
