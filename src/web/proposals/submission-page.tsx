import type { City } from "../../db/stores/city-store.ts";
import type { Attachment } from "../../domain/files/attachment.ts";
import type { FieldError, Missing } from "../../domain/kernel/result.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { pledgeNames, pledgeSentences, pledges } from "../../domain/proposal/pledge.ts";
import type { UsualWaits } from "../../queries/open/usual-waits.ts";
import { words } from "../../words/words.ts";
import { SendAgain } from "../accounts/address-page.tsx";
import { FilesToSend } from "../files/files-to-send.tsx";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Checkbox } from "../ui/choice-field.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fieldset } from "../ui/field.tsx";
import { Form } from "../ui/form.tsx";
import type { FormValues } from "../ui/form-values.ts";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { Columns, Section } from "../ui/page.tsx";
import { AfterSending } from "./after-sending.tsx";
import { EditHead } from "./edit-head.tsx";
import { fieldsText, OpenParts } from "./open-parts.tsx";

export type SubmissionPageProps = {
  frame: Frame;
  city: City;
  record: ProposalRecord;
  now: Date;
  usual: UsualWaits;
  /** When the form was saved just before; null says nothing. */
  savedAt: Date | null;
  attachments: readonly Attachment[];
  hasScanner: boolean;
  missing: readonly Missing[];
  /** Whether this person may submit; else who may is said. */
  maySubmit: boolean;
  /** The mail address that this person still has to prove first; null when nothing is demanded. */
  unproven: string | null;
  representatives: readonly string[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** 確かめて提出する: everything once more as the city will read it, what is still missing, the pledge. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { frame, city, record, now, savedAt, missing, errors } = props;
  const id = { id: record.id };
  return (
    <Layout frame={frame} title="確かめて提出する" current="mine">
      <ErrorSummary errors={errors} labels={pledgeNames} title="提出する前に、確かめてください" />
      <EditHead record={record} city={city} now={now} current={3} savedAt={savedAt} />
      <Columns aside={<AfterSending city={city} usual={props.usual} />}>
        {record.challenge?.isSealed ? (
          <Callout title="締切まで開かない課題です">
            <p>
              提出すると、締切まで市の誰も読みません。書き直すことはできず、取り下げることだけができます。締切のあと、すべての提案を同時に開きます。
            </p>
          </Callout>
        ) : null}
        {missing.length > 0 ? <StillMissing missing={missing} id={record.id} /> : null}
        {record.submittedAt && record.text?.submittedAt === null ? (
          <p>
            <a href={paths.proposal.version({ ...id, version: String(record.text.version) })}>
              前の版から変わったところを見る
            </a>
          </p>
        ) : null}
        <Section
          title={record.title || "(名前がまだありません)"}
          link={{ href: paths.proposal.edit(id), text: "提案の内容を直す" }}
        >
          <DescriptionList
            items={[
              { term: "政策分野", detail: fieldsText(record) },
              ...(record.challenge ? [{ term: "応える課題", detail: record.challenge.title }] : []),
            ]}
          />
        </Section>
        <OpenParts text={record.text} parts={record.parts} city={city} level={3} wished={record.status === "draft"} />
        <FilesToSend {...props} />
        <ul class="bullets">
          <li>
            <a href={paths.proposal.edit(id, { step: "terms" })}>費用・期間・市に求めることを直す</a>
          </li>
          <li>
            <a href={paths.proposal.preview(id)}>ほかの人からどう見えるかを確かめる</a>
          </li>
          <li>
            <a href={paths.proposal.print(id)}>社内の決裁に使う、印刷用のページを開く</a>
          </li>
        </ul>
        {record.parts.length > 0 ? (
          <Callout title="守りたい部分について、提出の前に" level={3}>
            <p>
              取扱条件に合意しても、公開しないことを保証するものではありません。情報公開の請求があり、条例で公開しなければならないと判断したときは、市は公開します。監査や決裁のために、法令に基づいて閲覧することもあります。どちらの場合も、法令が禁じるときを除いて、先に、または見た記録としてお知らせします。
            </p>
            <p>合意のないうちは、市は内容を受け取っていません。請求があっても、見出しと理由だけが対象です。</p>
          </Callout>
        ) : null}
        {record.parts.length === 0 ? (
          <p class="sub">
            守りたい部分はありません。知られると困る部分があれば、
            <a href={paths.proposal.parts(id, { write: "what" })}>提出する前に分けて書いて</a>ください。
          </p>
        ) : null}
        {missing.length > 0 ? (
          <ButtonRow>
            <ButtonLink href={paths.proposal.edit(id)}>足りないところを書く</ButtonLink>
          </ButtonRow>
        ) : (
          <Submitting {...props} />
        )}
      </Columns>
    </Layout>
  );
}

function StillMissing({ missing, id }: { missing: readonly Missing[]; id: string }) {
  const names = words("ja").common.gate.names;
  return (
    <Callout kind="warning" title="提出するには、まだ足りないものがあります">
      <ul class="bullets">
        {missing.map(({ principle, sentence }) => (
          <li>
            {principle ? <b>{names[Number(principle.slice(1)) - 1]} </b> : null}
            {sentence}
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.proposal.edit({ id })}>提案の内容にもどる</a>
      </p>
    </Callout>
  );
}

function Submitting(props: SubmissionPageProps) {
  const { frame, record, maySubmit, unproven, representatives, values, errors } = props;
  const isAgain = record.status !== "draft";
  if (!maySubmit)
    return (
      <Callout title="提出は代表者が行います">
        <p>
          内容はそろっています。
          {representatives.length > 0 ? `代表者の${representatives.join("さん、")}さんに、` : "代表者に、"}
          この画面を開いて提出するよう、お伝えください。
        </p>
      </Callout>
    );
  if (unproven !== null) return <ProveAddressFirst frame={frame} address={unproven} />;
  return (
    <Form
      action={paths.proposal.submission({ id: record.id })}
      idempotencyKey={frame.idempotencyKey}
      version={record.version}
    >
      {isAgain ? null : (
        <Fieldset legend="提出する方の誓約">
          {pledges.map((pledge) => (
            <Checkbox
              name={pledge}
              label={pledgeSentences[pledge]}
              values={values}
              errors={errors}
              help={pledge === "disclosureRead" ? <a href={paths.ideas({})}>アイデアの守り方を読む</a> : undefined}
            />
          ))}
        </Fieldset>
      )}
      <ButtonRow>
        <Button big>{isAgain ? "書き足した提案を、もう一度提出する" : "この内容で提出する"}</Button>
        <ButtonLink kind="weak" href={paths.proposal.edit({ id: record.id }, { step: "terms" })}>
          戻る
        </ButtonLink>
      </ButtonRow>
    </Form>
  );
}

function ProveAddressFirst({ frame, address }: { frame: Frame; address: string }) {
  const text = words("ja").addresses;
  return (
    <Callout kind="warning" title={text.submitFirst}>
      <p>{text.submitText(address)}</p>
      <p>{text.notArrived}</p>
      <SendAgain frame={frame} />
      <p>
        <a href={paths.address({})}>{text.change}</a>
      </p>
    </Callout>
  );
}
