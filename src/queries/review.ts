import type { Tx } from "../db/connect.ts";
import { listEvidence } from "../db/stores/fairness-store.ts";
import { advise } from "../domain/method/advise.ts";
import { type Facts, readFacts } from "../domain/method/facts.ts";
import { type FairnessAnswer, keptAnswers } from "../domain/method/fairness.ts";
import type { Evidence } from "../domain/method/fairness-evidence.ts";
import type { FeasibilityAnswer } from "../domain/method/feasibility.ts";
import type { Method } from "../domain/method/method.ts";
import { notChosen } from "../domain/method/not-chosen.ts";
import { methodsStillOpen } from "../domain/method/still-open.ts";
import { whatWouldChange } from "../domain/method/what-would-change.ts";
import type { Paper, ProposalRecord } from "../domain/process/record.ts";
import type { Settings } from "../domain/settings.ts";

/** What the page of the method review shows besides the record. */
export type ReviewView = {
  feasibility: {
    answer: FeasibilityAnswer;
    reason: string;
    conditions: readonly { text: string; metAt: Date | null }[];
    by: string;
    at: Date;
  } | null;
  facts: { facts: Facts; by: string; at: Date } | null;
  fairness: {
    answers: readonly FairnessAnswer[];
    conclusion: "fair" | "unfair";
    by: string;
    department: string;
    at: Date;
    /** What the record said beside the questions on that day. */
    evidence: readonly Evidence[];
  } | null;
  papers: readonly {
    id: string;
    kind: Paper["kind"];
    state: Paper["state"];
    method: Method;
    by: string;
    draftedAt: Date;
    decidedAt: Date | null;
    documentNumber: string;
    wasApproved: boolean;
  }[];
  reopenings: readonly { kind: "method_review" | "dialogue"; reason: string; by: string; at: Date }[];
  /** Names on the city's route, in order. */
  route: readonly { id: string; name: string; title: string }[];
};

/** What the advisor says of facts, never stored: computed whenever it is read. */
export function adviceOn(facts: Facts) {
  const advice = advise(facts);
  return {
    ...advice,
    stillOpen: advice.method === "undecided" ? methodsStillOpen(facts) : [],
    notChosen: notChosen(facts, advice.method),
    changes: whatWouldChange(facts),
  };
}

/** Feasibility, facts, fairness and papers of one proposal, as the reader may see them. */
export async function readReview(tx: Tx, record: ProposalRecord, settings: Settings): Promise<ReviewView> {
  const of = { id: record.id };
  const [feasibility, facts, fairness, papers, reopenings, route] = [
    await tx
      .selectFrom("feasibilities as x")
      .innerJoin("people as n", "n.id", "x.decided_by")
      .select(["x.answer", "x.reason", "x.conditions", "x.decided_at", "n.name"])
      .where("x.proposal_id", "=", of.id)
      .orderBy("x.decided_at", "desc")
      .limit(1)
      .executeTakeFirst(),
    await tx
      .selectFrom("method_facts as x")
      .innerJoin("people as n", "n.id", "x.by_id")
      .select(["x.facts", "x.at", "n.name"])
      .where("x.proposal_id", "=", of.id)
      .executeTakeFirst(),
    await tx
      .selectFrom("fairness_checks as x")
      .select(["x.id", "x.answers", "x.conclusion", "x.at"])
      .where("x.proposal_id", "=", of.id)
      .orderBy("x.at", "desc")
      .limit(1)
      .executeTakeFirst(),
    await tx
      .selectFrom("approval_papers as x")
      .innerJoin("people as n", "n.id", "x.drafted_by")
      .select(["x.id", "x.kind", "x.state", "x.method", "x.drafted_at", "x.decided_at", "x.document_number", "n.name"])
      .where("x.proposal_id", "=", of.id)
      .orderBy("x.drafted_at", "desc")
      .limit(20)
      .execute(),
    await tx
      .selectFrom("reopenings as x")
      .innerJoin("people as n", "n.id", "x.by_id")
      .select(["x.kind", "x.reason", "x.at", "n.name"])
      .where("x.proposal_id", "=", of.id)
      .orderBy("x.at", "desc")
      .limit(5)
      .execute(),
    await routePersons(tx, settings.approvalRoute),
  ];
  const readable = facts ? readFacts(facts.facts) : null;
  const checked = fairness?.answers as { by: { name: string; department: string }; answers: unknown } | undefined;
  return {
    feasibility: feasibility
      ? {
          answer: feasibility.answer as FeasibilityAnswer,
          reason: feasibility.reason,
          conditions: (feasibility.conditions as { text: string; met_at: string | null }[]).map((one) => ({
            text: one.text,
            metAt: one.met_at ? new Date(one.met_at) : null,
          })),
          by: feasibility.name,
          at: feasibility.decided_at,
        }
      : null,
    facts: facts && readable?.ok ? { facts: readable.value, by: facts.name, at: facts.at } : null,
    fairness:
      fairness && checked
        ? {
            answers: keptAnswers(checked.answers),
            conclusion: fairness.conclusion as "fair" | "unfair",
            by: checked.by.name,
            department: checked.by.department,
            at: fairness.at,
            evidence: await listEvidence(tx, fairness.id),
          }
        : null,
    papers: papers.map((paper) => ({
      id: paper.id,
      kind: paper.kind as Paper["kind"],
      state: paper.state as Paper["state"],
      method: paper.method as Method,
      by: paper.name,
      draftedAt: paper.drafted_at,
      decidedAt: paper.decided_at,
      documentNumber: paper.document_number,
      wasApproved: paper.document_number !== "",
    })),
    reopenings: reopenings.map((one) => ({
      kind: one.kind as "method_review" | "dialogue",
      reason: one.reason,
      by: one.name,
      at: one.at,
    })),
    route,
  };
}

/** The persons of a route in its order, with what they are. */
export async function routePersons(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { id: string; name: string; title: string }[]> {
  if (ids.length === 0) return [];
  const people = await tx
    .selectFrom("people")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  const titles = await titlesOf(tx, ids);
  return ids.flatMap((id) => {
    const person = people.find((one) => one.id === id);
    return person ? [{ id, name: person.name, title: titles.get(id) ?? "" }] : [];
  });
}

/** What people are in the city, for a stamp: their title, else department and post. */
export async function titlesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const posts = await tx
    .selectFrom("staff_posts as t")
    .leftJoin("departments as d", "d.id", "t.department_id")
    .select(["t.person_id", "t.title", "t.role", "d.name"])
    .where("t.person_id", "in", [...ids])
    .where("t.ended_at", "is", null)
    .orderBy("t.since")
    .execute();
  const titles = new Map<string, string>();
  for (const post of posts) {
    const title =
      post.title ||
      (post.name
        ? `${post.name}${post.role === "head" ? "長" : ""}`
        : post.role === "approver"
          ? "決裁・合議"
          : "デスク");
    if (!titles.get(post.person_id) || post.title) titles.set(post.person_id, title);
  }
  return titles;
}
