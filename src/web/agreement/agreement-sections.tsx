import type { Child } from "hono/jsx";
import { isAgreement, type Method } from "../../domain/method/method.ts";
import { may } from "../../domain/policy/may.ts";
import { latestPaper } from "../../domain/process/method-of.ts";
import type { AgreementVersion } from "../../queries/agreement-page.ts";
import { words } from "../../words/words.ts";
import { paths } from "../paths.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout, EmptyState } from "../ui/callout.tsx";
import { DateField } from "../ui/date-field.tsx";
import { dateText } from "../ui/date-text.tsx";
import { DescriptionList } from "../ui/description-list.tsx";
import { Form } from "../ui/form.tsx";
import { Columns, Section } from "../ui/page.tsx";
import { Path } from "../ui/path-line.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AgreementForm } from "./agreement-form.tsx";
import { AgreementPaper, shortHash } from "./agreement-paper.tsx";
import { type Drawing, fieldsOf } from "./part-page.tsx";
import { PreparingSteps } from "./preparing-steps.tsx";

export const agreementLabels = {
  subject: "協定の件名",
  representativeTitle: "相手方の代表者の職名",
  representativeName: "相手方の代表者の氏名",
  costBearing: "費用の負担",
  renewalYears: "更新",
  concludedOn: "締結の日",
  citySignatory: "市の署名者",
  partnerSignatory: "相手方の署名者",
};

type More = { agreement: AgreementVersion | null; method: Method | null; representative: string };
export type AgreementDrawing = Drawing<More>;

/** The tab 協定・準備: where the preparation stands, and the agreement with the next act of this reader. */
export function AgreementSections(drawing: AgreementDrawing): Child | null {
  const { record, more } = drawing;
  const isPreparing = record.status === "preparing" || record.activeAt !== null;
  if (!isPreparing && !more.agreement) return null;
  const sealedByAgreement = more.agreement !== null || (more.method !== null && isAgreement(more.method));
  return (
    <Columns aside={<PreparingSteps drawing={drawing} method={more.method} />}>
      {sealedByAgreement ? <AgreementPart drawing={drawing} /> : <OtherSeal drawing={drawing} />}
    </Columns>
  );
}

function AgreementPart({ drawing }: { drawing: AgreementDrawing }) {
  const { record, person, more, isProposer } = drawing;
  const { agreement } = more;
  const mayDraft = may(person, "draftAgreement", record).ok && agreement?.state !== "concluded";
  return (
    <>
      <Section title="協定" id="agreement" note={agreement ? stateNames[agreement.state] : undefined}>
        {agreement ? (
          <>
            <Path steps={stepsOf(agreement)} />
            <Turn drawing={drawing} agreement={agreement} />
            <AgreementFacts agreement={agreement} />
            <AgreementPaper id={record.id} agreement={agreement} />
          </>
        ) : (
          <EmptyState
            title="協定の案は、まだありません"
            text={
              isProposer
                ? "双方が承認した共同計画から、市が案を書きます。書きあがると、ここで読めます。"
                : "双方が承認した共同計画から、条文とWordファイルを作ります。"
            }
          />
        )}
      </Section>
      {mayDraft ? <AgreementForm drawing={drawing} /> : null}
    </>
  );
}

const stateNames = {
  drafting: "決裁の途中",
  approved: "決裁済み・同意待ち",
  consented: "同意済み・締結待ち",
  concluded: "締結済み",
} as const;

const order = ["drafting", "approved", "consented", "concluded"] as const;

function stepsOf(agreement: AgreementVersion) {
  const reached = order.indexOf(agreement.state);
  const names = ["市の決裁", "相手方の同意", "締結"];
  const notes = [agreement.approvedAt, agreement.consentedAt, agreement.concludedOn];
  return names.map((name, index) => ({
    name,
    state: index < reached ? ("done" as const) : index === reached ? ("current" as const) : ("later" as const),
    note: notes[index] ? dateText(notes[index], "short") : undefined,
  }));
}

