import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { speakerOf, twoSided } from "../../domain/dialogue/side.ts";
import { longestLine } from "../../domain/dialogue/words.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { ToDoDetail } from "../../queries/next-steps.ts";
import type { AtTable } from "../../queries/people-at-table.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { shortName } from "../short-name.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Select } from "../ui/choice-field.tsx";
import { DateField } from "../ui/date-field.tsx";
import { DateText, dateText, dayText } from "../ui/date-text.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Holder } from "../ui/holder.tsx";
import { ListRow } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextField } from "../ui/text-field.tsx";

type RowProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  isProposer: boolean;
  toDo: ToDoDetail;
  /** On the page of its meeting, which it need not lead to. */
  isOnMeeting?: boolean | undefined;
};

/** One to-do: what, whose, until when; and what this reader can say about it. */
export function ToDoRow({ c, person, record, isProposer, toDo, isOnMeeting }: RowProps) {
  const now = c.var.program.now();
  const isLate = toDo.endedAs === null && toDo.due < todayInTokyo(now);
  return (
    <ListRow
      id={`to-do-${toDo.id}`}
      title={toDo.what}
      mark={
        toDo.endedAs ? (
          <Tag kind={toDo.endedAs === "done" ? "done" : "plain"}>
            {toDo.endedAs === "done" ? "✓ 終わりました" : "取り下げ"}
          </Tag>
        ) : isLate ? (
          <Tag kind="late">期日を過ぎています</Tag>
        ) : undefined
      }
      meta={
        <>
          <Holder side={toDo.side}>{bearerName(toDo, record, isProposer)}</Holder>
          {"　"}
          {dayText(toDo.due, now, isProposer ? "short" : "dense")}まで
          {toDo.changedAt ? <Changed toDo={toDo} isProposer={isProposer} /> : null}
          {toDo.endedAt ? (
            <>
              {"　"}
              <DateText value={toDo.endedAt} form={isProposer ? "time" : "dense-time"} /> {toDo.endedBy}
            </>
          ) : null}
          {toDo.meetingId && !isOnMeeting ? (
            <a href={paths.proposal.meeting({ id: record.id, meeting: toDo.meetingId })}>面談で決めたこと</a>
          ) : null}
        </>
      }
      side={<Ending c={c} person={person} record={record} toDo={toDo} />}
    />
  );
}

/** Who changed it, and which day was agreed first. */
function Changed({ toDo, isProposer }: Pick<RowProps, "toDo" | "isProposer">) {
  return (
    <span class="sub">
      {"　"}
      {toDo.firstDue && toDo.firstDue !== toDo.due
        ? `はじめは${dateText(toDo.firstDue, isProposer ? "short" : "dense")}まで。`
        : ""}
      <DateText value={toDo.changedAt!} form={isProposer ? "time" : "dense-time"} /> {toDo.changedBy}が改めました
    </span>
  );
}

function Ending({ c, person, record, toDo }: Omit<RowProps, "isProposer">) {
  const speaker = speakerOf(person, record);
  if (!speaker || toDo.endedAs === "dropped" || !may(person, "endToDo", record).ok) return null;
  const side = twoSided(speaker);
  const button = (end: string, label: string, kind: "other" | "weak") => (
    <ActionForm
      action={paths.proposal.toDoEnding({ id: record.id, todo: toDo.id })}
      label={label}
      kind={kind}
      idempotencyKey={c.var.frame.idempotencyKey}
      fields={{ end }}
    />
  );
  return (
    <ButtonRow>
      {toDo.side === side
        ? toDo.endedAs === "done"
          ? button("open", "終わっていないことにする", "weak")
          : button("done", "終わったことにする", "other")
        : null}
      {[toDo.side, toDo.addedSide].includes(side) && toDo.endedAs === null && may(person, "changeToDo", record).ok ? (
        <ButtonLink kind="weak" href={paths.proposal.toDoChange({ id: record.id, todo: toDo.id })}>
          {toDo.side === side ? "する人・期日を変える" : "期日を変える"}
          <span class="unseen">（{toDo.what}）</span>
        </ButtonLink>
      ) : null}
      {toDo.addedSide === side && toDo.endedAs === null ? button("dropped", "取り下げる", "weak") : null}
    </ButtonRow>
  );
}

/** Outside, a department of the city is the city. */
export function bearerName(toDo: ToDoDetail, record: ProposalRecord, isProposer: boolean): string {
  if (toDo.side === "partner")
    return `${isProposer ? "貴団体" : shortName(record.organisation.name)}${toDo.bearer ? ` ${toDo.bearer}` : ""}`;
  return toDo.bearer ? `市 ${toDo.bearer}` : "市";
}

type FormProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  atTable: readonly AtTable[];
  /** The meeting that it was agreed in. */
  meetingId?: string | undefined;
  values?: FormValues | undefined;
  errors?: readonly FieldError[] | undefined;
};

/** Writes down what somebody will do until when. */
export function ToDoForm({ c, record, atTable, meetingId, values = {}, errors = [] }: FormProps) {
  const shared = { values, errors };
  return (
    <Form
      action={paths.proposal.toDos({ id: record.id })}
      idempotencyKey={c.var.frame.idempotencyKey}
      fields={meetingId ? { meeting: meetingId } : undefined}
    >
      <TextField name="what" label="やること" maxGraphemes={longestLine} {...shared} />
      <Select name="bearer" label="だれが" options={bearerOptions(record, atTable)} {...shared} />
      <DateField name="due" label="いつまで" {...shared} />
      <ButtonRow>
        <Button kind="other">やることに加える</Button>
      </ButtonRow>
    </Form>
  );
}

type ChangeProps = Omit<FormProps, "c" | "person" | "meetingId"> & {
  toDo: ToDoDetail;
  /** The reader's side bears it: they say who of them does it. */
  isOwn: boolean;
};

/** Another day; for the bearing side another of its people, too. */
export function ToDoChangeFields(props: ChangeProps) {
  const { record, atTable, toDo, isOwn, values = {}, errors = [] } = props;
  const own = atTable.filter(({ side }) => side === toDo.side);
  const options = bearerOptions(record, own).filter(({ value }) =>
    toDo.side === "city" ? value !== "partner" : value !== "city",
  );
  return (
    <>
      {isOwn ? <Select name="bearer" label="だれが" options={options} values={values} errors={errors} /> : null}
      <DateField name="due" label="いつまで" values={values} errors={errors} />
    </>
  );
}

function bearerOptions(record: ProposalRecord, atTable: readonly AtTable[]) {
  const departments = new Map(atTable.flatMap((one) => (one.departmentId ? [[one.departmentId, one.department]] : [])));
  const people = new Map(atTable.map((one) => [one.personId, one]));
  return [
    { value: "city", text: "市" },
    ...[...departments].map(([id, name]) => ({ value: `department:${id}`, text: name ?? "" })),
    { value: "partner", text: record.organisation.name },
    ...[...people].map(([id, { name, side, department }]) => ({
      value: `person:${id}`,
      text: `${name}（${side === "partner" ? record.organisation.name : department || "デスク"}）`,
    })),
  ];
}
