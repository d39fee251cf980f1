import type { LetterFacts, LetterFrame, LetterWords } from "../../domain/mail/letter-kinds.ts";
import { dateText } from "../../words/date-text.ts";
import { deputyMayDo } from "../../words/ja/deputy-parts.ts";
import { noticeSentence } from "../../words/ja/notice-sentence.ts";

/** To a deputy: that they were named, that their days begin, that it ended early. Facts: what, away, from, to, parts (by a blank). Why is read in the program alone. */
export function deputyship({ what, away, from, to, parts }: LetterFacts, { link }: LetterFrame): LetterWords {
  const sentence = noticeSentence("news", String(what));
  const who = `不在の人：${away}さん\n期間：${dateText(String(from), "long")}から${dateText(String(to), "long")}まで`;
  const may = deputyMayDo(String(parts).split(" ")).map((one) => `・${one}`);
  const work =
    what === "deputy-ended"
      ? "もう代わりに行うことはありません。"
      : `この期間にできること(自分の名前で行います)：\n${may.join("\n")}\n\n待っている番は、ボードに並びます。\n${link("/desk/board")}`;
  return { subject: sentence, text: `${sentence}。\n\n${who}\n\n${work}\n\n代理の一覧：\n${link("/desk/deputies")}` };
}
