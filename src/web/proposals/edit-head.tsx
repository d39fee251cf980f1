import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { Callout } from "../ui/callout.tsx";
import { PageHead } from "../ui/page.tsx";
import { Steps } from "../ui/path-line.tsx";
import { Prose } from "../ui/prose.tsx";
import { numberOf } from "./case.tsx";

/** The head of every step: what is being written, for which challenge, and how far one is. */
export function EditHead({ record, current }: { record: ProposalRecord; current: 1 | 2 | 3 }) {
  const isDraft = record.status === "draft";
  const asked = record.additions.find((addition) => addition.answeredAt === null);
  return (
    <>
      <PageHead
        crumbs={[
          { href: paths.proposals({}), text: "私たちの提案" },
          ...(isDraft ? [] : [{ href: paths.proposal.show({ id: record.id }), text: numberOf(record) }]),
          { text: isDraft ? "提案を書く" : "提案に書き足す" },
        ]}
        title={isDraft ? "提案を書く" : "提案に書き足す"}
        lead={record.challenge ? `課題「${record.challenge.title}」への提案` : undefined}
      />
      {asked ? (
        <Callout title="デスクからの追記のお願い">
          <Prose text={asked.request} />
          <p class="sub">書き足した内容は、もう一度提出するまで市には見えません。</p>
        </Callout>
      ) : null}
      <Steps
        steps={[
          "提案の内容",
          "費用・期間・市に求めること",
          isDraft ? "確かめて提出する" : "確かめて、もう一度提出する",
        ]}
        current={current}
      />
    </>
  );
}
