import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

/**
 * The questions of the fairness check (P2): each is answered yes or no, and in words. Yes always means that it is fair.
 * `fields`: the words beside the answer, by the name they have in the form; of those that share `oneOf` one is enough.
 */
export const fairnessQuestions = [
  {
    key: "others",
    question: "同じことができる事業者がほかにいないか、確かめましたか",
    help: "名前がわかるときは名前を、わからないときは、どこを探したかを書きます。どちらか一つは必要です。",
    fields: [
      { name: "text-others", label: "できる事業者の名前", oneOf: "others" },
      { name: "where-others", label: "探したところ(業界の団体、ほかの市の例、名簿など)", oneOf: "others" },
    ],
  },
  {
    key: "told",
    question: "ほかの事業者も、同じことを知り、同じ情報を得られますか",
    help: "まだ知らせていないときは、いつ、どう知らせるかを書きます。",
    fields: [
      { name: "text-told", label: "だれに知らせたか、得られない資料や数字はないか" },
      { name: "how-told", label: "知らせ方(公開、案内、説明会など)" },
    ],
  },
  {
    key: "exclusive",
    question: "独り占めになる条件がないか、あっても公平になっていますか",
    help: "場所、名前、期間、データのどれかをこの提案者だけが使うときは、同じ申出が来たときにどうするかを書きます。",
    fields: [{ name: "text-exclusive", label: "説明" }],
  },
  {
    key: "favours",
    question: "同じ相手とのこれまでの連携や契約を合わせて見ても、公平ですか",
    help: "協定、契約、連携、補助などが続いているときは、なぜ今回もこの相手なのかを書きます。",
    fields: [{ name: "text-favours", label: "説明" }],
  },
  {
    key: "split",
    question: "発注を分けたと見られることがないようになっていますか",
    help: "同じ年度、同じ相手や同じ分野の少額の契約と合わせて上限を超えるときは、分ける理由を書きます。",
    fields: [{ name: "text-split", label: "説明" }],
  },
  {
    key: "advantage",
    question: "この対話で得た立場が、あとの公募や契約の有利にならないようになっていますか",
    help: "あとで市が買うことになったとき、この提案者だけが知っていることが残らないかを書きます。",
    fields: [{ name: "text-advantage", label: "説明" }],
  },
  {
    key: "ties",
    question: "かかわった職員の利益相反の申告は、そろっていますか",
    help: "だれが申告したか、利害関係のある人が外れているかを書きます。",
    fields: [{ name: "text-ties", label: "説明" }],
  },
] as const satisfies readonly {
  key: string;
  question: string;
  help: string;
  fields: readonly { name: string; label: string; oneOf?: string }[];
}[];

export type FairnessKey = (typeof fairnessQuestions)[number]["key"];

/** 独り占めになる条件: what a partner could have for itself alone. */
export const exclusiveTerms = { place: "場所", name: "名前", period: "期間", data: "データ" } as const;
export type ExclusiveTerm = keyof typeof exclusiveTerms;

/** An answer as it is kept: with its question, because the questions of a later year are others. */
export type FairnessAnswer = {
  key: string;
  question: string;
  isFair: boolean;
  lines: readonly { label: string; text: string }[];
};

/** Answers and conclusion as typed: `holds-KEY` is yes or no, `terms-exclusive` a list of exclusive terms, the rest words. */
export type TypedFairness = { answers: Readonly<Record<string, string | readonly string[]>>; conclusion: string };

const longestAnswer = 600;

