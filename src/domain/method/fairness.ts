import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

/** The questions of the fairness check (P2): each is answered yes or no, and in words. */
export const fairnessQuestions = [
  {
    key: "information",
    question: "ほかの事業者も、同じ情報を得られますか",
    help: "対話で渡した資料や数字のうち、ほかの事業者が得られないものがあれば、それと、どう公開するかを書きます。",
  },
  {
    key: "exclusion",
    question: "ほかの事業者を締め出さないようになっていますか",
    help: "場所、名前、期間などを独り占めにする条件がないか、同じ申出が来たときにどうするかを書きます。",
  },
  {
    key: "advantage",
    question: "この対話で得た立場が、あとの公募や契約の有利にならないようになっていますか",
    help: "あとで市が買うことになったとき、この提案者だけが知っていることが残らないかを書きます。",
  },
  {
    key: "ties",
    question: "かかわった職員の利益相反の申告は、そろっていますか",
    help: "だれが申告したか、利害関係のある人が外れているかを書きます。",
  },
] as const;

export type FairnessKey = (typeof fairnessQuestions)[number]["key"];
export type FairnessAnswer = { key: FairnessKey; isFair: boolean; text: string };

/** Answers and conclusion as typed: `holds-KEY` is yes or no, `text-KEY` the words. */
export type TypedFairness = { answers: Readonly<Record<string, string>>; conclusion: string };

const longestAnswer = 600;

/** P2: fair only when every answer is; what is typed is kept as typed. */
export function readFairness(typed: TypedFairness): {
  answers: readonly FairnessAnswer[];
  conclusion: "fair" | "unfair";
  errors: FieldError[];
} {
  const errors: FieldError[] = [];
  const answers = fairnessQuestions.map(({ key, question }, index) => {
    const holds = typed.answers[`holds-${key}`] ?? "";
    if (holds !== "yes" && holds !== "no")
      errors.push({
        field: `holds-${key}`,
        message: `問${index + 1}「${question}」に、はいかいいえで答えてください。`,
      });
    const { texts, errors: wrong } = readTexts({
      [`text-${key}`]: { typed: typed.answers[`text-${key}`] ?? "", name: `問${index + 1}の説明`, max: longestAnswer },
    });
    errors.push(...wrong);
    return { key, isFair: holds === "yes", text: texts[`text-${key}`] ?? "" };
  });
  if (typed.conclusion !== "fair" && typed.conclusion !== "unfair")
    errors.push({ field: "conclusion", message: "支障がないか、あるかを選んでください。" });
  if (typed.conclusion === "fair" && errors.length === 0 && answers.some((answer) => !answer.isFair))
    errors.push({
      field: "conclusion",
      message: "「いいえ」の答えがあるときは、支障なしにできません。直してから確認するか、支障ありとしてください。",
    });
  return { answers, conclusion: typed.conclusion === "fair" ? "fair" : "unfair", errors };
}
