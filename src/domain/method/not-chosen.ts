import { againstCeiling, municipalityCeilings } from "./ceilings.ts";
import type { Facts } from "./facts.ts";
import { type Method, methods } from "./method.ts";

/** Why each of the other methods is not the one, with the clause it rests on (選ばなかった手法と理由). */
export function notChosen(
  facts: Facts,
  chosen: Method | "undecided",
): readonly { method: Method; clause: string; text: string }[] {
  return methods.filter((method) => method !== chosen).map((method) => ({ method, ...whyNot(method, facts, chosen) }));
}

function whyNot(method: Method, facts: Facts, chosen: Method | "undecided"): { clause: string; text: string } {
  const competes = facts.wideRecruitmentNeeded === true;
  switch (method) {
    case "comprehensive_agreement":
    case "project_agreement":
    case "individual_cooperation":
      if (competes) return { clause: "G9.2", text: "広く事業者を募る必要があるため" };
      if (facts.cityBearsCost === true) return { clause: "G9.2", text: "市の負担があり、契約の規則によるため" };
      return withoutCost(method, facts, chosen);
    case "public_call_bid":
    case "public_call_proposal":
      return whyNoCall(method, facts, chosen);
    case "small_direct_contract":
      return whyNoDirectContract(facts, competes);
  }
}

function withoutCost(method: Method, facts: Facts, chosen: Method | "undecided"): { clause: string; text: string } {
  if (method === "individual_cooperation")
    return facts.agreementNeeded === true
      ? { clause: "G8.2-2", text: "基本の取り決めを協定にする必要があるため" }
      : { clause: "G8.2-2", text: "協定が要るかどうかで選ばなかったため" };
  if (facts.agreementNeeded === false) return { clause: "G8.2-2", text: "協定にする必要がないため" };
  if (method === "comprehensive_agreement")
    return facts.initiatives !== null && facts.initiatives <= 1
      ? { clause: "G9.1", text: "見込める取組が一つのため" }
      : { clause: "G9.1", text: chosen === "project_agreement" ? "分野が一つのため" : "取組の数と分野によるため" };
  return facts.initiatives !== null && facts.initiatives > 1
    ? { clause: "G9.1", text: "見込める取組が複数あるため" }
    : { clause: "G9.1", text: chosen === "comprehensive_agreement" ? "分野が複数のため" : "取組の数と分野によるため" };
}

function whyNoCall(method: Method, facts: Facts, chosen: Method | "undecided"): { clause: string; text: string } {
  if (chosen === "public_call_bid" || chosen === "public_call_proposal")
    return method === "public_call_bid"
      ? { clause: "地方自治法234条", text: "価格だけでなく、内容で選ぶため" }
      : { clause: "地方自治法234条", text: "価格で選ぶため" };
  if (facts.cityBearsCost === true)
    return { clause: "地方自治法施行令167条の2第1項1号", text: "見込額が少額の限度額以内のため" };
  return { clause: "G9.2", text: "市の負担がなく、広く募る必要もないため" };
}

function whyNoDirectContract(facts: Facts, competes: boolean): { clause: string; text: string } {
  if (competes) return { clause: "G9.2", text: "広く事業者を募る必要があるため" };
  if (facts.cityBearsCost !== true) return { clause: "G9.2", text: "市の支出がなく、契約を結ばないため" };
  const above =
    facts.estimatedCostYen !== null &&
    againstCeiling(facts.estimatedCostYen, facts.contractKind, facts.date, municipalityCeilings).kind === "above";
  return above
    ? { clause: "地方自治法234条2項", text: "見込額が少額の限度額をこえるため" }
    : { clause: "地方自治法施行令167条の2第1項1号", text: "少額の随意契約によらないと判断したため" };
}
