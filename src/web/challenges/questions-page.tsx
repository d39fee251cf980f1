import type { Challenge } from "../../db/stores/challenge-store.ts";
import type { City } from "../../db/stores/city-store.ts";
import type { ChallengeQuestion } from "../../db/stores/question-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { longestQuestion, mayOnQuestion, type QuestionState } from "../../domain/challenge/question.ts";
import { questionBall, questionDue } from "../../domain/challenge/question-ball.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { paths } from "../paths.ts";
import { ActionForm, Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { PageHead, Section } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextArea } from "../ui/text-field.tsx";

export const questionLabels = {
  answer: "答え",
  publicQuestion: "公開する質問",
  publicAnswer: "公開する答え",
  refusal: "公開で答えない理由",
};

export type QuestionsPageProps = {
  frame: Frame;
  city: City;
  now: Date;
  person: Person;
  challenge: Challenge;
  questions: readonly ChallengeQuestion[];
  next: string | null;
  values: FormValues;
  errors: readonly FieldError[];
  /** The address of the form that came back to be mended. */
  sent: string | null;
};

const stateNames: Record<QuestionState, string> = {
  asked: "デスクが確認する番",
  passed_on: "課が答える番",
  answered: "デスクが公開する番",
  published: "公開済み",
  refused: "公開では答えない",
};

/** 質問 about one challenge, inside: what was asked, whose turn it is, and what comes next. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { frame, challenge, person, questions, next, errors } = props;
  const show = paths.challengeInside.show({ id: challenge.id });
  return (
    <Layout frame={frame} side="inside" title="質問" current="challenges-inside">
      <ErrorSummary errors={errors} labels={questionLabels} />
      <PageHead
        crumbs={[
          { href: paths.challengesInside({}), text: "課題" },
          { href: show, text: challenge.isPublished ? challenge.code : "公開前の課題" },
          { text: "質問" },
        ]}
        title="課題への質問"
        lead={
          isOfDesk(person)
            ? "質問を確かめて課に回し、答えを公開します。質問した方の名前は、デスクだけが見られます。"
            : "デスクから回ってきた質問に答えます。誰が質問したかは、公平のためお伝えしません。"
        }
      />
      {questions.length === 0 ? (
        <EmptyState title="質問はありません" text="課題の公開ページから届いた質問が、新しい順に並びます。" />
      ) : (
        questions.map((question) => <OneQuestion {...props} question={question} />)
      )}
      <Pager next={next ? paths.challengeInside.questions({ id: challenge.id }, { after: next }) : null} />
    </Layout>
  );
}

/** The target day of the public answer, as long as anybody in the city has to do something for it. */
function untilWhen({ city, now, question }: QuestionsPageProps & { question: ChallengeQuestion }): string {
  if (!questionBall(question.state)) return "";
  const due = questionDue(question.askedAt, city.settings.targetDays, city.calendar);
  return ` ${dateText(due, "dense")}まで${due < todayInTokyo(now) ? " ▲ 期日を過ぎています" : ""}`;
}

function OneQuestion(props: QuestionsPageProps & { question: ChallengeQuestion }) {
  const { frame, person, question, sent } = props;
  const ids = { id: question.challengeId, question: question.id };
  const may = (action: Parameters<typeof mayOnQuestion>[1]) => mayOnQuestion(person, action, question).ok;
  const common = { version: question.version, idempotencyKey: frame.idempotencyKey };
  const [answer, publication, refusal] = [
    paths.challengeQuestion.answer(ids),
    paths.challengeQuestion.publication(ids),
    paths.challengeQuestion.refusal(ids),
  ];
  // Each question has the same fields: what came back belongs to the form that was sent.
  const of = (action: string, initial: FormValues) =>
    sent === action ? { values: props.values, errors: props.errors } : { values: initial, errors: [] };
  return (
    <Section
      title={`${dateText(question.askedAt, "time")}の質問`}
      note={
        <>
          <Tag>{stateNames[question.state]}</Tag>
          {untilWhen(props)}
        </>
      }
      id={`q-${question.id}`}
    >
      <Prose text={question.question} />
      {question.asker ? (
        <p class="sub">
          質問した方：{question.asker.name}（{question.asker.mail}）デスクだけが見られます
        </p>
      ) : null}
      {question.answer && !may("publish") ? (
        <Section title="答え" level={3}>
          <Prose text={question.answer} />
        </Section>
      ) : null}
      {question.reason ? (
        <p>
          公開で答えない理由：
          {question.reason}
        </p>
      ) : null}
      {may("publish") ? (
        <Form action={publication} {...common}>
          <TextArea
            name="publicQuestion"
            label={questionLabels.publicQuestion}
            help="誰が質問したか、どんな提案を考えているかが分かる言葉は、除いてください。"
            rows={3}
            maxGraphemes={longestQuestion}
            {...of(publication, { publicQuestion: question.question })}
          />
          <TextArea
            name="publicAnswer"
            label={questionLabels.publicAnswer}
            rows={4}
            maxGraphemes={longestQuestion}
            {...of(publication, { publicAnswer: question.answer })}
          />
          <Button>質問と答えを公開する</Button>
        </Form>
      ) : null}
      {may("passOn") ? (
        <ActionForm action={paths.challengeQuestion.passingOn(ids)} label="課に答えを頼む" kind="primary" {...common} />
      ) : null}
      {may("answer") && question.state !== "answered" ? (
        <Fold title="答えを書く" open={sent === answer || (!isOfDesk(person) && question.state === "passed_on")}>
          <Form action={answer} {...common}>
            <TextArea
              name="answer"
              label={questionLabels.answer}
              help="公開の前に、デスクが確かめます。"
              rows={4}
              maxGraphemes={1000}
              {...of(answer, { answer: question.answer })}
            />
            <Button kind="other">答えの案を保存する</Button>
          </Form>
        </Fold>
      ) : null}
      {may("refuse") ? (
        <Fold title="公開では答えない" open={sent === refusal}>
          <Form action={refusal} {...common}>
            <TextArea
              name="refusal"
              label={questionLabels.refusal}
              help="庁内に残ります。質問した方には、デスクへの相談をお勧めするメールが届きます。"
              rows={3}
              maxGraphemes={1000}
              {...of(refusal, {})}
            />
            <Button kind="other">公開では答えないことにする</Button>
          </Form>
        </Fold>
      ) : null}
    </Section>
  );
}