/** P2: fair only when every answer is; what is typed is kept as typed. */
export function readFairness(typed: TypedFairness): {
  answers: readonly FairnessAnswer[];
  conclusion: "fair" | "unfair";
  errors: FieldError[];
} {
  const errors: FieldError[] = [];
  const terms = exclusiveOf(typed);
  const answers = fairnessQuestions.map((one, index): FairnessAnswer => {
    const { key, question } = one;
    const holds = wordOf(typed, `holds-${key}`);
    if (holds !== "yes" && holds !== "no")
      errors.push({
        field: `holds-${key}`,
        message: `問${index + 1}「${question}」に、はいかいいえで答えてください。`,
      });
    const lines = linesOf(typed, one.fields, index, errors);
    return {
      key,
      question,
      isFair: holds === "yes",
      lines:
        key === "exclusive"
          ? [
              { label: "独り占めになる条件", text: terms.map((term) => exclusiveTerms[term]).join("、") || "なし" },
              ...lines,
            ]
          : lines,
    };
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

/** Answers as they were kept, also those to the four questions of before, which stand without their words. */
export function keptAnswers(json: unknown): readonly FairnessAnswer[] {
  if (!Array.isArray(json)) return [];
  return json.map((one: FairnessAnswer & { text?: string }) => ({
    key: one.key,
    question: one.question ?? earlierQuestions[one.key] ?? one.key,
    isFair: one.isFair,
    lines: one.lines ?? [{ label: "説明", text: one.text ?? "" }],
  }));
}

/** What a check judges; the database compares them (app.fairness_terms), these are their names. */
export const fairnessTerms = {
  scope: "すること・しないこと",
  roles: "役割",
  contributions: "お金・もの・データの出し合い",
  period: "期間",
  next: "試したあとの進め方",
  spending: "市の支出と相手の決まり方",
} as const;
export type FairnessTerm = keyof typeof fairnessTerms;

/** What has changed since a check; a term that this reader does not see now (null) is no change. Null: not known of an old check. */
export function changedTerms(
  judged: Readonly<Record<string, unknown>> | null,
  now: Readonly<Record<string, unknown>>,
): readonly FairnessTerm[] {
  if (judged === null) return [];
  return (Object.keys(fairnessTerms) as FairnessTerm[]).filter(
    (term) => term in now && JSON.stringify(now[term]) !== JSON.stringify(judged[term]),
  );
}

const earlierQuestions: Readonly<Record<string, string>> = {
  information: "ほかの事業者も、同じ情報を得られますか",
  exclusion: "ほかの事業者を締め出さないようになっていますか",
  advantage: "この対話で得た立場が、あとの公募や契約の有利にならないようになっていますか",
  ties: "かかわった職員の利益相反の申告は、そろっていますか",
};

type Field = { readonly name: string; readonly label: string; readonly oneOf?: string };

function linesOf(typed: TypedFairness, fields: readonly Field[], index: number, errors: FieldError[]) {
  const lines = fields.map((field) => {
    const { texts, errors: wrong } = readTexts({
      [field.name]: {
        typed: wordOf(typed, field.name),
        name: `問${index + 1}の「${field.label}」`,
        max: longestAnswer,
        ...(field.oneOf ? { optional: true } : {}),
      },
    });
    errors.push(...wrong);
    return { label: field.label, text: texts[field.name] ?? "", field };
  });
  const either = lines.filter((line) => line.field.oneOf);
  if (either.length > 0 && either.every((line) => line.text.trim() === ""))
    errors.push({
      field: either[0]!.field.name,
      message: `問${index + 1}は、${either.map((line) => `「${line.label}」`).join("か")}のどちらかを書いてください。`,
    });
  return lines.filter((line) => line.text !== "").map(({ label, text }) => ({ label, text }));
}

/** The exclusive terms that are ticked; anything else in the form is none. */
export function exclusiveOf(typed: TypedFairness): readonly ExclusiveTerm[] {
  const ticked = [typed.answers["terms-exclusive"] ?? []].flat();
  return (Object.keys(exclusiveTerms) as ExclusiveTerm[]).filter((term) => ticked.includes(term));
}

function wordOf(typed: TypedFairness, name: string): string {
  const given = typed.answers[name];
  return typeof given === "string" ? given : "";
}
