import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/** A challenge was opened, or changed: to those who watch it or its field, and to those whom it fits, with the reason why. */
export function challengePublished(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const page = link(`${lang === "en" ? "/en" : ""}/challenges/${facts.code}`);
  const isAmended = facts.occasion === "amended";
  const why = reasons[lang][String(facts.reason)] ?? "";
  const field = facts.field ? (lang === "en" ? ` (${facts.field})` : `（${facts.field}）`) : "";
  if (lang === "en")
    return {
      subject: isAmended ? `Challenge ${facts.code} has been changed` : `Challenge ${facts.code} has been published`,
      text: `${isAmended ? `Challenge ${facts.code} has been changed. What, when and why stands on its page.` : `Challenge ${facts.code} takes proposals now.`}\n${why}${field}\n\n${page}\n\nTo end these mails:\n${link("/account/watches")}`,
    };
  return {
    subject: isAmended ? `課題 ${facts.code} の内容が変わりました` : `課題 ${facts.code} の募集が始まりました`,
    text: `${isAmended ? `課題 ${facts.code} の内容が変わりました。どこが、なぜ変わったかは、課題のページにあります。` : `課題 ${facts.code} で、提案を受け付けています。`}\n${why}${field}\n\n${page}\n\nこのお知らせを止めるには:\n${link("/account/watches")}`,
  };
}

const reasons: Record<LetterFrame["lang"], Record<string, string>> = {
  ja: {
    field: "登録された分野と重なるため、お知らせしています。",
    words: "団体の紹介に書かれた言葉と重なるため、お知らせしています。",
    "watch-field": "この分野のお知らせを希望されたため、お送りしています。",
    "watch-challenge": "この課題のお知らせを希望されたため、お送りしています。",
  },
  en: {
    field: "You receive this because it overlaps with a field of your organisation.",
    words: "You receive this because it shares words with the description of your organisation.",
    "watch-field": "You receive this because you watch this field.",
    "watch-challenge": "You receive this because you watch this challenge.",
  },
};
