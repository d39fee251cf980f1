import { derivedSecret } from "../../accounts/derived-id.ts";
import { hashToken } from "../../accounts/tokens.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { enqueueMail } from "../../db/stores/mail-store.ts";
import { consultationNumber, linkEnd } from "../../domain/consultation/consultation.ts";
import { type Lang, langPath } from "../../words/words.ts";
import type { ConsultationAct } from "./act-on-consultation.ts";

/**
 * The token of the sender's own link. It follows from the consultation and the program's key, so that every mail carries the same link
 * while only its hash is stored; whoever knows the consultation's id, as the desk does, cannot make it.
 */
export function consultationToken(key: Buffer, consultationId: string): string {
  return derivedSecret(key, `consultation link ${consultationId}`).toString("base64url");
}

/** The page of that link. */
export function consultationPath(lang: Lang, token: string): string {
  return langPath(lang, `/consult/${token}`);
}

/** Makes that link open; by the desk, for one that it has noted itself. */
export async function openSenderLink(
  tx: Tx,
  key: Buffer,
  consultationId: string,
  madeBy: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto("consultation_links")
    .values({
      token_hash: hashToken(consultationToken(key, consultationId)),
      consultation_id: consultationId,
      made_by: madeBy,
      created_at: at,
      expires_at: linkEnd(at),
    })
    .execute();
}

/** Writes to the sender that there is something to read on their page; nothing where there is no address or no mail server. */
export async function writeToSender(
  program: Program,
  { tx, consultation, at }: ConsultationAct,
  kind: "consultation-answered" | "consultation-invited",
): Promise<void> {
  if (!program.mail || consultation.mail === "") return;
  const token = consultationToken(program.key, consultation.id);
  await enqueueMail(tx, {
    kind,
    to: { name: consultation.senderName, address: consultation.mail },
    lang: consultation.lang,
    personId: null,
    facts: { number: consultationNumber(consultation), path: consultationPath(consultation.lang, token) },
    at,
  });
}
