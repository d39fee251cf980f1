import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { sendAttachments } from "../db/stores/attachment-store.ts";
import { enqueueMail } from "../db/stores/mail-store.ts";
import { fiscalYearOf } from "../domain/calendar/fiscal-year.ts";
import { isChallengeOpen } from "../domain/challenge/closing.ts";
import { done, type Missing, refused } from "../domain/kernel/result.ts";
import { checkPledges } from "../domain/proposal/pledge.ts";
import { proposalNumber } from "../domain/proposal/proposal-number.ts";
import { refuseUnproven } from "./accounts/refuse-unproven.ts";
import { type Act, type Acting, act, type ProposalNumber } from "./act.ts";
import { requestProtection } from "./request-protection.ts";

export type SubmitProposal = Acting & { pledges: readonly string[] };

/**
 * Sends a proposal to the city (提出): it gets its number (提出番号), its text and protected parts stand, and the clock of the first
 * answer begins. From here on the desk sees it; of a protected part its heading and reason (P7b).
 * @returns the number.
 */
export async function submitProposal(program: Program, input: SubmitProposal) {
  const unproven = await refuseUnproven(program, input.actor);
  if (unproven) return unproven;
  return act<ProposalNumber>(
    program,
    input,
    "submitProposal",
    async (acting) => {
      const { record } = acting;
      const errors = checkPledges(input.pledges);
      if (errors.length > 0) return refused({ kind: "invalid", errors });
      const missing = [...(await challengeClosed(acting)), ...protectionOver(acting)];
      if (missing.length > 0) return refused({ kind: "gates", missing });
      await requestProtection(acting);
      const [, number] = await Promise.all([submitText(acting), nextNumber(acting)]);
      await acting.move("submitted", "proposal-submitted", { ...number, pledges: [...input.pledges] }, number);
      // Without a mail server a receipt would wait until there is one, and then be no news; a sealed one is owed in any case.
      if (program.mail || record.challenge?.isSealed) await acknowledge(acting, number);
      return done(number);
    },
    { gated: "submitProposal", beingWritten: true },
  );
}

/** The version that was being written becomes the one that the city reads, and what was attached goes with it. */
export async function submitText({ tx, record, actor, at }: Act): Promise<void> {
  await Promise.all([
    tx
      .updateTable("proposal_texts")
      .set({ submitted_at: at, submitted_by: actor.id })
      .where("proposal_id", "=", record.id)
      .where("submitted_at", "is", null)
      .execute(),
    sendAttachments(tx, record.id, record.text?.version ?? 1, at),
  ]);
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

/** Asked while the challenge is held: the clock cannot close it before this submission stands (0036). */
async function challengeClosed({ tx, record, at, city }: Act): Promise<readonly Missing[]> {
  if (!record.challenge) return [];
  const { rows } = await sql<{ status: string; deadline: string | null }>`
    select status, deadline from app.hold_challenge(${record.challenge.id})`.execute(tx);
  const challenge = rows[0];
  if (challenge && isChallengeOpen(challenge, at, city.settings.closingMinutes)) return [];
  return [{ principle: "", sentence: "この課題の募集は終わりました。同じ内容を、自由提案として書くことができます。" }];
}

/** No gaps, no doubles: the counter's row is held until this submission is committed. */
async function nextNumber({ tx, today }: Act): Promise<ProposalNumber> {
  const fiscalYear = fiscalYearOf(today);
  const result = await sql<{ serial: number }>`select app.next_proposal_number(${fiscalYear}) as serial`.execute(tx);
  return { fiscalYear, serial: result.rows[0]!.serial };
}

/** The receipt for whoever sent it: its number and its page. Of a sealed one nobody in the city knows, so it is all that its sender hears. */
async function acknowledge({ tx, record, actor, at }: Act, number: ProposalNumber): Promise<void> {
  const contact = await tx.selectFrom("contacts").select("email").where("person_id", "=", actor.id).executeTakeFirst();
  if (!contact?.email) return;
  await enqueueMail(tx, {
    kind: record.challenge?.isSealed ? "sealed-received" : "proposal-submitted",
    to: { name: actor.name, address: contact.email },
    lang: "ja",
    personId: actor.id,
    facts: { number: proposalNumber(number), proposal: record.id },
    at,
  });
}
