import type { Program } from "../db/program.ts";
import { namesOfConfirmers } from "../db/stores/gate-store.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { advise } from "../domain/method/advise.ts";
import { noFacts, readFacts } from "../domain/method/facts.ts";
import { methods } from "../domain/method/method.ts";
import { type Classification, printedGates, reviewOfPaper } from "../domain/method/paper-body.ts";
import { latestPaper } from "../domain/process/method-of.ts";
import { missingForProposing } from "../domain/process/ready-to-propose.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { type Acting, act } from "./act.ts";
import { classificationErrors, putOnRoute } from "./put-on-route.ts";

/** `departure`: why not as the advisor recommends; required when the method is another one. */
export type ProposeMethod = Acting & { method: string; reason: string; departure: string } & Classification;

/**
 * G8.2b: an officer drafts the paper that asks for the decision of the method, after feasibility, facts and the fairness check (in that
 * order). The advisor recommends, the desk proposes, the route decides.
 */
export function proposeMethod(program: Program, input: ProposeMethod) {
  return act(program, input, "proposeMethod", async (acting) => {
    const { record } = acting;
    if (latestPaper(record, "method")?.state === "on_route")
      return refused({ kind: "not-allowed", reason: "手法の起案は、すでに決裁の途中です。" });
    const missing = missingForProposing(record);
    if (missing.length > 0) return refused({ kind: "gates", missing });
    const read = readFacts(record.methodFacts);
    const facts = read.ok ? read.value : noFacts;
    const advice = advise(facts);
    const method = methods.find((one) => one === input.method);
    const departs = method !== undefined && method !== advice.method;
    const { texts, errors } = readTexts({
      reason: { typed: input.reason, name: "理由", max: 2000 },
      departure: { typed: input.departure, name: "おすすめと違う手法を選ぶ理由", max: 1000, optional: !departs },
    });
    const { decidedBy, filedUnder, keptFor, disclosure } = input;
    const classification = { decidedBy, filedUnder, keptFor, disclosure };
    if (!method) errors.unshift({ field: "method", message: "手法を一つ選んでください。" });
    errors.push(...classificationErrors(classification));
    if (errors.length > 0 || !method) return refused({ kind: "invalid", errors });
    const put = await putOnRoute(acting, "method", {
      title: "連携の手法の決定について(伺い)",
      subject: record.title,
      proposalNumber: record.number ? proposalNumber(record.number) : "",
      partner: record.organisation.name,
      question: "このことについて、次の理由により、上の手法で進めてよろしいか伺います。",
      reason: texts.reason,
      classification,
      gates: printedGates(record, await namesOfConfirmers(acting.tx, record)),
      method,
      recommended: advice.method,
      review: reviewOfPaper(record, method, facts, advice, departs ? texts.departure : ""),
      agreement: null,
    });
    return put.ok ? done(put.value) : put;
  });
}
