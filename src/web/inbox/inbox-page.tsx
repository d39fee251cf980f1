import { consultationNumber } from "../../domain/consultation/consultation.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { MailPace } from "../../domain/mail/pace.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { Task } from "../../domain/process/ball.ts";
import { proposalNumber } from "../../domain/proposal/proposal-number.ts";
import type { Notice } from "../../queries/notices.ts";
import { deputyMayDo } from "../../words/ja/deputy-parts.ts";
import { noticeSentence } from "../../words/ja/notice-sentence.ts";
import { paths } from "../paths.ts";
import { tasks } from "../proposals/tasks.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { DateText, dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { isInside } from "../ui/navigation.ts";
import { Card, Columns, PageHead } from "../ui/page.tsx";
import { Pager } from "../ui/page-navigation.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";

export type InboxPageProps = {
  frame: Frame;
  person: Person;
  notices: readonly Notice[];
  next: string | null;
  isFirst: boolean;
  choice: { pace: MailPace; address: string };
  errors: readonly FieldError[];
};

/** お知らせ: what somebody is told of, the newest first; what they have not seen yet is marked. */
export function InboxPage({ frame, person, notices, next, isFirst, choice, errors }: InboxPageProps) {
  return (
    <Layout frame={frame} title="お知らせ" current="inbox" side={isInside(person) ? "inside" : "outside"}>
      <ErrorSummary errors={errors} labels={{ pace: "メールの送り方" }} />
      <PageHead title="お知らせ" lead="あなたの番になったとき、進んだとき、期日が近いときに、ここに届きます。" />
      <Columns aside={<MailChoice frame={frame} person={person} choice={choice} errors={errors} />}>
        {notices.length === 0 ? (
          <EmptyState
            level={2}
            title={isFirst ? "お知らせはまだありません" : "これより前のお知らせはありません"}
            text="提案が進むと、ここに新しい順に並びます。"
          />
        ) : (
          <RowList>
            {notices.map((notice) => (
              <NoticeRow notice={notice} />
            ))}
          </RowList>
        )}
        <Pager next={next ? paths.inbox({}, { after: next }) : null} nextText="前のお知らせを見る" />
      </Columns>
    </Layout>
  );
}

function NoticeRow({ notice }: { notice: Notice }) {
  const { proposal, challenge, due } = notice;
  return (
    <ListRow
      href={hrefOf(notice)}
      title={noticeSentence(notice.kind, notice.what, notice.isOver)}
      mark={notice.isOver ? <Tag kind="done">済み</Tag> : notice.isNew ? <Tag kind="new">新着</Tag> : undefined}
      text={proposal?.title ?? challenge?.title ?? notice.division?.name ?? deputyshipText(notice)}
      meta={
        <>
          <DateText value={notice.at} form="long-time" />
          {"　"}
          {numberOf(notice)}
          {due && notice.kind !== "news" && !notice.isOver ? `　${dateText(due, "short")}まで` : ""}
        </>
      }
    />
  );
}

/** For whom, until when, and what the deputy may do. */
function deputyshipText({ what, deputyship }: Notice): string | undefined {
  if (!deputyship) return undefined;
  const { away, from, to, parts } = deputyship;
  const days = `${away}さんの代理。${dateText(from, "short")}から${dateText(to, "short")}まで。`;
  return what === "deputy-ended" ? days : `${days}できること：${deputyMayDo(parts).join("、")}`;
}

/** What it is about, beside the time. */
function numberOf({ proposal, consultation, seed, handOver, deputyship, division }: Notice): string {
  if (deputyship) return "代理・代決";
  if (division) return "組織改正";
  if (handOver) return "引継ぎ";
  if (proposal) return `提出番号 ${proposalNumber(proposal)}`;
  if (consultation) return consultationNumber(consultation);
  return seed ? "課題のたね" : "課題";
}

/** A turn leads to the place where it is done, news to the record. */
function hrefOf(notice: Notice): string {
  const { kind, what, subjectId, proposal, consultation, challenge, seed, handOver, deputyship, division } = notice;
  if (deputyship) return paths.deputies({});
  // Once its day has come there is nothing to divide.
  if (division) return notice.isOver ? paths.handOver.list({}) : paths.division({ department: division.id });
  if (handOver) return paths.handOver.show({ handOver: handOver.id });
  if (seed) return seed.id ? paths.seed.show({ id: seed.id }) : paths.seeds({});
  if (challenge && subjectId) return paths.challengeInside.questions({ id: challenge.id });
  if (challenge) return paths.challengeInside.show({ id: challenge.id });
  if (consultation) return paths.consultation.show({ id: consultation.id });
  if (!proposal) return paths.inbox({});
  const task = kind === "news" ? undefined : tasks[what as Task];
  return task ? task.href(proposal.id, { subjectId }) : paths.proposal.show({ id: proposal.id });
}

const paces: Record<MailPace, string> = {
  each: "お知らせがあるたびに送る",
  daily: "1日分をまとめて、朝8時に送る",
  turns: "自分の番になったとき、期日が近いとき、面談の日時が決まったり変わったりしたときだけ送る",
};

/** Inside somebody can be a deputy, too: that comes whatever was chosen. */
const insideTurns = "自分の番になったとき、期日が近いとき、面談の日時や代理が決まったり変わったりしたときだけ送る";

function MailChoice({ frame, person, choice, errors }: Pick<InboxPageProps, "frame" | "person" | "choice" | "errors">) {
  const texts = isInside(person) ? { ...paces, turns: insideTurns } : paces;
  return (
    <Card kind="quiet" title="メールでのお知らせ" level={2} id="mail">
      {frame.mail ? (
        <p>
          {choice.address || "メールアドレスの登録がありません"}
          に送ります。メールには番号とリンクだけを書き、提案の内容は書きません。
        </p>
      ) : (
        <p>いまは、メールは送られません。お知らせはこの画面だけに届きます。</p>
      )}
      <Form action={paths.mailChoice({})} idempotencyKey={frame.idempotencyKey}>
        <RadioGroup
          name="pace"
          label="メールの送り方"
          options={Object.entries(texts).map(([value, text]) => ({ value, text }))}
          values={{ pace: choice.pace }}
          errors={errors}
        />
        <Button kind="other">送り方を保存する</Button>
      </Form>
    </Card>
  );
}
