import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { fiscalYearOf } from "../domain/calendar/fiscal-year.ts";
import { done, type Missing, refused } from "../domain/kernel/result.ts";
import { checkPledges } from "../domain/proposal/pledge.ts";
import { type Act, type Acting, act, type ProposalNumber } from "./act.ts";
import { isOpen } from "./create-draft.ts";
import { requestProtection } from "./request-protection.ts";

export type SubmitProposal = Acting & { pledges: readonly string[] };

/**
 * Sends a proposal to the city (提出): it gets its number (提出番号), its text and protected parts stand, and the clock of the first
 * answer begins. From here on the desk sees it; of a protected part its heading and reason (P7b).
 * @returns the number.
 */
export function submitProposal(program: Program, input: SubmitProposal) {
  return act<ProposalNumber>(
    program,
    input,
    "submitProposal",
    async (acting) => {
      const errors = checkPledges(input.pledges);
      if (errors.length > 0) return refused({ kind: "invalid", errors });
      const missing = [...(await challengeClosed(acting)), ...protectionOver(acting)];
      if (missing.length > 0) return refused({ kind: "gates", missing });
      await requestProtection(acting);
      await submitText(acting);
      const number = await nextNumber(acting);
      await acting.move("submitted", "proposal-submitted", { ...number, pledges: [...input.pledges] }, number);
      return done(number);
    },
    { gated: "submitProposal" },
  );
}

/** The version that was being written becomes the one that the city reads. */
export async function submitText({ tx, record, actor, at }: Act): Promise<void> {
  await tx
    .updateTable("proposal_texts")
    .set({ submitted_at: at, submitted_by: actor.id })
    .where("proposal_id", "=", record.id)
    .where("submitted_at", "is", null)
    .execute();
}

/** A protection that ends today or has ended cannot be talked about any more. */
export function protectionOver({ record, today }: Act): readonly Missing[] {
  return record.parts
    .filter((part) => part.until <= today)
    .map((part) => ({
      principle: "P7",
      sentence: `守りたい部分「${part.heading}」の守る期間が過ぎています。終わりの日を書き直してください。`,
    }));
}

async function challengeClosed({ tx, record, today }: Act): Promise<readonly Missing[]> {
  if (!record.challenge) return [];
  const challenge = await tx
    .selectFrom("challenges")
    .select(["status", "deadline"])
    .where("id", "=", record.challenge.id)
    .executeTakeFirst();
  if (challenge && isOpen(challenge, today)) return [];
  return [{ principle: "", sentence: "この課題の募集は終わりました。同じ内容を、自由提案として書くことができます。" }];
}

/** No gaps, no doubles: the counter's row is held until this submission is committed. */
async function nextNumber({ tx, today }: Act): Promise<ProposalNumber> {
  const fiscalYear = fiscalYearOf(today);
  const result = await sql<{ serial: number }>`select app.next_proposal_number(${fiscalYear}) as serial`.execute(tx);
  return { fiscalYear, serial: result.rows[0]!.serial };
}
