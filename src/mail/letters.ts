import type { LetterFacts, LetterFrame, LetterKind, LetterWords } from "../domain/mail/letter-kinds.ts";
import { accountSafety } from "./letters/account-safety.ts";
import { addressChanged } from "./letters/address-changed.ts";
import { addressTaken } from "./letters/address-taken.ts";
import { challengePublished } from "./letters/challenge-published.ts";
import { consultationAnswered } from "./letters/consultation-answered.ts";
import { consultationInvited } from "./letters/consultation-invited.ts";
import { consultationReceived } from "./letters/consultation-received.ts";
import { deputyship } from "./letters/deputyship.ts";
import { invitation } from "./letters/invitation.ts";
import { newPassword } from "./letters/new-password.ts";
import { notices } from "./letters/notices.ts";
import { proposalSubmitted } from "./letters/proposal-submitted.ts";
import { questionAnswered } from "./letters/question-answered.ts";
import { questionRefused } from "./letters/question-refused.ts";
import { sealedReceived } from "./letters/sealed-received.ts";
import { verifyAddress } from "./letters/verify-address.ts";
import { weeklyDigest } from "./letters/weekly-digest.ts";

/** The words of every kind of letter: a kind without words does not compile. */
const letters: Record<LetterKind, (facts: LetterFacts, frame: LetterFrame) => LetterWords> = {
  "account-safety": accountSafety,
  "consultation-received": consultationReceived,
  "consultation-answered": consultationAnswered,
  "consultation-invited": consultationInvited,
  "proposal-submitted": proposalSubmitted,
  "sealed-received": sealedReceived,
  "question-answered": questionAnswered,
  "question-refused": questionRefused,
  "challenge-published": challengePublished,
  notices,
  deputyship,
  "weekly-digest": weeklyDigest,
  "verify-address": verifyAddress,
  "address-taken": addressTaken,
  "address-changed": addressChanged,
  "new-password": newPassword,
  invitation,
};

/** A letter in its words: salutation, what it says, and who it is from. Plain text: it reads the same in every program. */
export function wordsOfLetter(kind: LetterKind, facts: LetterFacts, frame: LetterFrame): LetterWords {
  const { subject, text } = letters[kind](facts, frame);
  const isJapanese = frame.lang === "ja";
  const desk = isJapanese ? `${frame.city} 官民連携デスク` : `${frame.city} Public-Private Partnership Desk`;
  const salutation = frame.name === "" ? "" : isJapanese ? `${frame.name} 様\n\n` : `Dear ${frame.name},\n\n`;
  const ending = isJapanese
    ? "このメールは自動で送っています。内容は、上のページでご覧ください。"
    : "This mail was sent automatically. Please read the rest on the page above.";
  return {
    subject: isJapanese ? `【${desk}】${subject}` : `[${desk}] ${subject}`,
    text: `${salutation}${text.trim()}\n\n--\n${desk}\n${ending}\n${frame.link("/")}\n`,
  };
}
