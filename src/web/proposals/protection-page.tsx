import type { Context } from "hono";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { LawAccess } from "../../domain/law-access/law-access.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may, partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { partLimits } from "../../domain/proposal/protected-terms.ts";
import { type Talk, talkStandsAt, termsOnTheTable, whoseAnswer } from "../../domain/proposal/protection-talk.ts";
import type { Reading } from "../../queries/readings.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { EmptyState } from "../ui/callout.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { History } from "../ui/history.tsx";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { AfterAgreement } from "./after-agreement.tsx";
import { CasePage } from "./case.tsx";
import { PartPapers } from "./part-papers.tsx";
import { timelineOf } from "./part-timeline.tsx";
import { drawnFromField, TermsFields } from "./terms-fields.tsx";
import { readersText, sectionName, untilText } from "./terms-words.ts";

export type ProtectionPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  talks: readonly Talk[];
  reasons: ReadonlyMap<string, string>;
  readings: readonly Reading[];
  /** As far as this reader may know of them. */
  accesses: readonly (LawAccess & { personName: string })[];
  /** The part about which something is being written, and what: that form is open. */
  writing: {
    partId: string;
    form: "counter" | "leavingOut" | "change" | "changeEnding";
    values: FormValues;
    errors: readonly FieldError[];
  } | null;
};

/** 守りたい部分の取扱条件: the talk of desk and proposer about each part, drawn for both sides (P7b). */
export function ProtectionPage(props: ProtectionPageProps) {
  const { c, person, record, writing } = props;
  return (
    <CasePage c={c} person={person} record={record} tab="text" title="守りたい部分">
      <ErrorSummary errors={writing?.errors ?? []} title={errorTitles[writing?.form ?? "counter"]} />
      {record.parts.length === 0 ? (
        <EmptyState
          title="守りたい部分はありません"
          text="提案者が知られたくない部分を分けて書くと、その取扱条件をここで話し合います。"
        />
      ) : (
        record.parts.map((part) => <PartTalk {...props} part={part} />)
      )}
      <p class="sub">
        理由とこの経過は、提案者とデスクだけが読めます。合意は、公開しないことを保証するものではありません。情報公開の請求があったときは条例で判断し、先に提案者の意見をうかがいます。
      </p>
    </CasePage>
  );
}

const errorTitles = {
  counter: "修正案を出す前に、直してください",
  leavingOut: "提案から外す前に、書いてください",
  change: "変更を申し出る前に、直してください",
  changeEnding: "断る前に、書いてください",
};

function PartTalk(props: ProtectionPageProps & { part: ProtectedPart }) {
  const { c, person, record, part, talks, reasons } = props;
  const ofPart = talks.filter((talk) => talk.partId === part.id);
  const isPartner = partsOf(person, record).has("member");
  return (
    <Section title={part.heading} id={`part-${part.id}`} note={<StateTag part={part} isPartner={isPartner} />}>
      <DescriptionList
        items={[
          { term: "どの欄か", detail: sectionName(part.section) },
          { term: "守りたい理由", detail: <Prose text={reasons.get(part.id) ?? ""} /> },
          ...termItems(part, ofPart, c),
        ]}
      />
      <Answering {...props} ofPart={ofPart} isPartner={isPartner} />
      <PartPapers {...{ c, person, record, part, isPartner }} />
      <h3>これまでの経過</h3>
      <History items={timelineOf({ ...props, part, isPartner })} />
    </Section>
  );
}

function termItems(part: ProtectedPart, talks: readonly Talk[], c: Context<Env>) {
  const { city } = c.var;
  if (part.state === "left_out" || part.state === "released") return [];
  const own = {
    term: part.state === "agreed" ? "合意した条件" : "提案者の希望",
    detail: `${readersText(part, city)}、${untilText(part.until)}`,
  };
  const offer = part.state === "countered" ? termsOnTheTable(talks, "partner") : null;
  return offer ? [own, { term: "市の案", detail: `${readersText(offer, city)}、${untilText(offer.until)}` }] : [own];
}

function StateTag({ part, isPartner }: { part: ProtectedPart; isPartner: boolean }) {
  if (part.state === "agreed") return <Tag kind="done">合意済み</Tag>;
  if (part.state === "left_out") return <Tag>提案から外した</Tag>;
  if (part.state === "released") return <Tag>守る扱いを終えた</Tag>;
  const isMine = (whoseAnswer(part) === "partner") === isPartner;
  if (isMine) return <Tag kind="near">{isPartner ? "貴団体の番" : "デスクの番"}</Tag>;
  return <Tag>{isPartner ? "市の返事を待っています" : "提案者の返事を待っています"}</Tag>;
}

type AnsweringProps = ProtectionPageProps & { part: ProtectedPart; ofPart: readonly Talk[]; isPartner: boolean };

