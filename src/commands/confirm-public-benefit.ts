import type { Program } from "../db/program.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { gatesOf } from "../domain/principles/gates.ts";
import { type Acting, act } from "./act.ts";

/** P1 公益性: an officer confirms the benefit to citizens, and says on which evidence. Missing evidence confirms nothing. */
export function confirmPublicBenefit(program: Program, input: Acting & { evidence: string }) {
  return act(program, input, "confirmPublicBenefit", async ({ tx, record, actor, at, log }) => {
    const gate = gatesOf(record)[0]!;
    if (gate.state === "missing")
      return refused({ kind: "gates", missing: gate.missing.map((sentence) => ({ principle: "P1", sentence })) });
    const { texts, errors } = readTexts({ evidence: { typed: input.evidence, name: "公益性の根拠", max: 300 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .insertInto("gate_confirmations")
      .values({ proposal_id: record.id, principle: "P1", evidence: texts.evidence, by_id: actor.id, at })
      .onConflict((conflict) =>
        conflict.columns(["proposal_id", "principle"]).doUpdateSet({ evidence: texts.evidence, by_id: actor.id, at }),
      )
      .execute();
    await log("public-benefit-confirmed", "open_parts", { principle: "P1" });
    return done(null);
  });
}
