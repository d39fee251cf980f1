import type { Context } from "hono";
import { declineNature } from "../../domain/desk/decline-text.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { DeclineWords } from "../../queries/desk-proposal.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Select } from "../ui/choice-field.tsx";
import { DateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Card } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";

/** The decline as the proposer reads it; inside also who wrote and who confirmed it. */
export function DeclineLetter({ decline, isInside }: { decline: DeclineWords; isInside: boolean }) {
  return (
    <Card>
      <DescriptionList
        items={[
          { term: "見送りの理由", detail: decline.ground },
          { term: "説明", detail: <Prose text={decline.explanation} /> },
          { term: "どうすればできるか、ほかの相談先", detail: <Prose text={decline.whatWouldHelp} /> },
          { term: "意見をきいた課", detail: decline.departmentsHeard },
          ...(decline.sentAt
            ? [{ term: "お知らせした日", detail: <DateText value={decline.sentAt} form="long" /> }]
            : []),
          ...(isInside
            ? [
                {
                  term: "起案",
                  detail: (
                    <>
                      {decline.draftedBy} <DateText value={decline.draftedAt} form="dense" />
                    </>
                  ),
                },
                ...(decline.confirmedBy ? [{ term: "確定", detail: confirmer(decline) }] : []),
              ]
            : []),
        ]}
      />
      <p>{declineNature}</p>
    </Card>
  );
}

function confirmer({ confirmedBy, confirmedFor }: DeclineWords): string {
  return confirmedFor ? `${confirmedBy}(${confirmedFor}さんの代決)` : `${confirmedBy}`;
}

/** Why the chief wants the draft written anew. */
export function SentBack({ decline: { sentBack } }: { decline: DeclineWords }) {
  if (!sentBack) return null;
  return (
    <Callout kind="warning" title="この案は差し戻されました" level={3}>
      <Prose text={sentBack.reason} />
      <p class="sub">
        {sentBack.by} <DateText value={sentBack.at} form="dense" />
        。書き直すと、もう一度デスクの責任者が確かめます。
      </p>
    </Callout>
  );
}

/** Whoever drafts may drop the draft: the proposal goes on where it stands. */
export function DropDecline({ c, person, record }: { c: Context<Env>; person: Person; record: ProposalRecord }) {
  if (!may(person, "dropDecline", record).ok) return null;
  return (
    <ActionForm
      action={paths.proposal.declineDrop({ id: record.id })}
      label="見送りにせず、案を取り下げる"
      kind="weak"
      idempotencyKey={c.var.frame.idempotencyKey}
      version={record.version}
    />
  );
}

/** Four eyes: confirming and sending back for the chief who did not draft; the reason why not for everybody else. */
export function ConfirmDecline({
  c,
  person,
  record,
  decline,
  typed,
  errors,
}: {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  decline: DeclineWords;
  typed: FormValues | null;
  errors: readonly FieldError[];
}) {
  if (decline.sentBack) return null;
  const answer = may(person, "confirmDecline", record);
  const forms = { idempotencyKey: c.var.frame.idempotencyKey, version: record.version };
  if (answer.ok)
    return (
      <>
        <ActionForm
          action={paths.proposal.declineConfirmation({ id: record.id })}
          label="見送りを確定して、提案者に送る"
          kind="danger"
          {...forms}
        />
        <Form action={paths.proposal.declineReturn({ id: record.id })} {...forms}>
          <TextArea
            name="reason"
            label="差し戻す理由"
            help="何を直せばよいかを書きます。提案者には見えません。"
            rows={3}
            maxGraphemes={1000}
            values={typed ?? {}}
            errors={errors}
          />
          <ButtonRow>
            <Button kind="other">理由を書いて差し戻す</Button>
          </ButtonRow>
        </Form>
      </>
    );
  const { refusal } = answer;
  const reason = refusal.kind === "not-allowed" ? refusal.reason : "確定する前に、利害の関係があるかを申告します。";
  return (
    <Callout kind="info" title="確定を待っています" level={3}>
      <p>{reason}</p>
    </Callout>
  );
}

type DeclineFormProps = {
  c: Context<Env>;
  record: ProposalRecord;
  decline: DeclineWords | null;
  typed: FormValues | null;
  errors: readonly FieldError[];
};

/** The draft's form: a ground from the city's list, and words that the proposer can use. */
export function DeclineForm({ c, record, decline, typed, errors }: DeclineFormProps) {
  const heard = record.inquiries.filter((one) => one.answer?.confirmedAt).map((one) => one.departmentName);
  const values: FormValues = typed ?? {
    ground: decline?.ground ?? "",
    explanation: decline?.explanation ?? "",
    whatWouldHelp: decline?.whatWouldHelp ?? "",
    departmentsHeard: decline?.departmentsHeard ?? heard.join("、"),
  };
  const common = { values, errors };
  return (
    <Form action={paths.proposal.decline({ id: record.id })} idempotencyKey={c.var.frame.idempotencyKey}>
      <Select
        name="ground"
        label="見送りの理由"
        options={c.var.city.settings.declineGrounds.map((ground) => ({ value: ground, text: ground }))}
        {...common}
      />
      <TextArea name="explanation" label="見送りの説明" rows={6} maxGraphemes={2000} {...common} />
      <TextArea
        name="whatWouldHelp"
        label="どうすればできるか、ほかの相談先"
        help="条件が変わればできること、国・府・民間の窓口など、次の一歩になることを書きます。"
        rows={4}
        maxGraphemes={2000}
        {...common}
      />
      <TextField
        name="departmentsHeard"
        label="意見をきいた課"
        help="きいていないときは、その理由を書きます。"
        width="full"
        maxGraphemes={500}
        {...common}
      />
      <ButtonRow>
        <Button kind={decline ? "other" : "primary"}>{decline ? "案を書き直す" : "見送りの案を保存する"}</Button>
      </ButtonRow>
    </Form>
  );
}
