import { formatManYen, formatYen } from "../kernel/yen.ts";
import { type AmountAgainstCeiling, againstCeiling, type Ceilings, municipalityCeilings } from "./ceilings.ts";
import type { FactName, Facts } from "./facts.ts";
import type { Method } from "./method.ts";

/** One reason: the clause of the guideline (G…, P…) or of the law, and what it means here. */
export type Reason = { clause: string; text: string };
/** A question that decides: the fact to fill in, and how to ask for it. */
export type Question = { field: FactName; text: string };

/** Either a method and no open question, or `undecided` and at least one. A person decides in every case. */
export type Advice = { method: Method | "undecided"; because: readonly Reason[]; questions: readonly Question[] };

/**
 * Recommends a method from facts (G8.2b, G9.1, G9.2; 地方自治法234条・施行令167条の2), never on an unknown fact that could
 * change the answer. The order of the steps is the law's: open competition first, then money, then the agreement.
 */
export function advise(facts: Facts, ceilings: readonly Ceilings[] = municipalityCeilings): Advice {
  if (facts.wideRecruitmentNeeded === true) return call(facts, [wide]);
  const money = moneyOf(facts, ceilings);
  switch (money.kind) {
    case "unknown":
      return undecided(money.because, [...money.asks, ...unknown(facts, "wideRecruitmentNeeded")]);
    case "above":
      return call(facts, [cost(facts), aboveCeiling(facts, money), ...exception(facts)]);
    case "within":
      if (facts.wideRecruitmentNeeded === null) return undecided([wide], ["wideRecruitmentNeeded"]);
      return decided("small_direct_contract", [cost(facts), withinCeiling(facts, money), fairQuotes, notSplit]);
    case "none":
      if (facts.wideRecruitmentNeeded === null) return undecided([wide], ["wideRecruitmentNeeded"]);
      return withoutMoney(facts);
  }
}

type Money =
  | { kind: "none" }
  | Exclude<AmountAgainstCeiling, { kind: "depends" }>
  | { kind: "unknown"; because: readonly Reason[]; asks: readonly FactName[] };

/** Is there a contract for money, and how large is it? A sale or a lending for money is one even where the city only earns. */
function moneyOf(facts: Facts, ceilings: readonly Ceilings[]): Money {
  const { cityBearsCost, estimatedCostYen: yen, contractKind } = facts;
  const earns = contractKind === "sale" || contractKind === "lending";
  const isContract = cityBearsCost === true || (earns && yen !== null && yen > 0);
  if (!isContract) {
    if (earns && yen === null) return asking(law, "estimatedCostYen", ...unknown(facts, "cityBearsCost"));
    if (cityBearsCost === null) return asking(cost(facts), "cityBearsCost");
    if (yen === null || yen === 0) return { kind: "none" };
    return asking(contradiction(yen), "cityBearsCost", ...unknown(facts, "contractKind"));
  }
  if (yen === null) return asking(law, "estimatedCostYen", ...unknown(facts, "contractKind"));
  if (yen === 0) return asking(costOfZero, "estimatedCostYen");
  const against = againstCeiling(yen, contractKind, facts.date, ceilings);
  return against.kind === "depends" ? asking(law, ...against.on) : against;
}

/** No money, no wide recruitment: an agreement of one of the two kinds, or cooperation without one (G8.2, G9.1). */
function withoutMoney(facts: Facts): Advice {
  const open = [noCost, ...fairness(facts), ...freeOfCharge(facts)];
  if (facts.agreementNeeded === null) return undecided([noCost, agreementOrNot], ["agreementNeeded"]);
  if (!facts.agreementNeeded) return decided("individual_cooperation", [...open, withoutAgreement]);
  const fields = new Set((facts.fields ?? []).map((field) => field.normalize("NFKC").trim())).size;
  const initiatives = facts.initiatives ?? 0;
  if (initiatives === 0 || fields === 0) {
    const asks: FactName[] = [];
    if (initiatives === 0) asks.push("initiatives");
    if (fields === 0) asks.push("fields");
    return undecided([noCost, kindsOfAgreement], asks);
  }
  if (initiatives > 1 && fields > 1)
    return decided("comprehensive_agreement", [...open, several(initiatives), manyFields(fields)]);
  if (initiatives === 1 && fields === 1) return decided("project_agreement", [...open, single, oneField(facts)]);
  const byInitiatives = initiatives > 1 ? several(initiatives) : single;
  const byFields = fields > 1 ? manyFields(fields) : oneField(facts);
  return undecided([noCost, byInitiatives, byFields, pointApart], ["initiatives", "fields"]);
}

