import type { City } from "../../db/stores/city-store.ts";
import type { Consultation } from "../../db/stores/consultation-store.ts";
import { daysLeft } from "../../domain/calendar/business-days.ts";
import { consultationNumber, mayOnConsultation } from "../../domain/consultation/consultation.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import type { ConsultationStep } from "../../queries/consultations.ts";
import { paths } from "../paths.ts";
import { ButtonLink } from "../ui/button.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { type Message, MessageList } from "../ui/message-list.tsx";
import { NowBox } from "../ui/now-box.tsx";
import { Columns, PageHead, Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { ConsultationActs, consultationLabels } from "./consultation-acts.tsx";
import { channelNames, kindNames, stateNames, stepName } from "./words.ts";

export type ConsultationPageProps = {
  frame: Frame;
  city: City;
  now: Date;
  person: Person;
  consultation: Consultation;
  steps: readonly ConsultationStep[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** One consultation, for the desk and for the department that has it: what was said, what was done, and what comes next. */
export function ConsultationPage(props: ConsultationPageProps) {
  const { frame, consultation, steps, errors } = props;
  const number = consultationNumber(consultation);
  const replies = consultation.due === null ? [] : unansweredReplies(steps);
  return (
    <Layout frame={frame} side="inside" title={number} current="consultations">
      <ErrorSummary errors={errors} labels={consultationLabels} />
      <PageHead
        crumbs={[{ href: paths.consultations({}), text: "相談・要望" }, { text: number }]}
        meta={
          <>
            <b>{number}</b> <Tag>{kindNames[consultation.kind]}</Tag> <Tag>{channelNames[consultation.channel]}</Tag>{" "}
            <Tag>{stateNames[consultation.state]}</Tag>
          </>
        }
        title={`${consultation.senderOrganisation || consultation.senderName}からの${kindNames[consultation.kind]}`}
      />
      <Now {...props} />
      <Columns aside={<Sender consultation={consultation} />} asideFirst>
        <Section title="内容">
          <Prose text={consultation.body} />
        </Section>
        {replies.length > 0 ? (
          <Section title="相談した方からの続き" note="まだ答えていません">
            <MessageList messages={replies.map(messageOf)} />
          </Section>
        ) : null}
        <ConsultationActs {...props} />
        <Section title="これまで" note={`${steps.length}件`}>
          {steps.length > 0 ? <MessageList messages={steps.map(messageOf)} /> : <p>まだ何もしていません。</p>}
        </Section>
      </Columns>
    </Layout>
  );
}

function messageOf(step: ConsultationStep): Message {
  return {
    side: step.kind === "claimed" || step.kind === "replied" ? "partner" : "city",
    from: stepName(step.kind, step.department),
    person: step.by ?? undefined,
    at: dateText(step.at, "time"),
    body: step.body ? <Prose text={step.body} /> : null,
  };
}

/** What the sender wrote since the city's last word; the steps come newest first. */
function unansweredReplies(steps: readonly ConsultationStep[]): readonly ConsultationStep[] {
  const answered = steps.findIndex(({ kind }) => kind === "answered" || kind === "invited");
  return steps.slice(0, answered < 0 ? steps.length : answered).filter(({ kind }) => kind === "replied");
}

function Now({ city, now, person, consultation }: ConsultationPageProps) {
  const mayAnswer = mayOnConsultation(person, "answer", consultation).ok;
  // The desk may answer what a department has; it is not the desk's turn.
  const isTheirs = mayAnswer && (consultation.state === "open" || !isOfDesk(person));
  const isWaiting = consultation.due !== null;
  const left = consultation.due ? daysLeft(now, consultation.due, city.calendar) : 0;
  const who = consultation.state === "passed_on" ? `${consultation.departmentName}の番です` : "デスクの番です";
  if (!isWaiting)
    return (
      <NowBox
        variant="closed"
        with={null}
        who={consultation.state === "closed" ? "この相談は終わりました" : "市が待っていることはありません"}
        task={endOf(consultation)}
        button={
          consultation.proposalId ? (
            <ButtonLink kind="other" href={paths.proposal.show({ id: consultation.proposalId })}>
              提案を開く
            </ButtonLink>
          ) : undefined
        }
      />
    );
  return (
    <NowBox
      variant={left < 0 ? "late" : isTheirs ? "mine" : "other"}
      with="city"
      who={who}
      task="相談に答える"
      until={`${dateText(consultation.due!, "dense")}まで ${left < 0 ? `${-left}日過ぎています` : `あと${left}日`}`}
      unit="short"
      button={isTheirs ? <ButtonLink href="#answer">答えを書く</ButtonLink> : undefined}
    />
  );
}

function endOf({ state }: Consultation): string {
  if (state === "became_proposal") return "提案になりました";
  return state === "closed" ? "必要なら、もう一度取り上げられます" : "答えは済んでいます。さらに答えることもできます";
}

function Sender({ consultation }: { consultation: Consultation }) {
  const items = [
    { term: "お名前", detail: consultation.senderName },
    { term: "団体", detail: consultation.senderOrganisation },
    { term: "電話", detail: consultation.telephone },
    { term: "メール", detail: consultation.mail },
    { term: "届いた日時", detail: dateText(consultation.receivedAt, "time") },
    {
      term: "記録した人",
      detail: consultation.enteredBy
        ? `${consultation.enteredBy}${consultation.enteredAt ? `(${dateText(consultation.enteredAt, "dense-time")})` : ""}`
        : "",
    },
    { term: "言語", detail: consultation.lang === "en" ? "英語のページから" : "" },
  ];
  return (
    <Section title="どなたから">
      <DescriptionList dense items={items.filter(({ detail }) => detail !== "")} />
    </Section>
  );
}