/** The one next step of this reader. */
function Turn({ drawing, agreement }: { drawing: AgreementDrawing; agreement: AgreementVersion }) {
  const { c, person, record, isProposer } = drawing;
  const key = c.var.frame.idempotencyKey;
  if (agreement.state === "drafting") {
    const paper = latestPaper(record, "agreement");
    if (isProposer) return <p>市の決裁の途中です。終わると、貴団体に同意をお願いします。</p>;
    if (!paper) return null;
    return (
      <ButtonRow>
        <ButtonLink kind="other" href={paths.proposal.paper({ id: record.id, paper: paper.id })}>
          {paper.state === "sent_back" ? "差し戻された起案を見る" : "起案を見る"}
        </ButtonLink>
      </ButtonRow>
    );
  }
  if (agreement.state === "approved") {
    if (!may(person, "consentAgreement", record).ok)
      return (
        <p>
          {isProposer
            ? "貴団体の代表者が、案を読んで同意します。"
            : `${record.organisation.name}の同意を待っています。`}
        </p>
      );
    return (
      <Callout kind="info" title={`第${agreement.version}版の案に同意する`} level={3}>
        <p>
          下の案文とWordファイルを読んでください。同意すると、この内容(ハッシュ値{" "}
          <code>{shortHash(agreement.hash)}</code>
          )で協定を結びます。直したいところがあるときは、同意せずにメッセージでお知らせください。
        </p>
        <Form
          action={paths.proposal.agreementConsent({ id: record.id })}
          idempotencyKey={key}
          version={record.version}
          fields={{ hash: agreement.hash }}
        >
          <ButtonRow>
            <Button big>第{agreement.version}版の案に同意する</Button>
            <ButtonLink kind="weak" href={`${paths.proposal.show({ id: record.id })}#messages`}>
              直したいところを知らせる
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Callout>
    );
  }
  if (agreement.state !== "consented") return null;
  if (!may(person, "concludeAgreement", record).ok)
    return (
      <p>{isProposer ? "同意を受け取りました。市が締結の日と署名を記録します。" : "デスクが締結を記録します。"}</p>
    );
  return <ConclusionForm drawing={drawing} agreement={agreement} />;
}

function ConclusionForm({ drawing, agreement }: { drawing: AgreementDrawing; agreement: AgreementVersion }) {
  const { c, record, typed } = drawing;
  const [city, partner] = agreement.text.signatories;
  const signed = (person: string | undefined) => (person ?? "").replace(/　+/g, " ").trim();
  const fields = fieldsOf(typed, "concludeAgreement", {
    citySignatory: signed(city?.person),
    partnerSignatory: signed(partner?.person),
  });
  return (
    <Section title="締結を記録する" level={3} id="conclusion">
      <p>双方が記名押印したあとで記録します。協定番号は、記録したときに付きます。</p>
      <Form
        action={paths.proposal.agreementConclusion({ id: record.id })}
        idempotencyKey={c.var.frame.idempotencyKey}
        version={record.version}
      >
        <DateField name="concludedOn" label={agreementLabels.concludedOn} {...fields} />
        <TextField name="citySignatory" label={agreementLabels.citySignatory} width="l" {...fields} />
        <TextField name="partnerSignatory" label={agreementLabels.partnerSignatory} width="l" {...fields} />
        <ButtonRow>
          <Button>締結を記録する</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function AgreementFacts({ agreement }: { agreement: AgreementVersion }) {
  const kinds = words("ja").common.method;
  return (
    <DescriptionList
      dense
      items={[
        { term: "種類", detail: kinds[agreement.kind] },
        ...(agreement.number ? [{ term: "協定番号", detail: agreement.number }] : []),
        {
          term: "案",
          detail: `第${agreement.version}版 ${agreement.draftedBy} ${dateText(agreement.draftedAt, "short")}`,
        },
        ...(agreement.consentedAt
          ? [{ term: "同意", detail: `${agreement.consentedBy ?? ""} ${dateText(agreement.consentedAt, "short")}` }]
          : []),
        ...(agreement.concludedOn ? [{ term: "締結", detail: dateText(agreement.concludedOn, "long") }] : []),
        ...(agreement.signatories
          ? [{ term: "署名", detail: `${agreement.signatories.city}・${agreement.signatories.partner}` }]
          : []),
        ...(agreement.endsOn ? [{ term: "期間のおわり", detail: dateText(agreement.endsOn, "long") }] : []),
      ]}
    />
  );
}

/** Methods without an agreement are sealed on pages of their own. */
function OtherSeal({ drawing }: { drawing: AgreementDrawing }) {
  const { record, more, isProposer } = drawing;
  const id = { id: record.id };
  if (more.method === "individual_cooperation")
    return (
      <Section title="協定によらない連携" link={{ href: paths.proposal.cooperation(id), text: "連携の内容を見る" }}>
        <p>
          {record.cooperation?.partnerConfirmedAt
            ? "双方が連携の内容を確かめました。"
            : record.cooperation
              ? `市が連携の内容を書きました。次は${isProposer ? "貴団体" : "相手方"}が確かめます。`
              : "まず市が、連携の内容とはじまりの日を書きます。"}
        </p>
      </Section>
    );
  if (more.method === "small_direct_contract")
    return (
      <Section title="少額の随意契約" link={{ href: paths.proposal.award(id), text: "契約の記録を見る" }}>
        <p>
          {record.award
            ? `契約番号 ${record.award.contractNumber}(${dateText(record.award.contractedOn, "long")})を記録しました。`
            : "契約は、市の契約の手続で結びます。結んだあと、契約番号をここに記録します。"}
        </p>
      </Section>
    );
  return <EmptyState title="手法がまだ決裁されていません" text="手法が決まると、ここに次の手続が出ます。" />;
}
