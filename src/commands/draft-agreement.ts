import { createHash } from "node:crypto";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { namesOfConfirmers } from "../db/stores/gate-store.ts";
import { agreementDocx } from "../documents/agreement-docx.ts";
import { type AgreementWords, agreementSourceOf, readAgreementWords } from "../domain/agreement/agreement-source.ts";
import { type AgreementText, agreementLines, agreementText } from "../domain/agreement/agreement-text.ts";
import { done, type FieldError, refused } from "../domain/kernel/result.ts";
import { isAgreement } from "../domain/method/method.ts";
import { printedGates } from "../domain/method/paper-body.ts";
import { approvedMethod } from "../domain/process/method-of.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { type Acting, act } from "./act.ts";
import { protectedWordsIn, wordsOf } from "./protected-words.ts";
import { putOnRoute, usualClassification } from "./put-on-route.ts";

/**
 * An officer drafts the agreement out of the plan that both sides approved (G8.2-1), as text and as the Word file whose SHA-256
 * is what the route approves and the partner consents to. Each draft is a new version: approval and consent of an older one do
 * not carry over, and its paper leaves the route. What was typed is kept for the next one. `baseVersion`: the version that the officer saw, 0 for none.
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
    const text = agreementText(
      agreementSourceOf(record, plan.body, method, words, {
        name: city.name,
        mayorTitle: city.settings.mayorTitle,
        mayorName: city.settings.mayorName,
      }),
    );
    const kept = await protectedWordsOf(tx, record.id, text);
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
        words: JSON.stringify(words),
        docx,
        hash,
        plan_version: plan.version,
        state: "drafting",
        drafted_by: actor.id,
        drafted_at: at,
      })
      .execute();
    const put = await putOnRoute(acting, "agreement", {
      title: `${text.title}の締結について(伺い)`,
      subject: record.title,
      proposalNumber: record.number ? proposalNumber(record.number) : "",
      partner: record.organisation.name,
      question: "このことについて、別紙の案のとおり協定を締結してよろしいか伺います。",
      reason: `双方が承認した共同計画の第${plan.version}版にもとづく協定です。`,
      classification: usualClassification,
      gates: printedGates(record, await namesOfConfirmers(tx, record)),
      method,
      recommended: method,
      review: null,
      agreement: { version, hash: hash.toString("hex"), title: text.title },
    });
    if (!put.ok) return put;
    const { paperId } = put.value;
    await log("agreement-drafted", "agreement", {
      version,
      planVersion: plan.version,
      hash: hash.toString("hex"),
      paper: paperId,
    });
    return done({ version, hash: hash.toString("hex"), paperId });
  });
}

/** Where in the text words of a protected part stand: in an article they come from the plan, which both sides have to mend. */
async function protectedWordsOf(tx: Tx, proposalId: string, text: AgreementText): Promise<readonly FieldError[]> {
  const kept = await protectedWordsIn(tx, proposalId, plainText(text), "subject");
  if (kept.length === 0) return [];
  const places: FieldError[] = [];
  for (const article of text.articles) {
    const found = await protectedWordsIn(tx, proposalId, wordsOf(article), "subject");
    places.push(...found.map((one) => ({ ...one, message: `「${article.heading}」の条：${one.message}` })));
  }
  return places.length > 0 ? places : kept;
}

function plainText(text: AgreementText): string {
  return agreementLines(text)
    .map((line) => line.text)
    .join("\n");
}
