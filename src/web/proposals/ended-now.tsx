import type { ProposalRecord } from "../../domain/process/record.ts";
import type { Status } from "../../domain/process/status.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { dateText } from "../ui/date-text.tsx";
import { NowBox } from "../ui/now-box.tsx";

/** いまの箱 of a proposal that moves no more: that it ended, what this means, and what its reader may do next. */
export function EndedNow({ record, isProposer }: { record: ProposalRecord; isProposer: boolean }) {
  const title = titles[record.status as Ended];
  if (!title) return null;
  const { note, button } = isProposer ? toProposer(record) : toCity(record);
  return (
    <NowBox
      variant="closed"
      with={null}
      who={dateText(record.statusAt, "long")}
      task={title}
      note={note}
      button={
        button ? (
          <ButtonLink kind="other" href={button.href}>
            {button.text}
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

type Ended = Extract<Status, "completed" | "declined" | "not_selected" | "lapsed" | "withdrawn">;
type Words = { note: string; button?: { href: string; text: string } | undefined };

const titles: Record<Ended, string> = {
  completed: "この連携は完了しました",
  declined: "この提案は、今回は見送りとなりました",
  not_selected: "公募の結果、ほかの提案が選ばれました",
  lapsed: "回答がなかったため、終了しました",
  withdrawn: "この提案は取り下げられました",
};

const stillProtected = "守りたい部分は守られたままです。";
const writeAnew = { href: paths.newProposal({}), text: "提案を書きはじめる" };

function toProposer(record: ProposalRecord): Words {
  const id = { id: record.id };
  switch (record.status as Ended) {
    case "completed":
      return {
        note: "取組と最終報告が終わりました。記録は、これからも読めます。続きや次の取組は、新しい提案として書けます。",
        button: caseButton(record),
      };
    case "declined":
      return {
        note: `理由と、どうなればできるか、ほかの相談先をお知らせしています。条件が変わったときは、新しい提案として書けます。${stillProtected}`,
        button: { href: `${paths.proposal.show(id)}#declined`, text: "理由とほかの相談先を読む" },
      };
    case "not_selected":
      return {
        note: `この提案の手続は終わりました。別の課題への提案や自由提案は、これからも出せます。${stillProtected}`,
        button: { href: paths.challenges({}), text: "募集中の課題を見る" },
      };
    case "lapsed":
      return {
        note: `追記のお願いに、期限までにお答えがなかったためです。同じ内容を、新しい提案としてもう一度出せます。${stillProtected}`,
        button: writeAnew,
      };
    case "withdrawn":
      return {
        note: `市がこの提案を進めることはありません。${stillProtected}あらためて進めたいときは、新しい提案として書けます。`,
        button: writeAnew,
      };
  }
}

function toCity(record: ProposalRecord): Words {
  const stands = "この提案は、もう動きません。";
  switch (record.status as Ended) {
    case "completed":
      return { note: `取組と最終報告が終わりました。${stands}`, button: caseButton(record) };
    case "declined":
      return {
        note: `提案者には、理由とほかの相談先をお知らせしました。${stands}条件が変わったときは、提案者が新しい提案として出せます。`,
        button: record.decline?.sentAt
          ? { href: paths.proposal.decline({ id: record.id }), text: "お知らせした内容を読む" }
          : undefined,
      };
    case "not_selected":
      return { note: `${stands}選ばれた提案は、別の提出番号で準備に進みます。` };
    case "lapsed":
      return {
        note: `追記のお願いに、期限までに回答がありませんでした。${stands}提案者は、新しい提案として出せます。`,
      };
    case "withdrawn":
      return { note: `提案者が取り下げました。${stands}守りたい部分を開くことはできません。` };
  }
}

/** Where the case is, or why there is none. */
function caseButton(record: ProposalRecord): Words["button"] {
  if (record.activeAt === null) return undefined;
  const text = record.case?.state === "published" ? "公開した事例を見る" : "事例のページを見る";
  return { href: paths.proposal.case({ id: record.id }), text };
}
