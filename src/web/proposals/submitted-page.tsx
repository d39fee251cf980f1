import type { City } from "../../db/stores/city-store.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Card, Columns, PageHead } from "../ui/page.tsx";
import { AfterSending } from "./after-sending.tsx";
import { numberOf } from "./case.tsx";
import { countsLaterText } from "./counts-later.ts";

type SubmittedPageProps = { frame: Frame; city: City; record: ProposalRecord; now: Date; usual: UsualWaits };

/** After sending: the number, and what happens next, by whom, until when. */
export function SubmittedPage({ frame, city, record, now, usual }: SubmittedPageProps) {
  const first = record.openWaits.find((wait) => wait.task === "receive");
  return (
    <Layout frame={frame} title="提出しました" current="mine">
      <PageHead
        crumbs={[{ href: paths.proposals({}), text: "私たちの提案" }, { text: numberOf(record) }]}
        title="提出しました"
        lead={record.title}
      />
      <Columns aside={<AfterSending city={city} usual={usual} isSent />}>
        <Card kind="key" title={`提出番号 ${numberOf(record)}`} level={2}>
          {record.sealed ? (
            <Sealed record={record} />
          ) : (
            <p>
              次は市の番です。
              {first?.due
                ? `${dateText(first.due, "short")}までに、デスクが受付のご連絡をします(目標日数 ${first.days}開庁日)。`
                : "デスクが受付のご連絡をします。"}
              {first ? countsLaterText(first, now, city.calendar) : null}
            </p>
          )}
          <p>お問い合わせのときは、この番号をお知らせください。</p>
        </Card>
        {record.parts.length > 0 && !record.sealed ? (
          <p>
            守りたい部分{record.parts.length}件は、デスクが見出しと理由だけを読み、受付のあとで取扱条件の返事をします。
          </p>
        ) : null}
        <ButtonRow>
          <ButtonLink href={paths.proposal.show({ id: record.id })}>いまの様子を見る</ButtonLink>
          <ButtonLink kind="weak" href={paths.proposals({})}>
            私たちの提案へ
          </ButtonLink>
        </ButtonRow>
      </Columns>
    </Layout>
  );
}

/** The automatic acknowledgement of a sealed proposal: it was taken in, and nobody has it yet. */
function Sealed({ record }: { record: ProposalRecord }) {
  if (record.challenge?.isWithdrawn)
    return <p>この課題の募集は、取りやめになりました。提案は、市の誰にも読まれていません。これからも開かれません。</p>;
  const deadline = record.challenge?.deadline;
  return (
    <p>
      確かに受け取りました。{deadline ? `${dateText(deadline, "long")}の` : ""}
      締切まで、市の誰も読みません。締切のあと、すべての提案を同時に開き、そこからデスクの受付が始まります。締切までは、取り下げることだけができます。
    </p>
  );
}
