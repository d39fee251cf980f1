import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { askableUntil, whyNotAskable } from "../../domain/second-look/second-look.ts";
import type { DeclineWords } from "../../queries/desk-proposal.ts";
import type { SecondLookWords } from "../../queries/second-look.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";

export type SecondLookPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  look: SecondLookWords | null;
  decline: DeclineWords | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** もう一度の検討 of a decline, for its proposer, the desk and the reviewer: what was declined, what is asked, what came of it. */
export function SecondLookPage(props: SecondLookPageProps) {
  const { c, person, record, look, decline, errors } = props;
  return (
    <CasePage c={c} person={person} record={record} tab="now" title="もう一度の検討">
      <ErrorSummary errors={errors} title="送る前に、書いてください" />
      <h2>見送りについての、もう一度の検討</h2>
      {decline ? (
        <Section title="見送りでお伝えしたこと" level={3}>
          <DescriptionList
            items={[
              { term: "見送る理由", detail: decline.ground },
              { term: "説明", detail: <Prose text={decline.explanation} /> },
              { term: "どうなればできるか・ほかの相談先", detail: <Prose text={decline.whatWouldHelp} /> },
            ]}
          />
        </Section>
      ) : null}
      {look ? <Asked {...props} look={look} /> : <Asking {...props} />}
    </CasePage>
  );
}

function Asked(props: SecondLookPageProps & { look: SecondLookWords }) {
  const { c, person, record, look } = props;
  const isInside = !partsOf(person, record).has("member");
  const forms = { idempotencyKey: c.var.frame.idempotencyKey, version: record.version };
  return (
    <>
      <Section title="もう一度見てほしい点" level={3} note={`${dateText(look.askedAt, "short")}に提案者から`}>
        <Prose text={look.request} />
        {isInside ? <p class="sub">担当：{look.reviewer ?? "まだ決まっていません"}</p> : null}
      </Section>
      {look.answer ? (
        <Section
          title={look.answer === "upheld" ? "結果：見送りのままとします" : "結果：見送りの前の状態にもどしました"}
          level={3}
        >
          <Prose text={look.explanation} />
          <p class="sub">{look.answeredAt ? `${dateText(look.answeredAt, "long")}にお伝えしました。` : ""}</p>
        </Section>
      ) : (
        <p>
          見送りを決めていない人が、{dateText(look.due, "long")}
          までに答えます（目標日数）。守りたい部分は、守られたままです。
        </p>
      )}
      {!look.answer && may(person, "answerSecondLook", record).ok ? <Answering {...props} /> : null}
      {!look.answer && needsReviewer(record) && may(person, "passOnSecondLook", record).ok ? (
        <ActionForm
          {...forms}
          action={paths.proposal.secondLookPassing({ id: record.id })}
          label="設定の順に、次の担当に回す"
          kind="other"
        />
      ) : null}
    </>
  );
}

function needsReviewer({ secondLook }: ProposalRecord): boolean {
  return secondLook !== null && (secondLook.reviewerId === null || secondLook.reviewerTied);
}

function Answering({ c, record, values, errors }: SecondLookPageProps) {
  const field = { values, errors };
  return (
    <Form
      action={paths.proposal.secondLookAnswer({ id: record.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      version={record.version}
    >
      <h3>結果を伝える</h3>
      <RadioGroup
        {...field}
        name="answer"
        label="結果"
        options={[
          { value: "upheld", text: "見送りのままとする" },
          { value: "reopened", text: "見送りの前の状態にもどす", help: "デスクが、もとの段階から続けます。" },
        ]}
      />
      <TextArea
        {...field}
        name="explanation"
        label="提案者への説明"
        help="頼まれた点のそれぞれに、どう考えたかを書きます。提案者がそのまま読みます。"
        rows={6}
        maxGraphemes={2000}
      />
      <ButtonRow>
        <Button>結果と説明を伝える</Button>
      </ButtonRow>
    </Form>
  );
}

function Asking({ c, person, record, values, errors }: SecondLookPageProps) {
  const { city } = c.var;
  const until = askableUntil(record, city.settings.secondLookDays, city.calendar);
  const why = whyNotAskable(record, until, todayInTokyo(c.var.program.now()));
  if (!partsOf(person, record).has("member")) return <p>提案者から、もう一度の検討は頼まれていません。</p>;
  if (why) return <p>{why}</p>;
  const answer = may(person, "requestSecondLook", record);
  if (!answer.ok)
    return (
      <p>{answer.refusal.kind === "not-allowed" ? answer.refusal.reason : "いまは、もう一度の検討を頼めません。"}</p>
    );
  return (
    <Form
      action={paths.proposal.secondLook({ id: record.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      version={record.version}
    >
      <p>
        見送りを決めていない、一段上の人が見直します。一つの見送りについて一回、{dateText(until!, "long")}
        まで頼めます。答えまでの目標は
        {city.settings.secondLookDays}開庁日です。
      </p>
      <TextArea
        name="request"
        label="もう一度見てほしい点"
        help="どの理由に、なぜ当たらないと考えるか。新しい事実や、変えられる条件があれば書いてください。守りたい内容は書かないでください。"
        values={values}
        errors={errors}
        rows={6}
        maxGraphemes={2000}
      />
      <Button>もう一度の検討を頼む</Button>
    </Form>
  );
}
