import type { Context } from "hono";
import { outcomeNames } from "../../domain/inquiry/answer.ts";
import { isUnanswered } from "../../domain/inquiry/clock-of-inquiry.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { Inquiry, ProposalRecord } from "../../domain/process/record.ts";
import type { InquiryWords } from "../../queries/desk-proposal.ts";
import type { InquiryDetails } from "../../queries/inquiry-details.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Clock } from "../ui/clock.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Card } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { HeadOut } from "./head-out.tsx";
import { inquiryClock } from "./inquiry-clock.ts";

type InquiryProps = { c: Context<Env>; record: ProposalRecord; inquiry: Inquiry };

/** What was asked, until when, and what was answered. */
export function InquiryText({
  c,
  record,
  inquiry,
  words,
  handler,
  isAnswerer,
}: InquiryProps & { words: InquiryWords; handler: InquiryDetails["handler"]; isAnswerer: boolean }) {
  const answer = words.answer?.confirmedAt ? words.answer : null;
  return (
    <Card>
      <DescriptionList
        items={[
          { term: "たずねたこと", detail: <Prose text={words.question} /> },
          ...(isAnswerer
            ? [{ term: "利害の関係", detail: "✓ ありません(申告済み)" }]
            : [{ term: "読むもの", detail: <a href={paths.proposal.text({ id: record.id })}>提案の本文</a> }]),
          { term: "期限", detail: <Deadline c={c} inquiry={inquiry} takenOverBy={words.takenOverBy} /> },
          ...(words.headOut ? [{ term: "回答の確定", detail: <HeadOut deputies={words.headOut} /> }] : []),
          ...(handler && isUnanswered(inquiry)
            ? [
                {
                  term: "課の担当",
                  detail: `${handler.name}さん(${handler.by}さんが${dateText(handler.at, "dense")}に決定)${handler.note ? `「${handler.note}」` : ""}`,
                },
              ]
            : []),
          ...(answer
            ? [
                {
                  term: "回答",
                  detail: (
                    <>
                      <p>
                        <b>{outcomeNames[answer.outcome]}</b>
                        {answer.outcome === "dialogue" || answer.outcome === "conditions"
                          ? "(事業化の約束ではありません)"
                          : ""}
                      </p>
                      <Prose text={answer.text} />
                    </>
                  ),
                },
                {
                  term: "提案者への公開",
                  detail: inquiry.answer?.releasedAt
                    ? `${dateText(inquiry.answer.releasedAt, "dense")}から提案者にも見えています`
                    : "提案者には、まだ見えません",
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

function Deadline({ c, inquiry, takenOverBy }: { c: Context<Env>; inquiry: Inquiry; takenOverBy: string | null }) {
  if (inquiry.answeredAt) return <span>✓ {dateText(inquiry.answeredAt, "dense")} 回答</span>;
  if (inquiry.endedAs) return <span>{takenOverBy ? `組織改正で${takenOverBy}が引き継ぎ、` : ""}照会を終えました</span>;
  if (inquiry.askedBackAt)
    return <span>問い返しの答えを待っています。時計は{dateText(inquiry.askedBackAt, "dense")}から止まっています</span>;
  return (
    <span>
      <b>{dateText(inquiry.due, "dense")}まで</b>{" "}
      <Clock {...inquiryClock(inquiry, c.var.program.now(), c.var.city)} unit="short" />
    </span>
  );
}

/** What the desk does with an inquiry. */
export function InquiryActions({ c, person, record, inquiry }: InquiryProps & { person: Person }) {
  const id = { id: record.id, inquiry: inquiry.id };
  const key = c.var.frame.idempotencyKey;
  const isOpen = inquiry.endedAs === null;
  const mayRelease = inquiry.answer?.confirmedAt && !inquiry.answer.releasedAt;
  return (
    <ButtonRow>
      {mayRelease && may(person, "releaseAnswer", record).ok ? (
        <ActionForm
          action={paths.proposal.inquiryRelease(id)}
          label="この回答を提案者に見せる"
          kind="primary"
          idempotencyKey={key}
        />
      ) : null}
      {isOpen && !inquiry.answeredAt && may(person, "extendInquiry", record).ok ? (
        <ButtonLink kind="other" href={paths.proposal.inquiryExtension(id)}>
          期限をのばす
        </ButtonLink>
      ) : null}
      {isOpen && may(person, "releaseDepartment", record).ok ? (
        <ActionForm
          action={paths.proposal.departmentRelease(id)}
          label="この課への照会を終える"
          kind="other"
          idempotencyKey={key}
        />
      ) : null}
    </ButtonRow>
  );
}
