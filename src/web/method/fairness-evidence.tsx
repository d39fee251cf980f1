import type { Child } from "hono/jsx";
import { formatManYen, formatYen } from "../../domain/kernel/yen.ts";
import { type Evidence, type EvidenceFacts, splitOrders } from "../../domain/method/fairness-evidence.ts";
import type { Status } from "../../domain/process/status.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { dateText } from "../ui/date-text.tsx";
import { contractKindNames } from "./method-names.ts";

/** 市の記録から: what the record says beside one question, and where it stands. */
export function EvidenceOf({ question, evidence }: { question: string; evidence: readonly Evidence[] }) {
  const lines = evidence.filter((one) => one.question === question);
  const sum = question === "split" ? splitSentence(lines) : question === "favours" ? moneySentence(lines) : null;
  if (lines.length === 0 && !sum)
    return <p class="sub small fairness-evidence">市の記録から：{nothing[question] ?? "当たるものはありません。"}</p>;
  return (
    <div class="fairness-evidence">
      <p class="sub small">市の記録から</p>
      <ul>
        {lines.map((one) => (
          <li>{sentenceOf(one)}</li>
        ))}
        {sum ? (
          <li>
            <b>{sum}</b>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

const nothing: Readonly<Record<string, string>> = {
  others: "同じ課題や同じ分野で、ほかの団体の提案や連携は見つかりません。",
  exclusive: "読める共同計画がありません。",
  favours: "この団体との連携、契約、ほかの提案はありません。",
  split: "この年度に、同じ相手や同じ分野の契約の記録はありません。",
  advantage: "この問いに当たる記録はありません。対話で渡した資料を、対話のページで確かめます。",
};

function sentenceOf({ aboutId, facts }: Evidence): Child {
  const link = (text: string) => <a href={paths.proposal.show({ id: aboutId })}>{text}</a>;
  switch (facts.kind) {
    case "same-challenge":
      return (
        <>
          同じ課題への提案：{link(facts.number)} {facts.organisation}「{facts.title}」
        </>
      );
    case "same-field":
      return (
        <>
          同じ分野で連携：{link(facts.number)} {facts.organisation}「{facts.title}」
        </>
      );
    case "earlier-proposal":
      return (
        <>
          この団体の提案：{link(facts.number)}「{facts.title}」({words("ja").common.status[facts.status as Status]})
        </>
      );
    case "agreement":
      return (
        <>
          協定 {dateText(facts.on, "long")}：{link(facts.number)}「{facts.title}」
        </>
      );
    case "cooperation":
      return (
        <>
          連携 {dateText(facts.on, "long")}から：{link(facts.number)}「{facts.title}」
        </>
      );
    case "award":
      return (
        <>
          契約 {dateText(facts.on, "long")} {formatYen(facts.yen)}({facts.contract})：{link(facts.number)}「
          {facts.title}」
        </>
      );
    case "contract":
      return (
        <>
          {facts.isSameParty ? "同じ相手" : "同じ分野"}の契約 {dateText(facts.on, "long")} {formatYen(facts.yen)}
          {facts.contractKind ? `、${contractKindNames[facts.contractKind]}` : ""}：{link(facts.number)}「{facts.title}
          」
        </>
      );
    default:
      return ownSentence(facts);
  }
}

type OwnFacts = Exclude<EvidenceFacts, { number: string }>;

/** What is about the proposal itself needs no link. */
function ownSentence(facts: OwnFacts): string {
  switch (facts.kind) {
    case "others-answered":
      return facts.couldDoIt === null
        ? "手法の事実では、同じことができる事業者がいるかは「わからない」とされています。"
        : `手法の事実では、同じことができる事業者が「${facts.couldDoIt ? "いる" : "いない"}」とされています。`;
    case "challenge":
      return `公開の課題「${facts.title}」への提案です。${facts.publishedOn ? `${dateText(facts.publishedOn, "long")}に公開し、` : ""}${
        facts.deadline ? `締切は${dateText(facts.deadline, "long")}です。` : "締切はありません。"
      }`;
    case "free":
      return "自由提案です。公開して募ってはいません。";
    case "plan":
      return [
        `共同計画 第${facts.version}版。`,
        facts.from && facts.to
          ? `期間は${dateText(facts.from, "long")}から${dateText(facts.to, "long")}まで。`
          : "期間はまだ決まっていません。",
        `市が出す場所・名前・データ：${facts.gives.join("、") || "なし"}。`,
        `市が出すお金：${facts.cashYen ? formatYen(facts.cashYen) : "なし"}。`,
      ].join("");
    case "own-cost":
      return `この提案の見込額 ${formatYen(facts.yen)}${facts.contractKind ? `、${contractKindNames[facts.contractKind]}` : ""}。`;
    case "ties":
      return `申告した職員${facts.declared}人。利害関係がある${facts.tied}人、担当のうちまだの人${facts.undeclared}人。`;
  }
}

function moneySentence(lines: readonly Evidence[]): string | null {
  const awards = lines.map((one) => one.facts).filter((facts) => facts.kind === "award");
  if (awards.length === 0) return null;
  const sum = awards.reduce((total, one) => total + one.yen, 0);
  return `この団体への契約は、記録にあるもので${awards.length}件、合わせて${formatYen(sum)}です。`;
}

function splitSentence(lines: readonly Evidence[]): string | null {
  const orders = splitOrders(lines);
  if (!orders) return null;
  const sum = `この年度の契約${orders.contracts}件とこの提案を合わせて${formatYen(orders.sumYen)}です。`;
  const ceiling = orders.ceilingYen === null ? "" : `(上限${formatManYen(orders.ceilingYen)})`;
  if (orders.sum === "above")
    return `${sum}少額の随意契約の上限${ceiling}を超えます。分けた発注でないかを確かめてください。`;
  if (orders.sum === "within") return `${sum}少額の随意契約の上限${ceiling}の中です。`;
  return `${sum}上限は契約の種類によります。`;
}