function call(facts: Facts, because: readonly Reason[]): Advice {
  if (facts.selectionBasis === null) return undecided([...because, competition], ["selectionBasis"]);
  return facts.selectionBasis === "price"
    ? decided("public_call_bid", [...because, byPrice])
    : decided("public_call_proposal", [...because, byQuality]);
}

/**
 * Above the ceiling the rule stays competition, whatever is said for one partner: the nine items are exceptions for people
 * to decide with a document of reasons, and none of the methods is a direct contract above the ceiling.
 */
function exception(facts: Facts): Reason[] {
  const reason = facts.fixedCounterpartyReason;
  const clause = "地方自治法施行令167条の2第1項";
  if (!reason) return [];
  if (isSmallAmountItem(reason)) {
    return [
      { clause: `${clause}1号`, text: "相手が決まる理由に少額(1号)が挙がっていますが、限度額をこえるので使えません。" },
    ];
  }
  const others = facts.otherOperatorsCouldDoIt;
  const item2 = others === true ? "ほかにもできる事業者がいるので、2号(競争に適しない)の理由としては足りません。" : "";
  return [
    {
      clause: `${clause}2号〜9号`,
      text: `相手が決まる理由が挙がっています。${item2}公募によらない随意契約は、どの号に当たるかの理由書と、起案者とは別の人の承認がある場合だけの例外で、おすすめにはしません。ほかにできる者がいるかを公募で確かめる方法もあります。`,
    },
  ];
}

/** 1号, 一号 or (1): the item of small amounts, which is no reason above the ceiling. */
function isSmallAmountItem(reason: string): boolean {
  return /(?:^|[^\d十])[1一]\s*号/u.test(reason.normalize("NFKC"));
}

const wide: Reason = { clause: "G9.2", text: "広く事業者を募る必要があるときは、市の負担がなくても公募にします。" };
const law: Reason = {
  clause: "地方自治法234条2項",
  text: "お金の動く契約は競争入札が原則で、少額かどうかは契約の種類、見込額、日付で決まります。",
};
const noCost: Reason = {
  clause: "G9.2",
  text: "市の支出や収入がなく、広く募る必要もないので、公募は必須ではありません。",
};
const agreementOrNot: Reason = { clause: "G8.2", text: "協定を結ぶ方法と、協定によらない個別連携があります。" };
const withoutAgreement: Reason = {
  clause: "G8.2-2",
  text: "基本の取り決めを協定にする必要がないので、個別連携として双方で確かめて進めます。",
};
const kindsOfAgreement: Reason = { clause: "G9.1", text: "協定の種類は、見込める取組の数と分野で決まります。" };
const single: Reason = { clause: "G9.1", text: "見込める取組が一つなので、事業連携協定に当たります。" };
const pointApart: Reason = {
  clause: "G9.1",
  text: "取組の数と分野の数が別の種類の協定を指しています。どちらを重く見るかは人が決めます。",
};
const competition: Reason = { clause: "地方自治法234条", text: "価格で選ぶなら入札、内容で選ぶならプロポーザルです。" };
const byPrice: Reason = {
  clause: "地方自治法234条",
  text: "価格で選ぶので、入札にします。入札そのものは市の入札の仕組みで行います。",
};
const byQuality: Reason = {
  clause: "地方自治法施行令167条の2第1項2号",
  text: "内容で選ぶので、公募型プロポーザルにします。選ばれた者との契約は2号の随意契約になるため、価格だけで選べない理由を書面に残します。",
};
const fairQuotes: Reason = {
  clause: "P2",
  text: "少額でも、できるだけ複数の者から見積りをとり、相手を選んだ理由を残します。",
};
const notSplit: Reason = {
  clause: "地方自治法施行令167条の2第1項1号",
  text: "同じ相手、同じ種類の契約を12か月で合わせて限度額をこえるときは、分けた発注とみられます。合わせた額も確かめてください。",
};
const costOfZero: Reason = { clause: "G9.2", text: "市に負担があるという答えと、見込額0円という答えが合いません。" };

