import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import {
  isOpenAccess,
  isTold,
  type LawAccess,
  lawPurposeNames,
  lawPurposes,
  longestAccess,
} from "../../domain/law-access/law-access.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonRow } from "../ui/button.tsx";
import { RadioGroup, Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Section } from "../ui/page.tsx";
import { Prose } from "../ui/prose.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { TextArea } from "../ui/text-field.tsx";

export type LawAccessPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  part: ProtectedPart;
  accesses: readonly (LawAccess & { personName: string })[];
  people: readonly { id: string; name: string; department: string; role: string }[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** 法令に基づく閲覧 of one part, for the chief: what was granted, and granting. */
export function LawAccessPage(props: LawAccessPageProps) {
  const { c, person, record, part, accesses, errors } = props;
  const ofPart = accesses.filter((access) => access.partId === part.id);
  return (
    <CasePage c={c} person={person} record={record} tab="text" title="法令に基づく閲覧">
      <ErrorSummary errors={errors} labels={lawAccessLabels} title="閲覧を認める前に、直してください" />
      <h2>「{part.heading}」の、法令に基づく閲覧</h2>
      {ofPart.length > 0 ? (
        <Section title="これまでに認めた閲覧" level={3}>
          <RowList>
            {ofPart.map((access) => (
              <Granted {...props} access={access} />
            ))}
          </RowList>
        </Section>
      ) : null}
      {part.state === "agreed" ? (
        <Granting {...props} />
      ) : (
        <p>合意した取扱条件がある部分だけが対象です。合意のない部分の内容を、市は受け取っていません。</p>
      )}
    </CasePage>
  );
}

function Granted({ c, record, part, access }: LawAccessPageProps & { access: LawAccess & { personName: string } }) {
  const now = c.var.program.now();
  const ids = { id: record.id, part: part.id, access: access.id };
  const key = c.var.frame.idempotencyKey;
  const isOpen = isOpenAccess(access, now);
  const told = isTold(access, todayInTokyo(now));
  return (
    <ListRow
      title={`${lawPurposeNames[access.purpose]}：${access.readerDepartment} ${access.readerRole} ${access.personName}`}
      text={<Prose text={access.reason} />}
      meta={
        <>
          {dateText(access.grantedAt, "long")}に認めました。
          {answerOf(record, access.personId)}
          {isOpen
            ? `${dateText(new Date(access.endsAt.getTime() - 1), "long")}まで閲覧できます。`
            : "もう閲覧できません。"}
          {told
            ? "提案者に見えています。"
            : `提案者には${dateText(access.untoldUntil!, "long")}まで伝えません：${access.untoldReason}`}
        </>
      }
      side={
        <ButtonRow>
          {isOpen ? (
            <ActionForm
              action={paths.proposal.lawAccessEnding(ids)}
              label="いま終える"
              kind="other"
              idempotencyKey={key}
            />
          ) : null}
          {told ? null : (
            <ActionForm
              action={paths.proposal.lawAccessTelling(ids)}
              label="提案者に伝える"
              kind="other"
              idempotencyKey={key}
            />
          )}
        </ButtonRow>
      }
    />
  );
}

/** What the reader has said of ties: before an answer nothing opens to them. */
function answerOf(record: ProposalRecord, personId: string): string {
  const answer = record.declarations.find((one) => one.personId === personId);
  if (!answer) return "利害の関係の申告を待っています。";
  return answer.hasTie
    ? "利害の関係があると申告しました。ほかの人に認め直してください。"
    : "利害の関係はないと申告しました。";
}

function Granting({ c, record, part, people, values, errors }: LawAccessPageProps) {
  const field = { values, errors };
  const hasBar = ["untoldReason", "untoldUntil-year"].some((name) => (values[name] ?? "") !== "");
  return (
    <Form
      action={paths.proposal.lawAccesses({ id: record.id, part: part.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
    >
      <h3>閲覧を認める</h3>
      <p>名前を挙げた人が、この部分だけを、この目的のために読めます。開くたびに記録され、提案者に見えます。</p>
      <RadioGroup
        {...field}
        name="purpose"
        label="目的"
        options={lawPurposes.map((one) => ({ value: one, text: lawPurposeNames[one] }))}
      />
      <Select
        {...field}
        name="person"
        label="閲覧する人"
        options={people.map((one) => ({ value: one.id, text: `${one.name}（${one.department} ${one.role}）` }))}
      />
      <TextArea
        {...field}
        name="reason"
        label="どの請求・監査・起案のためか"
        help="デスクと、閲覧する人が読みます。守りたい内容は書かないでください。"
        rows={3}
        maxGraphemes={500}
      />
      <DateField
        {...field}
        name="endsOn"
        label="閲覧できる最後の日"
        help={`今日から${longestAccess}日以内。この日が過ぎると、自動で終わります。`}
      />
      <Fold
        title="提案者に伝えることを、法令が禁じているとき"
        open={hasBar || errors.some((error) => error.field.startsWith("untold"))}
      >
        <p>禁じる法令がないときは、書かないでください。この日が過ぎるか、禁止が解けると、提案者に見えます。</p>
        <TextArea
          {...field}
          name="untoldReason"
          label="伝えることを禁じる法令と理由"
          required={false}
          rows={3}
          maxGraphemes={500}
        />
        <DateField {...field} name="untoldUntil" label="伝えない最後の日" required={false} />
      </Fold>
      <Button>閲覧を認める</Button>
    </Form>
  );
}

const lawAccessLabels = {
  purpose: "目的",
  person: "閲覧する人",
  reason: "どの請求・監査・起案のためか",
  endsOn: "閲覧できる最後の日",
  untoldReason: "伝えることを禁じる法令と理由",
  untoldUntil: "伝えない最後の日",
};
