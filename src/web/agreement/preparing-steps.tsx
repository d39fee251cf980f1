import { isAgreement, type Method } from "../../domain/method/method.ts";
import { ActivationPlace } from "../desk/activation-place.tsx";
import { paths } from "../paths.ts";
import { Card } from "../ui/page.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
import type { Drawing } from "./part-page.tsx";

/** 準備の三つ: what seals the method, eligibility, the facts; and the move that they allow. */
export function PreparingSteps({ drawing, method }: { drawing: Drawing<unknown>; method: Method | null }) {
  const { c, person, record, isProposer } = drawing;
  const id = { id: record.id };
  const seal = sealOf(drawing, method);
  const factsState = record.facts?.state;
  const rows = [
    seal,
    {
      title: "相手方の資格",
      href: paths.proposal.eligibility(id),
      done: record.eligible === true,
      text:
        record.eligible === null
          ? "市が、誓約・指名停止・税を確かめます。"
          : record.eligible
            ? "支障がないことを確かめました。"
            : "支障があります。",
    },
    {
      title: "公表する事実",
      href: paths.proposal.facts(id),
      done: factsState === "commented" || factsState === "published" || factsState === "withheld",
      text: factsState ? factsTexts[factsState] : "市が、だれと何をするかの文を書きます。",
    },
  ];
  return (
    <>
      <Card kind="quiet" title="準備のようす">
        <RowList>
          {rows.map((row) => (
            <ListRow
              title={row.title}
              href={row.href}
              text={row.text}
              mark={row.done ? <Tag kind="done">済み</Tag> : undefined}
            />
          ))}
        </RowList>
      </Card>
      {isProposer ? null : <ActivationPlace c={c} person={person} record={record} />}
    </>
  );
}

const factsTexts = {
  drafting: "案を書いています。",
  commenting: "相手方の意見を聴いています。",
  commented: "相手方の意見を聴きました。",
  published: "公開しました。",
  withheld: "公開しません。理由を公表します。",
} as const;

function sealOf({ record }: Drawing<unknown>, method: Method | null) {
  const id = { id: record.id };
  if (method === "individual_cooperation")
    return {
      title: "連携の内容",
      href: paths.proposal.cooperation(id),
      done: record.cooperation?.partnerConfirmedAt != null,
      text: "双方が同じ内容を確かめます。",
    };
  if (method === "small_direct_contract")
    return {
      title: "契約の記録",
      href: paths.proposal.award(id),
      done: record.award !== null,
      text: "市の契約の手続で結びます。",
    };
  const isSealed = record.agreement?.state === "concluded";
  return {
    title: method && isAgreement(method) ? "協定" : "手法",
    href: paths.proposal.agreement(id),
    done: isSealed,
    text: isSealed ? "締結しました。" : "案・決裁・同意・締結の順に進みます。",
  };
}
