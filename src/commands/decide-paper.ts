import { sql } from "kysely";
import { contentHash } from "../accounts/content-hash.ts";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, type Refusal, refused } from "../domain/kernel/result.ts";
import type { PaperBody } from "../domain/method/paper-body.ts";
import { actsFor, type Person } from "../domain/policy/actor.ts";
import { missingFairness } from "../domain/process/fairness-of.ts";
import type { Paper, ProposalRecord } from "../domain/process/record.ts";
import { type Act, type Acting, act } from "./act.ts";

/** `contentHash`: the hash (hex) that the form showed; `decision`: "approved" or "sent_back", the latter with a comment. */
export type DecidePaper = Acting & { paperId: string; decision: string; comment: string; contentHash: string };

/**
 * 決裁・合議: the next person on the route approves the paper, or sends it back with a reason. Never the drafter, only in order, and
 * only the words that were shown. The last approval carries the paper out, by its kind.
 * @returns the state of the paper.
 */
export function decidePaper(program: Program, input: DecidePaper) {
  return act<{ state: Paper["state"] }>(program, input, "decidePaper", async (acting) => {
    const { tx, record, actor, at, log } = acting;
    const paper = record.papers.find((one) => one.id === input.paperId);
    if (!paper) return refused({ kind: "not-found" });
    const turn = await whyNotTheirTurn(tx, paper, actor, record.barred);
    if (turn) return refused(turn);
    const content = await tx
      .selectFrom("approval_papers")
      .select(["body", "content_hash"])
      .where("id", "=", paper.id)
      .executeTakeFirstOrThrow();
    const hash = contentHash(content.body).toString("hex");
    if (hash !== content.content_hash.toString("hex") || hash !== input.contentHash)
      return refused({ kind: "stale", changed: "起案の内容が、表示したものと違います" });
    const approves = input.decision === "approved";
    const { texts, errors } = readTexts({
      comment: {
        typed: input.comment,
        name: approves ? "意見" : "差し戻す理由",
        max: 1000,
        optional: input.decision !== "sent_back",
      },
    });
    if (!approves && input.decision !== "sent_back")
      errors.unshift({ field: "decision", message: "承認するか、差し戻すかを選んでください。" });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    // P2: what was judged may have changed while the paper was on its way. Sending it back is always possible.
    const unfair = approves && paper.kind === "method" ? missingFairness(record) : [];
    if (unfair.length > 0)
      return refused({ kind: "gates", missing: unfair.map((sentence) => ({ principle: "P2", sentence })) });
    const step = paper.steps.find((one) => one.decision === null)!;
    await tx
      .updateTable("approval_steps")
      .set({
        ...{ decision: approves ? "approved" : "sent_back", comment: texts.comment, decided_at: at },
        // 代決: the step stays the approver's, and says who decided it.
        ...(step.personId === actor.id ? {} : { decided_by: actor.id }),
      })
      .where("paper_id", "=", paper.id)
      .where("position", "=", step.position)
      .execute();
    const inPlaceOf = step.personId === actor.id ? {} : { inPlaceOf: step.personId };
    const facts = { paper: paper.id, kind: paper.kind, position: step.position, ...inPlaceOf };
    const isLast = paper.steps.every((one) => one === step || one.decision === "approved");
    const state = !approves ? "sent_back" : isLast ? "approved" : "on_route";
    await log(approves ? "paper-approved" : "paper-sent-back", "review", { ...facts, last: isLast });
    if (state !== "on_route") await close(acting, paper, state, content.body as unknown as PaperBody);
    return done({ state });
  });
}

/** Four eyes and the order of the route. */
async function whyNotTheirTurn(
  tx: Tx,
  paper: Paper,
  actor: Person,
  barred: readonly string[],
): Promise<Refusal | null> {
  if (paper.draftedBy === actor.id)
    return { kind: "not-allowed", reason: "起案した人は、自分の起案を決裁できません。" };
  const next = paper.steps.find((step) => step.decision === null);
  const mine = paper.steps.find((step) => step.personId === actor.id);
  // Who stands on the route decides there for themselves alone; a deputy, the step whose turn it is.
  const standsIn = paper.steps.filter((step) => actsFor(actor, step.personId, barred));
  const own = mine ?? standsIn.find((step) => step === next) ?? standsIn[0];
  if (!own) return { kind: "not-allowed", reason: "この起案の決裁・合議の経路に入っていません。" };
  if (own.decision) return { kind: "stale", changed: own.decision === "approved" ? "承認済み" : "差し戻し済み" };
  if (paper.state !== "on_route")
    return { kind: "stale", changed: paper.state === "approved" ? "決裁済み" : "差し戻し済み" };
  if (next === own) return null;
  const person = await tx.selectFrom("people").select("name").where("id", "=", next!.personId).executeTakeFirst();
  return {
    kind: "not-allowed",
    reason: `いまは${person?.name ?? "前の人"}さんの番です。決裁・合議は、経路の順に行います。`,
  };
}

async function close(
  { tx, record, actor, at, log }: Act,
  paper: Paper,
  state: "approved" | "sent_back",
  body: PaperBody,
) {
  await tx
    .updateTable("approval_papers")
    .set({ state, decided_at: at, ...(state === "approved" ? { document_number: documentNumber(record, body) } : {}) })
    .where("id", "=", paper.id)
    .execute();
  if (state === "sent_back") return;
  if (paper.kind === "method") {
    await tx
      .insertInto("decisions")
      .values({
        proposal_id: record.id,
        kind: "method",
        outcome: paper.method,
        reason: body.reason,
        by_id: actor.id,
        sent_at: at,
      })
      .execute();
    await log("method-decided", "dialogue", { paper: paper.id, method: paper.method });
  }
  if (paper.kind === "agreement" && body.agreement) {
    const { version, hash } = body.agreement;
    const approved = await sql`update agreements set state = 'approved', approved_at = ${at}
      where proposal_id = ${record.id} and version = ${version} and state = 'drafting' and encode(hash, 'hex') = ${hash}`.execute(
      tx,
    );
    if (approved.numAffectedRows !== 1n) throw new Error("the agreement that was approved is not the one on record");
    await log("agreement-approved", "agreement", { paper: paper.id, version });
  }
}

/** 文書番号: the number of the proposal, and how many papers of it have been decided: R8-061-決2号. */
function documentNumber(record: ProposalRecord, body: PaperBody): string {
  const earlier = record.papers.filter((paper) => paper.steps.every((step) => step.decision === "approved")).length;
  return `${body.proposalNumber}-決${earlier + 1}号`;
}