function several(initiatives: number): Reason {
  return { clause: "G9.1", text: `見込める取組が${initiatives}つあるので、包括連携協定に当たります。` };
}

function manyFields(fields: number): Reason {
  return { clause: "G8.2-1", text: `分野が${fields}つにわたるので、包括連携協定に当たります。` };
}

function oneField(facts: Facts): Reason {
  return {
    clause: "G8.2-1",
    text: `分野が「${facts.fields?.[0]?.trim() ?? ""}」一つなので、事業連携協定に当たります。`,
  };
}

function cost(facts: Facts): Reason {
  if (facts.cityBearsCost !== true && (facts.contractKind === "sale" || facts.contractKind === "lending")) {
    return {
      clause: "地方自治法234条",
      text: "市の支出がなくても、対価のある売払いと貸付けは契約なので、契約の規則に従います。",
    };
  }
  return { clause: "G9.2", text: "市が費用を負担するものは、入札やプロポーザルなど契約の規則に従います。" };
}

function contradiction(yen: number): Reason {
  return { clause: "G9.2", text: `市に負担も収入もないという答えと、見込額${formatYen(yen)}という答えが合いません。` };
}

function aboveCeiling(facts: Facts, against: { ceilingYen: number | null }): Reason {
  return { clause: "地方自治法234条2項", text: `見込額${amountAgainst(facts, against)}をこえるので、競争によります。` };
}

function withinCeiling(facts: Facts, against: { ceilingYen: number | null }): Reason {
  return {
    clause: "地方自治法施行令167条の2第1項1号",
    text: `見込額${amountAgainst(facts, against)}以内なので、少額の随意契約ができます。`,
  };
}

function amountAgainst(facts: Facts, { ceilingYen }: { ceilingYen: number | null }): string {
  const ceiling = ceilingYen === null ? "どの種類の契約の限度額" : `限度額${formatManYen(ceilingYen)}`;
  return `${formatYen(facts.estimatedCostYen ?? 0)}は、${ceiling}`;
}

function fairness(facts: Facts): Reason[] {
  if (facts.otherOperatorsCouldDoIt !== true) return [];
  return [{ clause: "P2", text: "同じことができる事業者がほかにもいるので、同じ条件で申出を受けることを公表します。" }];
}

/** What the city gives away or lends without a price needs an ordinance or the council. */
function freeOfCharge(facts: Facts): Reason[] {
  if (facts.contractKind !== "sale" && facts.contractKind !== "lending") return [];
  return [
    {
      clause: "地方自治法237条2項",
      text: "市の財産を適正な対価なしに譲り、または貸すには、条例か議会の議決が要ります。",
    },
  ];
}

const questionTexts: Record<FactName, string> = {
  cityBearsCost: "市の支出や、売払い・貸付けによる収入が生じますか。",
  estimatedCostYen: "見込額は税込でいくらですか(借入れは1年あたり、売払いと貸付けは市の収入)。",
  contractKind: "契約の種類は、工事・製造、買入れ、借入れ、売払い、貸付け、委託などのその他のどれですか。",
  wideRecruitmentNeeded: "広く事業者を募る必要がありますか。",
  otherOperatorsCouldDoIt: "同じことができる事業者はほかにもいますか。",
  initiatives: "実施が見込める取組はいくつありますか。",
  fields: "どの分野にわたりますか。",
  agreementNeeded: "基本の取り決めを協定にする必要がありますか。",
  fixedCounterpartyReason: "相手がこの事業者に決まる理由はありますか(施行令167条の2第1項の号)。",
  selectionBasis: "相手は価格で選びますか、内容で選びますか。",
  date: "契約を決めるのはいつですか。限度額は日付で変わります。",
};

function decided(method: Method, because: readonly Reason[]): Advice {
  return { method, because, questions: [] };
}

function undecided(because: readonly Reason[], asks: readonly FactName[]): Advice {
  return { method: "undecided", because, questions: asks.map((field) => ({ field, text: questionTexts[field] })) };
}

function asking(because: Reason, ...asks: readonly FactName[]): Money {
  return { kind: "unknown", because: [because], asks };
}

function unknown(facts: Facts, ...names: readonly FactName[]): FactName[] {
  return names.filter((name) => facts[name] === null);
}
