import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { isCall } from "../../domain/method/method.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import { approvedMethod } from "../../domain/process/method-of.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { missingFor } from "../../domain/process/requirements.ts";
import type { ReviewView } from "../../queries/review.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { DateText } from "../ui/date-text.tsx";
import { Card, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { methodName } from "./method-names.ts";
import { MissingList } from "./missing-list.tsx";

type MovesProps = { c: Context<Env>; person: Person; record: ProposalRecord; view: ReviewView };

/** Where it goes from here: into preparing or a call, or back; and why the review was opened again. */
export function ReviewMoves(props: MovesProps) {
  const { person, record, view } = props;
  const id = { id: record.id };
  const mayGoBack = may(person, "backToDialogue", record).ok;
  const mayReopen = may(person, "reopenMethodReview", record).ok;
  return (
    <>
      <NextMove {...props} />
      {mayGoBack || mayReopen ? (
        <Section title="もどる">
          <ButtonRow>
            {mayGoBack ? (
              <ButtonLink kind="other" href={paths.proposal.backToDialogue(id)}>
                理由を書いて対話にもどる
              </ButtonLink>
            ) : null}
            {mayReopen ? (
              <ButtonLink kind="other" href={paths.proposal.reopening(id)}>
                理由を書いて手法を見直す
              </ButtonLink>
            ) : null}
          </ButtonRow>
        </Section>
      ) : null}
      {view.reopenings.length > 0 ? (
        <Section title="見直しの記録">
          {view.reopenings.map((one) => (
            <Card kind="quiet">
              <p>
                <b>{one.kind === "dialogue" ? "対話にもどした" : "手法を見直した"}</b>{" "}
                <span class="sub">
                  {one.by} <DateText value={one.at} form="dense" />
                </span>
              </p>
              <Prose text={one.reason} />
            </Card>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function NextMove({ c, person, record }: MovesProps) {
  const method = approvedMethod(record);
  if (!method || !may(person, "startPreparing", record).ok) return null;
  if (isCall(method))
    return (
      <Section title="公募へ移す">
        <p>{methodName(method)}と決まりました。お知らせの文を書いて、確かめてから公表します。</p>
        <ButtonLink href={paths.proposal.call({ id: record.id })}>公募のお知らせを書く</ButtonLink>
      </Section>
    );
  const missing = missingFor("startPreparing", record, todayInTokyo(c.var.program.now()));
  return (
    <Section title="準備に進む" id="preparing">
      {missing.length > 0 ? (
        <MissingList title={`進むまでに、あと${missing.length}つ必要です`} missing={missing} />
      ) : (
        <>
          <p>{methodName(method)}と決まり、共同計画も双方が承認しました。</p>
          <ActionForm
            action={paths.proposal.preparation({ id: record.id })}
            label="準備に進む"
            idempotencyKey={c.var.frame.idempotencyKey}
            version={record.version}
          />
        </>
      )}
    </Section>
  );
}
