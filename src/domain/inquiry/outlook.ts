import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { type Method, methods } from "../method/method.ts";

/** 見通し: what the desk tells the proposer after the departments have answered; above all whether a public call is likely. */
export const callLikelihoods = ["unlikely", "possible", "likely"] as const;
export type CallLikelihood = (typeof callLikelihoods)[number];

export const callLikelihoodNames: Record<CallLikelihood, string> = {
  unlikely: "公募になる可能性は低い",
  possible: "公募になる可能性がある",
  likely: "公募になる可能性が高い",
};

export type TypedOutlook = {
  method: string;
  callLikelihood: string;
  earliestStart: string;
  startReasons?: string | undefined;
  meaning: string;
};
export type ToldOutlook = {
  method: Method | "undecided";
  callLikelihood: CallLikelihood;
  earliestStart: string;
  startReasons: string;
  meaning: string;
};

/** The outlook as typed; `earliestStart` is free text ("令和9年4月", with its budget or council), `method` a method or "undecided". */
export function readOutlook(typed: TypedOutlook): { outlook: ToldOutlook; errors: FieldError[] } {
  const { texts, errors } = readTexts({
    earliestStart: { typed: typed.earliestStart, name: "最も早い開始の時期", max: 100, oneLine: true },
    startReasons: { typed: typed.startReasons ?? "", name: "その時期になる理由", max: 1000, optional: true },
    meaning: { typed: typed.meaning, name: "提案にとっての意味", max: 1000 },
  });
  const method = [...methods, "undecided" as const].find((one) => one === typed.method);
  const callLikelihood = callLikelihoods.find((one) => one === typed.callLikelihood);
  if (!callLikelihood) errors.unshift({ field: "callLikelihood", message: "公募になる見込みを一つ選んでください。" });
  if (!method) errors.unshift({ field: "method", message: "見込まれる手法を一つ選んでください。" });
  return {
    outlook: { method: method ?? "undecided", callLikelihood: callLikelihood ?? "possible", ...texts },
    errors,
  };
}
