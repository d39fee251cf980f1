import type { Challenge } from "../../db/stores/challenge-store.ts";
import type { City } from "../../db/stores/city-store.ts";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { challengePartsOf, mayOnChallenge } from "../../domain/challenge/challenge.ts";
import { type ChallengeBall, challengeBall } from "../../domain/challenge/challenge-ball.ts";
import { challengeLabels } from "../../domain/challenge/read-challenge.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import type { ChallengeSuggestions } from "../../queries/challenge-suggestions.ts";
import type { ChallengeInside } from "../../queries/challenges-inside.ts";
import { Amendments } from "../open/challenge-terms.tsx";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { MessageList } from "../ui/message-list.tsx";
import { NowBox } from "../ui/now-box.tsx";
import { Columns, PageHead, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { challengeActLabels } from "./challenge-acts.tsx";
import { ChallengeNear } from "./challenge-near.tsx";
import { ChallengeActs, nextActOf } from "./challenge-next.tsx";
import { challengeSideNames, challengeStateNames, challengeStepName } from "./words.ts";

export type ChallengePageProps = ChallengeInside & {
  frame: Frame;
  city: City;
  now: Date;
  person: Person;
  values: FormValues;
  errors: readonly FieldError[];
  /** The pattern of the form that came back to be mended. */
  sent: string | null;
  /** Null: the reader is not of the desk. */
  near: ChallengeSuggestions | null;
};

/** One challenge inside: whose turn it is, what it says, what its checks rest on, what was done, what comes next. */
export function ChallengeInsidePage(props: ChallengePageProps) {
  const { frame, challenge, person, errors, steps, amendments, waitingQuestions } = props;
  return (
    <Layout frame={frame} side="inside" title={challenge.title} current="challenges-inside">
      <ErrorSummary errors={errors} labels={challengeActLabels} />
      <PageHead
        crumbs={[
          { href: paths.challengesInside({}), text: "課題" },
          { text: challenge.isPublished ? challenge.code : "公開前の課題" },
        ]}
        meta={
          <>
            <Tag>{challengeStateNames[challenge.state]}</Tag> {challenge.departmentName}
            {challenge.isSealed ? <Tag>締切まで開かない</Tag> : null}
            {challenge.isPublished ? ` 課題番号 ${challenge.code}` : null}
          </>
        }
        title={challenge.title}
      />
      <Now {...props} />
      <Columns aside={<Facts challenge={challenge} />}>
        <Text challenge={challenge} />
        <ButtonRow>
          {mayOnChallenge(person, "edit", challenge).ok ? (
            <ButtonLink kind="other" href={paths.challengeInside.edit({ id: challenge.id })}>
              内容を直す
            </ButtonLink>
          ) : null}
          {mayOnChallenge(person, "amend", challenge).ok ? (
            <ButtonLink kind="other" href={paths.challengeInside.amendment({ id: challenge.id })}>
              公開した内容を変える
            </ButtonLink>
          ) : null}
          {challenge.isPublished ? (
            <ButtonLink kind="other" href={paths.challengeInside.questions({ id: challenge.id })}>
              質問を見る{waitingQuestions > 0 ? `(待っているもの${waitingQuestions})` : ""}
            </ButtonLink>
          ) : null}
          {challenge.isPublished ? (
            <ButtonLink kind="weak" href={paths.challenge({ code: challenge.code })}>
              公開ページを見る
            </ButtonLink>
          ) : null}
        </ButtonRow>
        <Gates challenge={challenge} />
        <ChallengeActs {...props} />
        {props.near ? <ChallengeNear near={props.near} /> : null}
        <Amendments frame={frame} amendments={amendments} />
        <Section title="これまで" note={`${steps.length}件`}>
          {steps.length > 0 ? (
            <MessageList
              messages={steps.map((step) => ({
                side: step.side === "department" ? "department" : "city",
                from: `${challengeSideNames[step.side] ?? ""}：${challengeStepName(step.kind, step.body)}`,
                person: step.by ? `${step.by}${step.away ? `(${step.away}さんの代決)` : ""}` : undefined,
                at: dateText(step.at, "time"),
                body: step.body && step.kind !== "gate-confirmed" ? <Prose text={stepBody(step)} /> : null,
              }))}
            />
          ) : (
            <p>記録はまだありません。これから行うこと(確認、承認、公開、変更)が、日時と名前つきでここに残ります。</p>
          )}
        </Section>
      </Columns>
    </Layout>
  );
}

function stepBody({ kind, body }: ChallengeInside["steps"][number]): string {
  if (kind === "forecast") return `${dateText(body, "long")}に募集を始める`;
  return kind === "sent-to-approval" ? `${body}さんに` : body;
}

function Now(props: ChallengePageProps) {
  const { city, now, challenge } = props;
  const ball = challengeBall(challenge.state, city.settings.targetDays);
  if (!ball)
    return (
      <NowBox
        variant="closed"
        with={null}
        who={challenge.state === "withdrawn" ? "この課題は取りやめました" : "この課題は終わりました"}
        task={challenge.state === "withdrawn" ? "理由が記録に残っています" : "結果を公表しました"}
      />
    );
  const { due } = challenge;
  const left = due ? daysLeft(now, due, city.calendar) : 0;
  const isMine = isTheirTurn(props.person, ball, challenge);
  const next = nextActOf(props);
  return (
    <NowBox
      variant={due && left < 0 ? "late" : isMine ? "mine" : "other"}
      with={ball.holder === "clock" ? null : "city"}
      who={whose(ball, challenge)}
      task={ball.task}
      until={untilOf(challenge, due, left)}
      unit="short"
      button={isMine && next ? <ButtonLink href="#next">{next.title}</ButtonLink> : undefined}
    />
  );
}

/** Whether the reader is the one who is waited for. */
export function isTheirTurn(person: Person, ball: ChallengeBall, challenge: Challenge): boolean {
  if (ball.holder === "desk") return isOfDesk(person);
  if (ball.holder === "approver") return challengePartsOf(person, challenge).has("approver");
  return ball.holder === "department" && person.departments.some(({ id }) => id === challenge.departmentId);
}

function whose(ball: ChallengeBall, challenge: Challenge): string {
  if (ball.holder === "desk") return "デスクの番です";
  if (ball.holder === "approver") return `${challenge.decidingName ?? "承認する人"}さんの番です`;
  return ball.holder === "department" ? `${challenge.departmentName}の番です` : "市が待っていることはありません";
}

function untilOf(challenge: Challenge, due: string | null, left: number): string | undefined {
  if (challenge.state === "forecast" && challenge.opensOn) return `${dateText(challenge.opensOn, "dense")}に公開`;
  if (challenge.state === "open")
    return challenge.deadline ? `${dateText(challenge.deadline, "dense")}に締切` : undefined;
  if (!due) return undefined;
  return `${dateText(due, "dense")}まで ${left < 0 ? `${-left}日過ぎています` : `あと${left}日`}`;
}

function Facts({ challenge }: { challenge: Challenge }) {
  const items = [
    { term: "担当課", detail: challenge.departmentName },
    { term: "分野", detail: challenge.fields.join("、") },
    { term: "SDGs", detail: challenge.sdgs.join("、") },
    { term: "締切", detail: challenge.deadline ? dateText(challenge.deadline, "long") : "なし" },
    { term: "提案の読みかた", detail: challenge.isSealed ? "締切まで開かず、同時に開く" : "届いた順に読む" },
    { term: "公開した日", detail: challenge.publishedAt ? dateText(challenge.publishedAt, "long") : "" },
  ];
  return (
    <Section title="募集のしかた">
      <DescriptionList dense items={items.filter(({ detail }) => detail !== "")} />
    </Section>
  );
}

function Text({ challenge }: { challenge: Challenge }) {
  return (
    <>
      <Section title={challengeLabels.ask}>
        <Prose text={challenge.ask} />
      </Section>
      <Section title={challengeLabels.background}>
        <Prose text={challenge.background} />
      </Section>
      <Section title={challengeLabels.offered}>
        {challenge.offered.length > 0 ? (
          <ul class="bullets">
            {challenge.offered.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        ) : (
          <p>まだ書かれていません。</p>
        )}
        {challenge.contact ? <p>問い合わせ先：{challenge.contact}</p> : null}
      </Section>
      <Section title="提案者の優遇">
        {challenge.advantage ? <Prose text={challenge.advantage} /> : <p>優遇はありません。</p>}
      </Section>
      {challenge.outcome ? (
        <Section title={challenge.state === "withdrawn" ? "取りやめた理由" : "募集の結果"}>
          <Prose text={challenge.outcome} />
        </Section>
      ) : null}
    </>
  );
}

/** P1 and P2 of this version of the words: by whom, when, on what. */
function Gates({ challenge }: { challenge: Challenge }) {
  if (challenge.gates.length === 0) return null;
  return (
    <Section title="確認済み" note="この版の内容について">
      <DescriptionList
        items={challenge.gates.map((gate) => ({
          term: gate.principle === "P1" ? "公益性(P1)" : "公平性(P2)",
          detail: (
            <>
              <Prose text={gate.evidence} />
              <p class="sub">
                {gate.by} {dateText(gate.at, "time")}
              </p>
            </>
          ),
        }))}
      />
    </Section>
  );
}
