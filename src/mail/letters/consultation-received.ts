import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** To who sent a consultation with a mail address: that it arrived, and where to follow it. Facts: number, path. */
export function consultationReceived({ number, path }: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  if (lang === "en")
    return {
      subject: `Your message has arrived (${number})`,
      text: `Your message has reached the desk. Its number is ${number}.

You can follow it, and read the reply, on your own page. Only those who have this address can open it:
${link(String(path))}

We will write to you when there is a reply.`,
    };
  return {
    subject: `お送りいただいた内容が届きました(${number})`,
    text: `お送りいただいた内容が、デスクに届きました。受付番号は ${number} です。

いまの状況とお返事は、ご自分専用のページで読めます。このアドレスを知っている方だけが開けます。
${link(String(path))}

お返事をしたときは、メールでもお知らせします。`,
  };
}
