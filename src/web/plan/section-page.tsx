import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { FieldError } from "../../domain/kernel/result.ts";
import { lockMinutes, type SectionLock } from "../../domain/plan/section-locks.ts";
import { type PlanSection, sectionTitles } from "../../domain/plan/sections.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { CasePage } from "../proposals/case.tsx";
import { savedTime } from "../proposals/saving.tsx";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import { Card, Section } from "../ui/page.tsx";
import { ApprovalsUndone } from "./approvals-undone.tsx";
import { DraftMark } from "./draft-mark.tsx";
import { LongText, SectionFields } from "./plan-form-sections.tsx";
import { sideName } from "./plan-names.ts";
import type { RowKind } from "./plan-row-fields.ts";

export type SectionPageProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  section: PlanSection;
  /** The version that the form goes out from, and the newest one. */
  baseVersion: number;
  newest: number;
  /** The lock that this person holds, and the one that holds them off. */
  own: SectionLock | null;
  other: SectionLock | null;
  values: FormValues;
  /** The words come from a form that was sent: they are shown whoever holds the lock. */
  isTyped: boolean;
  errors: readonly FieldError[];
  rows?: Partial<Record<RowKind, number>> | undefined;
  /** Above the form: what somebody else changed in the meantime. */
  notice?: Child | undefined;
};

/** The form of one section. Without its lock it shows who writes, or offers to begin; words that were typed are always shown. */
export function SectionPage(props: SectionPageProps) {
  const { c, person, record, section, newest, own, other, isTyped, errors, notice } = props;
  const title = `「${sectionTitles[section]}」を書く`;
  return (
    <CasePage c={c} person={person} record={record} tab="plan" title={title}>
      <DraftMark record={record} version={newest} />
      {notice}
      <ErrorSummary errors={errors} title={`保存する前に、${errors.length}か所を直してください`} />
      <Section title={title}>
        {other ? <Taken lock={other} record={record} section={section} /> : null}
        {own || isTyped ? <SectionForm {...props} /> : other ? null : <Begin {...props} />}
      </Section>
    </CasePage>
  );
}

function SectionForm(props: SectionPageProps) {
  const { c, person, record, section, baseVersion, own, values, isTyped, errors, rows } = props;
  const at = { id: record.id, section };
  const ofCity = !partsOf(person, record).has("member");
  return (
    <>
      <div class="plan-form">
        <Form
          action={paths.proposal.planSection(at)}
          idempotencyKey={c.var.frame.idempotencyKey}
          fields={{ base_version: String(baseVersion) }}
          draftKey={`plan-${record.id}-${section}-${baseVersion}`}
          unsaved={isTyped && errors.length === 0}
        >
          <desk-lock href={paths.proposal.planSectionLock(at)}>
            <p class="sub" role="status">
              {own ? (
                <>
                  この部分は、<span data-time>{savedTime(own.until)}</span>までほかの人は書けません。
                </>
              ) : null}
            </p>
            <p class="sub" data-lost hidden>
              この部分を書く時間が終わりました。書いた内容は、このまま保存できます。その間にほかの人が書いたときは、両方をお見せします。
            </p>
          </desk-lock>
          <SectionFields section={section} values={values} errors={errors} rows={rows} ofCity={ofCity} />
          <LongText
            name="reason"
            label="変えた理由"
            help="相手が読む理由です。変えたところは、自動で示します。"
            required
            values={values}
            errors={errors}
          />
          <p>
            保存すると新しい版になり、双方があらためて承認します。ほかの部分は、そのときのいちばん新しい版のままです。
          </p>
          <ApprovalsUndone record={record} />
          <ButtonRow>
            <Button>この部分を保存して、新しい版にする</Button>
            <Button kind="weak" name="more" value="time" formnovalidate>
              書く時間を、いまから{lockMinutes}分にする
            </Button>
          </ButtonRow>
        </Form>
      </div>
      {own ? (
        <ActionForm
          action={paths.proposal.planSectionRelease(at)}
          label="保存せずに、この部分をほかの人にゆずる"
          kind="weak"
          idempotencyKey={c.var.frame.idempotencyKey}
        />
      ) : null}
    </>
  );
}

function Begin({ c, record, section }: SectionPageProps) {
  const at = { id: record.id, section };
  return (
    <Card kind="quiet">
      <p>書きはじめると、{lockMinutes}分のあいだ、ほかの人はこの部分を書けません。ほかの部分は、だれでも書けます。</p>
      <ButtonRow>
        <ActionForm
          action={paths.proposal.planSectionLock(at)}
          label="この部分を書きはじめる"
          idempotencyKey={c.var.frame.idempotencyKey}
        />
        <ButtonLink kind="weak" href={paths.proposal.plan({ id: record.id })}>
          共同計画にもどる
        </ButtonLink>
      </ButtonRow>
    </Card>
  );
}

type TakenProps = { lock: SectionLock; record: ProposalRecord; section: PlanSection };

/** Who writes here now, and what one can do meanwhile. */
function Taken({ lock, record, section }: TakenProps) {
  return (
    <Callout kind="warning" title={`いま、${lock.name}さんがこの部分を書いています`}>
      <p>
        {sideName(lock.side, record)}の{lock.name}さんが、{savedTime(lock.until)}
        まで書いています。書いているあいだは延びます。ほかの部分は、いま書けます。
      </p>
      <ButtonRow>
        <ButtonLink kind="other" href={paths.proposal.planSuggestionNew({ id: record.id, section })}>
          この部分の直しを提案する
        </ButtonLink>
        <ButtonLink kind="weak" href={paths.proposal.plan({ id: record.id })}>
          ほかの部分を見る
        </ButtonLink>
      </ButtonRow>
    </Callout>
  );
}
