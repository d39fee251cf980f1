import { formatManYen, formatYen } from "../../domain/kernel/yen.ts";
import type { ContractKind, FactName, Facts } from "../../domain/method/facts.ts";
import type { Method } from "../../domain/method/method.ts";
import type { Paper, Principle } from "../../domain/process/record.ts";
import { words } from "../../words/words.ts";
import { dateText } from "../ui/date-text.tsx";

/** A method as people call it. */
export function methodName(method: Method | "undecided"): string {
  return words("ja").common.method[method];
}

/** What a method means, in one sentence. */
export const methodMeanings: Record<Method, string> = {
  comprehensive_agreement: "複数の分野の取組を、一つの協定のもとで続けます。",
  project_agreement: "一つの取組を、市の支出なしで、協定にもとづいて続けます。",
  individual_cooperation: "協定を結ばず、双方で内容を確かめて進めます。",
  public_call_bid: "価格で選ぶ入札にします。入札は市の入札の仕組みで行います。",
  public_call_proposal: "内容で選ぶプロポーザルにします。提案者もほかの事業者と同じ条件で応募します。",
  small_direct_contract: "少額の随意契約として、市の契約の手続で進めます。",
};

export const contractKindNames: Record<ContractKind, string> = {
  works: "工事・製造の請負",
  purchase: "財産の買入れ",
  lease: "物件の借入れ",
  sale: "財産の売払い",
  lending: "物件の貸付け",
  service: "委託などのその他",
};

/** The questions behind the facts, in the order of the form. */
export const factQuestions: Record<FactName, string> = {
  cityBearsCost: "市の支出や、売払い・貸付けの収入が生じるか",
  estimatedCostYen: "見込額(税込)",
  contractKind: "契約の種類",
  wideRecruitmentNeeded: "広く事業者を募る必要があるか",
  initiatives: "実施が見込める取組の数",
  fields: "どの分野にわたるか",
  agreementNeeded: "基本の取り決めを協定にする必要があるか",
  otherOperatorsCouldDoIt: "同じことができる事業者がほかにもいるか",
  fixedCounterpartyReason: "相手が一者に決まる理由",
  selectionBasis: "相手を何で選ぶか",
  date: "契約や協定を決める日",
};

const flags: Partial<Record<FactName, readonly [yes: string, no: string]>> = {
  cityBearsCost: ["生じる", "生じない"],
  wideRecruitmentNeeded: ["ある", "ない"],
  otherOperatorsCouldDoIt: ["いる", "いない"],
  agreementNeeded: ["ある", "ない"],
};

/** The answer to one of the facts in words; null when it is not known. */
export function factAnswer(facts: Facts, name: FactName): string | null {
  const value = facts[name];
  if (value === null) return null;
  const flag = flags[name];
  if (flag) return value ? flag[0] : flag[1];
  switch (name) {
    case "estimatedCostYen":
      return formatYen(value as number);
    case "contractKind":
      return contractKindNames[value as ContractKind];
    case "initiatives":
      return `${value as number}つ`;
    case "fields":
      return (value as readonly string[]).join("、");
    case "fixedCounterpartyReason":
      return value === "" ? "ない" : String(value);
    case "selectionBasis":
      return value === "price" ? "価格" : "内容";
    case "date":
      return dateText(String(value), "long");
    default:
      return String(value);
  }
}

/** The answers a clause rests on, as chips below it. */
export const factsBehind: Readonly<Record<string, readonly FactName[]>> = {
  "G9.1": ["initiatives"],
  "G9.2": ["cityBearsCost", "wideRecruitmentNeeded"],
  "G8.2": ["agreementNeeded"],
  "G8.2-1": ["fields"],
  "G8.2-2": ["agreementNeeded"],
  P2: ["otherOperatorsCouldDoIt"],
  地方自治法234条: ["selectionBasis"],
  地方自治法234条2項: ["estimatedCostYen", "contractKind"],
  地方自治法施行令167条の2第1項1号: ["estimatedCostYen", "contractKind"],
  地方自治法施行令167条の2第1項2号: ["selectionBasis"],
};

/** What would have to be answered otherwise: 「市が負担することになったら」. */
export function changeSentence(name: FactName, to: Facts[FactName]): string {
  switch (name) {
    case "wideRecruitmentNeeded":
      return to ? "広く事業者を募る必要があるとなったら" : "広く募る必要がないとなったら";
    case "cityBearsCost":
      return to ? "市が費用を負担することになったら" : "市の負担がないことになったら";
    case "agreementNeeded":
      return to ? "協定にする必要があるとなったら" : "協定にする必要がないとなったら";
    case "initiatives":
      return to === 1 ? "見込める取組が一つになったら" : "見込める取組が二つ以上になったら";
    case "selectionBasis":
      return to === "price" ? "価格で選ぶことになったら" : "内容で選ぶことになったら";
    default:
      return `${factQuestions[name]}の答えが変わったら`;
  }
}

/** 市の支出, as a paper says it. */
export function costSentence(facts: Facts): string {
  if (facts.cityBearsCost === false && !facts.estimatedCostYen) return "なし";
  if (facts.cityBearsCost === null) return "わからない";
  const amount =
    facts.estimatedCostYen === null ? "金額は未定" : `見込額 ${formatManYen(facts.estimatedCostYen)}(税込)`;
  return facts.contractKind ? `${amount}、${contractKindNames[facts.contractKind]}` : amount;
}

export const paperKindNames: Record<Paper["kind"], string> = { method: "手法", agreement: "協定", call: "公募" };

/** 1 公益性, as a paper prints it. */
export function principleName(principle: Principle): string {
  const number = Number(principle.slice(1));
  return `${number} ${words("ja").common.gate.names[number - 1]}`;
}
