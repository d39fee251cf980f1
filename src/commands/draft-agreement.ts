import { createHash } from "node:crypto";
import type { Program } from "../db/program.ts";
import { agreementDocx } from "../documents/agreement-docx.ts";
import { type AgreementWords, agreementSourceOf, readAgreementWords } from "../domain/agreement/agreement-source.ts";
import { type AgreementText, agreementLines, agreementText } from "../domain/agreement/agreement-text.ts";
import { approvalRouteOf } from "../domain/agreement/approval-route.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { isAgreement } from "../domain/method/method.ts";
import { approvedMethod } from "../domain/process/method-of.ts";
import { type Act, type Acting, act } from "./act.ts";
import { protectedWordsIn } from "./protected-words.ts";

/**
 * An officer drafts the agreement out of the plan that both sides approved (G8.2-1), as text and as the Word file whose SHA-256
 * is what the route approves and the partner consents to. Each draft is a new version: approval and consent of an older one do
 * not carry over, and its paper leaves the route. `baseVersion`: the version that the officer saw, 0 for none.
 */
export function draftAgreement(program: Program, input: Acting & AgreementWords & { baseVersion: number }) {
  return act(program, input, "draftAgreement", async (acting) => {
    const { tx, record, actor, at, city, log } = acting;
    const method = approvedMethod(record);
    if (!method || !isAgreement(method))
      return refused({ kind: "not-allowed", reason: "協定の案は、決裁された手法が協定のときに書きます。" });
    const plan = record.plan;
    if (!plan?.cityApprovedAt || !plan.partnerApprovedAt)
      return refused({
        kind: "gates",
        missing: [{ principle: "P3", sentence: "共同計画の同じ版を双方が承認していません。" }],
      });
    if (record.agreement?.state === "concluded")
      return refused({ kind: "not-allowed", reason: "協定はすでに締結されています。" });
    const newest = record.agreement?.version ?? 0;
    if (newest !== input.baseVersion) return refused({ kind: "stale", changed: `協定の案は第${newest}版` });
    const { words, errors } = readAgreementWords(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const route = approvalRouteOf(city.settings.approvalRoute, actor.id, record);
    if (route.length === 0)
      return refused({
        kind: "not-allowed",
        reason: "決裁の順路に承認できる人がいません。設定で順路を決めてください。",
      });

    const text = agreementText(
      agreementSourceOf(record, plan.body, method, words, {
        name: city.name,
        mayorTitle: city.settings.mayorTitle,
        mayorName: city.settings.mayorName,
      }),
    );
    const kept = await protectedWordsIn(tx, record.id, plainText(text), "subject");
    if (kept.length > 0) return refused({ kind: "invalid", errors: kept });
    const docx = await agreementDocx(text);
    const hash = createHash("sha256").update(docx).digest();
    const version = newest + 1;
    await tx
      .insertInto("agreements")
      .values({
        proposal_id: record.id,
        version,
        kind: method,
        body: JSON.stringify(text),
        docx,
        hash,
        plan_version: plan.version,
        state: "drafting",
        drafted_by: actor.id,
        drafted_at: at,
      })
      .execute();
    const paperId = await sendOnRoute(acting, { method, route, text, version, hash, planVersion: plan.version });
    await log("agreement-drafted", "agreement", {
      version,
      planVersion: plan.version,
      hash: hash.toString("hex"),
      paper: paperId,
    });
    return done({ version, hash: hash.toString("hex"), paperId });
  });
}

/** The approval paper of this version; the paper of an older one leaves the route. */
async function sendOnRoute(
  { tx, record, actor, at }: Act,
  draft: {
    method: string;
    route: readonly string[];
    text: AgreementText;
    version: number;
    hash: Buffer;
    planVersion: number;
  },
): Promise<string> {
  await tx
    .updateTable("approval_papers")
    .set({ state: "sent_back", decided_at: at })
    .where("proposal_id", "=", record.id)
    .where("kind", "=", "agreement")
    .where("state", "=", "on_route")
    .execute();
  const body = {
    title: `${draft.text.title}の締結について(伺い)`,
    agreement: { version: draft.version, hash: draft.hash.toString("hex"), title: draft.text.title },
    planVersion: draft.planVersion,
  };
  const stored = JSON.stringify(body);
  const paper = await tx
    .insertInto("approval_papers")
    .values({
      proposal_id: record.id,
      kind: "agreement",
      state: "on_route",
      method: draft.method,
      recommended: draft.method,
      body: stored,
      content_hash: createHash("sha256").update(stored).digest(),
      drafted_by: actor.id,
      drafted_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("approval_steps")
    .values(
      draft.route.map((person_id, index) => ({
        paper_id: paper.id,
        position: index + 1,
        proposal_id: record.id,
        person_id,
      })),
    )
    .execute();
  return paper.id;
}

function plainText(text: AgreementText): string {
  return agreementLines(text)
    .map((line) => line.text)
    .join("\n");
}
