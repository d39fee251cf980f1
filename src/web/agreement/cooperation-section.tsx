import type { Child } from "hono/jsx";
import type { Method } from "../../domain/method/method.ts";
import { may } from "../../domain/policy/may.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import { Columns, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { type Drawing, dateValues, fieldsOf } from "./part-page.tsx";
import { PreparingSteps } from "./preparing-steps.tsx";

export const cooperationLabels = { terms: "連携の内容", startsOn: "はじまりの日" };

type CooperationDrawing = Drawing<{ method: Method | null }>;

/** A cooperation without an agreement: the city writes the terms, both confirm the same ones (G8.2-2). */
export function CooperationSection(drawing: CooperationDrawing): Child | null {
  const { record, more, isProposer } = drawing;
  if (!record.cooperation && more.method !== "individual_cooperation") return null;
  const cooperation = record.cooperation;
  return (
    <Columns aside={<PreparingSteps drawing={drawing} method={more.method} />}>
      <Section
        title="連携の内容"
        note={cooperation?.partnerConfirmedAt ? "双方が確認" : cooperation ? "市が確認" : undefined}
      >
        {cooperation ? (
          <>
            <Prose text={cooperation.terms} />
            <DescriptionList
              items={[
                { term: "はじまりの日", detail: dateText(cooperation.startsOn, "long") },
                { term: "市の確認", detail: confirmed(cooperation.cityConfirmedAt) },
                {
                  term: isProposer ? "貴団体の確認" : "相手方の確認",
                  detail: confirmed(cooperation.partnerConfirmedAt),
                },
              ]}
            />
            <PartnerTurn drawing={drawing} />
          </>
        ) : (
          <EmptyState
            title="連携の内容は、まだ書かれていません"
            text={isProposer ? "市が案を書きます。書きあがると、ここで確かめられます。" : "共同計画をもとに書きます。"}
          />
        )}
      </Section>
      <CityForm drawing={drawing} />
    </Columns>
  );
}

function PartnerTurn({ drawing: { c, person, record, isProposer } }: { drawing: CooperationDrawing }) {
  const cooperation = record.cooperation;
  if (!isProposer || !cooperation?.cityConfirmedAt || cooperation.partnerConfirmedAt) return null;
  if (!may(person, "confirmCooperation", record).ok) return <p>貴団体の代表者が確かめます。</p>;
  return (
    <Callout kind="info" title="この内容でよいかを確かめてください" level={3}>
      <p>確かめると、双方の確認がそろいます。直したいところがあるときは、メッセージでお知らせください。</p>
      <Form
        action={paths.proposal.cooperation({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
        fields={{ seen_at: cooperation.cityConfirmedAt.toISOString() }}
      >
        <ButtonRow>
          <Button big>この内容で連携する</Button>
          <ButtonLink kind="weak" href={`${paths.proposal.show({ id: record.id })}#messages`}>
            直したいところを知らせる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Callout>
  );
}

function CityForm({ drawing }: { drawing: CooperationDrawing }) {
  const { c, person, record, isProposer, typed } = drawing;
  if (isProposer || !may(person, "confirmCooperation", record).ok) return null;
  const fields = fieldsOf(typed, "confirmCooperation", {
    terms: record.cooperation?.terms ?? record.plan?.body.purpose ?? "",
    ...dateValues("startsOn", record.cooperation?.startsOn ?? record.plan?.body.period.from ?? ""),
  });
  return (
    <Section title={record.cooperation ? "内容を書き直す" : "連携の内容を書く"}>
      <p>書くと市の確認になり、相手方に確認をお願いします。書き直すと、相手方の確認はやり直しになります。</p>
      <Form
        action={paths.proposal.cooperation({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <TextArea name="terms" label={cooperationLabels.terms} rows={8} maxGraphemes={4000} {...fields} />
        <DateField name="startsOn" label={cooperationLabels.startsOn} {...fields} />
        <ButtonRow>
          <Button>内容を確かめて、相手方に確認をお願いする</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function confirmed(at: Date | null): string {
  return at ? `✓ ${dateText(at, "short")}` : "まだです";
}
