import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who is asked into an organisation: the link by which they join it. Facts: path. */
export function invitation({ path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: "You are invited to an organisation",
      text: `You are invited to work for an organisation at our desk. Who invites you, and as what, is shown on the page below. It can be used once, within 14 days:
${link(String(path))}

If you do not know what this is about, do nothing.`,
    };
  return {
    subject: "団体に招待されています",
    text: `デスクに登録している団体から、あなたに招待が届いています。どの団体の、どの役割かは、次のページに表示します。一度だけ、14日以内に使えます。
${link(String(path))}

お心当たりがないときは、何もしないでください。`,
  };
}
