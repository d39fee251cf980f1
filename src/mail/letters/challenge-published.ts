import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";

/**
 * A challenge was opened, to those who watch it or its field, and to those whom it fits; changed, ended with what came of it, or withdrawn,
 * to those who watch it. With the reason why they are told.
 */
export function challengePublished(facts: LetterFacts, { lang, link }: LetterFrame): LetterWords {
  const page = link(`${lang === "en" ? "/en" : ""}/challenges/${facts.code}`);
  const [subject, told] = (occasions[lang][String(facts.occasion)] ?? occasions[lang].opened!)(String(facts.code));
  const why = reasons[lang][String(facts.reason)] ?? "";
  const field = facts.field ? (lang === "en" ? ` (${facts.field})` : `（${facts.field}）`) : "";
  const ending = lang === "en" ? "To end these mails:" : "このお知らせを止めるには:";
  return { subject, text: `${told}\n${why}${field}\n\n${page}\n\n${ending}\n${link("/account/watches")}` };
}

/** Subject and first sentence, by what is told. */
const occasions: Record<LetterFrame["lang"], Record<string, (code: string) => readonly [string, string]>> = {
  ja: {
    opened: (code) => [`課題 ${code} の募集が始まりました`, `課題 ${code} で、提案を受け付けています。`],
    amended: (code) => [
      `課題 ${code} の内容が変わりました`,
      `課題 ${code} の内容が変わりました。どこが、なぜ変わったかは、課題のページにあります。`,
    ],
    concluded: (code) => [
      `課題 ${code} の募集の結果をお知らせします`,
      `課題 ${code} の募集の結果を、課題のページに載せました。`,
    ],
    withdrawn: (code) => [
      `課題 ${code} の募集を取りやめました`,
      `課題 ${code} の募集を取りやめました。理由は、課題のページにあります。`,
    ],
  },
  en: {
    opened: (code) => [`Challenge ${code} has been published`, `Challenge ${code} takes proposals now.`],
    amended: (code) => [
      `Challenge ${code} has been changed`,
      `Challenge ${code} has been changed. What, when and why stands on its page.`,
    ],
    concluded: (code) => [`What came of challenge ${code}`, `What came of challenge ${code} stands on its page.`],
    withdrawn: (code) => [
      `Challenge ${code} has been withdrawn`,
      `Challenge ${code} has been withdrawn. The reason stands on its page.`,
    ],
  },
};

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