/** What this reader can do about the part now: agree, counter, leave out. */
function Answering({ c, person, record, part, ofPart, isPartner, writing }: AnsweringProps) {
  const turn = whoseAnswer(part);
  if (part.state === "agreed") return <AfterAgreement {...{ c, person, record, part, ofPart, isPartner, writing }} />;
  if (turn === null) return null;
  const answer = may(person, "agreeProtection", record);
  if (!answer.ok) {
    const { refusal } = answer;
    const reason = refusal.kind === "undeclared" ? "答える前に、利害の関係があるかを申告します。" : whenTalked(record);
    return <p class="sub">{refusal.kind === "not-allowed" ? refusal.reason : reason}</p>;
  }
  const isMine = (turn === "partner") === isPartner;
  const offer = termsOnTheTable(ofPart, isPartner ? "partner" : "city");
  const ids = { id: record.id, part: part.id };
  // An answer is about the part's terms: it carries where their talk stands, and no version of the proposal.
  const forms = {
    idempotencyKey: c.var.frame.idempotencyKey,
    fields: { [drawnFromField]: talkStandsAt(ofPart, part.id) },
  };
  return (
    <>
      {isMine && offer ? (
        <ButtonRow>
          <ActionForm
            {...forms}
            action={paths.proposal.partAgreement(ids)}
            label={`「${readersText(offer, c.var.city)}、${untilText(offer.until)}」に合意する`}
          />
        </ButtonRow>
      ) : null}
      {isMine ? <Countering {...{ c, record, part, forms, writing }} start={offer ?? part} /> : null}
      <LeavingOut {...{ record, part, forms, writing, isPartner }} />
    </>
  );
}

type CounteringProps = {
  c: Context<Env>;
  record: ProposalRecord;
  part: ProtectedPart;
  forms: { idempotencyKey: string; fields: Readonly<Record<string, string>> };
  start: { level: string; departmentIds: readonly string[]; until: string };
  writing: ProtectionPageProps["writing"];
};

function Countering({ c, record, part, forms, start, writing }: CounteringProps) {
  const ids = { id: record.id, part: part.id };
  if (writing?.partId !== part.id || writing.form !== "counter")
    return (
      <p>
        <a href={`${paths.proposal.parts({ id: record.id }, { counter: part.id })}#part-${part.id}`}>
          ほかの条件で修正案を出す
        </a>
      </p>
    );
  const stored = { level: start.level, departments: start.departmentIds, until: start.until, note: "" };
  const field = { values: Object.keys(writing.values).length > 0 ? writing.values : stored, errors: writing.errors };
  return (
    <Form {...forms} action={paths.proposal.partCounter(ids)}>
      <h3>修正案</h3>
      <TermsFields {...field} city={c.var.city} />
      <TextArea
        {...field}
        name="note"
        label="修正案の説明"
        required={false}
        help="なぜこの条件がよいか。相手に見えます。守りたい内容は書かないでください。"
        rows={3}
        maxGraphemes={partLimits.note}
      />
      <Button kind="other">この条件で修正案を出す</Button>
    </Form>
  );
}

type LeavingOutProps = Omit<CounteringProps, "c" | "start"> & { isPartner: boolean };

/** Cannot be taken back, so it is behind its own name and asks why; several parts on one page have a field each. */
function LeavingOut({ record, part, forms, isPartner, writing }: LeavingOutProps) {
  const open = writing?.partId === part.id && writing.form === "leavingOut" ? writing : null;
  return (
    <Fold title="この部分を提案から外す" open={open !== null}>
      <Form {...forms} action={paths.proposal.partLeavingOut({ id: record.id, part: part.id })}>
        <p>外すと、もどせません。内容は、これからも市の職員には読まれません。</p>
        <TextArea
          values={open?.values ?? {}}
          errors={open?.errors ?? []}
          name={leavingOutField(part.id)}
          label="提案から外す理由"
          required={!isPartner}
          help={
            isPartner
              ? "デスクに見えます。守りたい内容は書かないでください。"
              : "提案者に見えます。なぜこの部分なしで進めるのかを書いてください。"
          }
          rows={3}
          maxGraphemes={partLimits.leavingOut}
        />
        <Button kind="weak">この部分を提案から外す</Button>
      </Form>
    </Fold>
  );
}

/** The name of the field in which the reason for leaving out this part is written. */
export function leavingOutField(partId: string): string {
  return `leaving-out-${partId}`;
}

function whenTalked(record: ProposalRecord): string {
  const early = ["draft", "submitted", "additions_asked"].includes(record.status);
  return early
    ? "デスクが提案を受け付けたあとに、取扱条件を話し合います。"
    : "いまの状態では、取扱条件を変えられません。";
}
