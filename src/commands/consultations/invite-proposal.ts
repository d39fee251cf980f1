import { hashToken, newToken } from "../../accounts/tokens.ts";
import type { Program } from "../../db/program.ts";
import { linkEnd } from "../../domain/consultation/consultation.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done } from "../../domain/kernel/result.ts";
import { actOnConsultation, type OnConsultation } from "./act-on-consultation.ts";
import { writeToSender } from "./sender-link.ts";

/**
 * The desk asks the sender to make a proposal of it (G8.1①). The sender's link now leads to a draft with their words in it; a new link is
 * made for who called or came by, and is told to them.
 * @returns the token of the new link, shown once and stored nowhere; null when this form was sent before.
 */
export function inviteProposal(program: Program, input: OnConsultation & { words: string }) {
  return actOnConsultation(program, input, "invite", async (act) => {
    const { tx, at, consultation, step } = act;
    const words = readNote(input.words, "words", "お伝えする言葉");
    if (!words.ok) return words;
    const token = newToken();
    const expiresAt = linkEnd(at);
    // An invitation is no answer: what was asked still waits for whose turn it was.
    await step("invited", words.value);
    await tx
      .insertInto("consultation_links")
      .values({
        token_hash: hashToken(token),
        consultation_id: consultation.id,
        made_by: input.actor.id,
        created_at: at,
        expires_at: expiresAt,
      })
      .execute();
    await writeToSender(program, act, "consultation-invited");
    return done({ token, expiresAt });
  });
}
