import type { City } from "../../db/stores/city-store.ts";
import type { ChallengeToAnswer } from "../../queries/challenge-to-answer.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import { EarlyDraftHere } from "../early-drafts/early-draft-here.tsx";
import { paths } from "../paths.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Card, Columns, PageHead } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { AfterSending } from "./after-sending.tsx";

type NewPageProps = {
  frame: Frame;
  city: City;
  usual: UsualWaits;
  challenge: ChallengeToAnswer | null;
  hasEarlyDraft: boolean;
};

/** Before the first word: what is asked, what is protected, who reads. One button makes the draft. */
export function NewPage({ frame, city, usual, challenge, hasEarlyDraft }: NewPageProps) {
  return (
    <Layout frame={frame} title="提案を書きはじめる" current="mine">
      <PageHead
        crumbs={[{ href: paths.proposals({}), text: "私たちの提案" }, { text: "提案を書きはじめる" }]}
        title={challenge ? "課題に提案する" : "提案を書きはじめる"}
        lead="3つの段に分けて書きます。途中で保存して、あとで続けられます。"
      />
      <Columns aside={<AfterSending city={city} usual={usual} />}>
        {hasEarlyDraft ? <EarlyDraftHere /> : null}
        {challenge ? <ForChallenge challenge={challenge} /> : null}
        <Card title="書くこと" level={2}>
          <ul class="bullets">
            <li>何をするか、市民にとってのよい変化、市に求めること、費用と期間</li>
            <li>
              知られると困る部分は「守りたい部分」として分けて書けます。閲覧できる人と期間を市と話し合い、合意するまで市の職員は内容を読みません。
            </li>
            <li>下書きは、貴団体の方だけが読めます。提出できるのは代表者です。</li>
            <li>
              提出すると、デスクの担当者と、デスクがたずねた課が本文を読みます。対話が始まったあとは、ほかの課の職員も本文を読めます(守りたい部分の内容は除きます)。
            </li>
          </ul>
        </Card>
        <p>
          まだ形になっていないときは、<a href={paths.consult({})}>相談・要望</a>から、登録なしでたずねられます。
        </p>
        <ButtonRow>
          {challenge && !challenge.isOpen ? (
            <ButtonLink href={paths.newProposal({})}>自由提案として書く</ButtonLink>
          ) : (
            <ActionForm
              action={paths.proposals({})}
              label="下書きをつくる"
              big
              idempotencyKey={frame.idempotencyKey}
              fields={challenge ? { challenge: challenge.code } : {}}
            />
          )}
          {challenge ? null : (
            <ButtonLink kind="weak" href={paths.challenges({})}>
              募集中の課題から選ぶ
            </ButtonLink>
          )}
        </ButtonRow>
      </Columns>
    </Layout>
  );
}

function ForChallenge({ challenge }: { challenge: ChallengeToAnswer }) {
  if (!challenge.isOpen)
    return (
      <Callout kind="warning" title="この課題の募集は終わっています">
        <p>「{challenge.title}」への提案は受け付けていません。同じ内容を、自由提案として書くことができます。</p>
      </Callout>
    );
  return (
    <Card kind="key" title={challenge.title} level={2}>
      <Prose text={challenge.ask} />
      {challenge.isSealed ? <p>締切まで、市の誰も提案を読みません。締切のあと、すべてを同時に開きます。</p> : null}
      {challenge.deadline ? <p>締切 {dateText(challenge.deadline, "long")}</p> : null}
    </Card>
  );
}
