import type { Context } from "hono";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { may } from "../../domain/policy/may.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { partLimits } from "../../domain/proposal/protected-terms.ts";
import { askedAtTheEnd, isPeriodOver, termsOfChange } from "../../domain/proposal/protection-change.ts";
import { type Talk, talkStandsAt } from "../../domain/proposal/protection-talk.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm, Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Fold } from "../ui/fold.tsx";
import { Form } from "../ui/form.tsx";
import { Prose } from "../ui/prose.tsx";
import { TextArea } from "../ui/text-field.tsx";
import type { ProtectionPageProps } from "./protection-page.tsx";
import { drawnFromField, TermsFields } from "./terms-fields.tsx";
import { readersText, untilText } from "./terms-words.ts";

type AfterAgreementProps = {
  c: Context<Env>;
  person: Person;
  record: ProposalRecord;
  part: ProtectedPart;
  ofPart: readonly Talk[];
  isPartner: boolean;
  writing: ProtectionPageProps["writing"];
};

type Forms = { idempotencyKey: string; fields: Readonly<Record<string, string>> };

/** What this reader can do about a part that is agreed: change its terms together, open it earlier, say what becomes of it at its end. */
export function AfterAgreement(props: AfterAgreementProps) {
  const { c, person, record, part, ofPart, isPartner, writing } = props;
  if (!may(person, "proposeProtectionChange", record).ok) return null;
  const forms = {
    idempotencyKey: c.var.frame.idempotencyKey,
    fields: { [drawnFromField]: talkStandsAt(ofPart, part.id) },
  };
  const asked = termsOfChange(ofPart, part.id);
  const isMine = asked !== null && (asked.side === "partner") === isPartner;
  return (
    <>
      <PeriodEnd {...props} forms={forms} />
      {asked ? <AskedChange {...props} asked={asked} isMine={isMine} forms={forms} /> : null}
      {writing?.partId === part.id && writing.form === "change" && !isMine ? (
        <ChangeForm {...props} forms={forms} start={asked ?? part} />
      ) : (
        <ButtonRow>
          {isMine ? null : (
            <a href={`${paths.proposal.parts({ id: record.id }, { change: part.id })}#part-${part.id}`}>
              {asked ? "ほかの条件を申し出る" : "取扱条件の変更を申し出る"}
            </a>
          )}
          {may(person, "releaseProtection", record).ok ? (
            <a href={paths.proposal.partRelease({ id: record.id, part: part.id })}>早めに開く・守る扱いを終える</a>
          ) : null}
        </ButtonRow>
      )}
    </>
  );
}

function AskedChange(props: AfterAgreementProps & { asked: Talk; isMine: boolean; forms: Forms }) {
  const { c, record, part, asked, isMine, isPartner, forms, writing } = props;
  const ids = { id: record.id, part: part.id };
  const other = isPartner ? "市" : "提案者";
  const terms = `${readersText(asked, c.var.city)}、${untilText(asked.until)}`;
  const refusing = writing?.partId === part.id && writing.form === "changeEnding" ? writing : null;
  return (
    <Callout
      level={3}
      title={isMine ? `変更を申し出ています。${other}の返事を待っています` : `${other}から、変更の申し出があります`}
    >
      <p>
        <b>{terms}</b>
      </p>
      {asked.note ? <Prose text={asked.note} /> : null}
      <p class="sub">合意するまでは、いまの条件のままです。読める人が減る変更も、合意したときからすぐに効きます。</p>
      {isMine ? (
        <ActionForm {...forms} action={paths.proposal.partChangeEnding(ids)} label="申し出を取り下げる" kind="weak" />
      ) : (
        <>
          <ActionForm
            {...forms}
            action={paths.proposal.partChangeAgreement(ids)}
            label={`「${terms}」に変えることに合意する`}
          />
          <Fold title="断って、いまの条件を続ける" open={refusing !== null}>
            <Form {...forms} action={paths.proposal.partChangeEnding(ids)}>
              <TextArea
                values={refusing?.values ?? {}}
                errors={refusing?.errors ?? []}
                name={refusalField(part.id)}
                label="断る理由"
                required={!isPartner}
                help={`${other}に見えます。守りたい内容は書かないでください。`}
                rows={3}
                maxGraphemes={partLimits.note}
              />
              <Button kind="weak">変更の申し出を断る</Button>
            </Form>
          </Fold>
        </>
      )}
    </Callout>
  );
}

/** The name of the field in which the reason for refusing a change of this part is written. */
export function refusalField(partId: string): string {
  return `refusal-${partId}`;
}

/** The end of the period: it opens nothing, the desk asks, silence keeps. */
function PeriodEnd({ c, person, record, part, isPartner, forms }: AfterAgreementProps & { forms: Forms }) {
  const today = todayInTokyo(c.var.program.now());
  if (!isPeriodOver(part, today)) return null;
  const ids = { id: record.id, part: part.id };
  const asked = askedAtTheEnd(part, today);
  if (!isPartner)
    return (
      <Callout level={3} title="守る期間が終わりました">
        <p>終わっても、何も開かれません。合意した人のほかには、これからも読めません。</p>
        {asked === "ask" && may(person, "askPeriodEnd", record).ok ? (
          <ActionForm
            {...forms}
            action={paths.proposal.partPeriodQuestion(ids)}
            label="これからの扱いを、提案者にたずねる"
          />
        ) : null}
        {asked === "answer" ? <p class="sub">提案者にたずねました。お返事がなければ、このまま守り続けます。</p> : null}
        {asked === null ? <p class="sub">提案者は、このまま守り続けることにしています。</p> : null}
      </Callout>
    );
  return (
    <Callout level={3} title="守る期間が終わりました。これからの扱いを選べます">
      <p>何もしなければ、いまの条件のまま守り続けます。読める人は増えません。</p>
      {may(person, "keepProtection", record).ok ? (
        <ButtonRow>
          <ButtonLink
            kind="other"
            href={`${paths.proposal.parts({ id: record.id }, { change: part.id })}#part-${part.id}`}
          >
            期間をのばす
          </ButtonLink>
          {part.said?.act === "keep" ? null : (
            <ActionForm {...forms} action={paths.proposal.partKeeping(ids)} label="このまま守り続ける" kind="other" />
          )}
          <ButtonLink kind="weak" href={paths.proposal.partRelease(ids)}>
            開く・守る扱いを終える
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </Callout>
  );
}

type ChangeFormProps = AfterAgreementProps & {
  forms: Forms;
  start: { level: string; departmentIds: readonly string[]; until: string };
};

function ChangeForm({ c, record, part, forms, start, writing, isPartner }: ChangeFormProps) {
  const stored = { level: start.level, departments: start.departmentIds, until: start.until, note: "" };
  const typed = writing?.values ?? {};
  const field = { values: Object.keys(typed).length > 0 ? typed : stored, errors: writing?.errors ?? [] };
  return (
    <Form {...forms} action={paths.proposal.partChanges({ id: record.id, part: part.id })}>
      <h3>申し出る条件</h3>
      <p>{isPartner ? "市" : "提案者"}が合意したときから、この条件になります。それまでは、いまの条件のままです。</p>
      <TermsFields {...field} city={c.var.city} />
      <TextArea
        {...field}
        name="note"
        label="変更の理由"
        required={false}
        help="相手に見えます。守りたい内容は書かないでください。"
        rows={3}
        maxGraphemes={partLimits.note}
      />
      <Button kind="other">この条件への変更を申し出る</Button>
    </Form>
  );
}
