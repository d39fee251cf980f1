import type { Child } from "hono/jsx";
import type { City } from "../../db/stores/city-store.ts";
import type { Attachment } from "../../domain/files/attachment.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { ProposalRecord, ProtectedPart } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { readersText, untilText } from "../proposals/terms-words.ts";
import { ActionForm, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { sizeText } from "../ui/file-field.tsx";
import type { Frame } from "../ui/frame.ts";
import { Layout } from "../ui/layout.tsx";
import { LimitedReaders } from "../ui/limited-readers.tsx";
import { Card, Columns, PageHead, Section } from "../ui/page.tsx";
import { FileList } from "./file-list.tsx";
import { UploadForm } from "./upload-form.tsx";

export type FilesPageProps = {
  frame: Frame;
  city: City;
  record: ProposalRecord;
  /** The protected part whose files are shown; null: the files of the open parts. */
  part: ProtectedPart | null;
  /** All of the proposal: the limits count them together. */
  attachments: readonly Attachment[];
  hasScanner: boolean;
  /** How many were attached by the form that is answered; null: nothing was sent. */
  attached: number | null;
  errors: readonly FieldError[];
};

/** ファイルを添付する: what is attached, and the form for more. Works as a plain form; with JavaScript it shows how far it is. */
export function FilesPage(props: FilesPageProps) {
  const { frame, city, record, part, attached, errors } = props;
  const p = paths.proposal;
  const id = { id: record.id };
  const title = part ? `守りたい部分「${part.heading}」のファイル` : "ファイルを添付する";
  return (
    <Layout frame={frame} title={title} current="mine">
      <ErrorSummary
        errors={errors}
        labels={{ files: "添付するファイル" }}
        title={`添付できなかったものが${errors.length}件あります`}
        kept={attached ? `ほかの${attached}件は添付しました。` : "提案に書いた内容は、すべて残っています。"}
      />
      <PageHead
        crumbs={[
          { href: paths.proposals({}), text: "私たちの提案" },
          { href: p.edit(id), text: "提案を書く" },
          ...(part ? [{ href: p.part({ ...id, part: part.id }), text: "守りたい部分" }] : []),
          { text: "添付ファイル" },
        ]}
        title={title}
        lead={
          part
            ? "この部分の内容と同じように守ります。合意するまで、名前も大きさも、市の職員には見えません。"
            : "図面や資料など、文章だけでは伝わらないものを添えられます。なくても提出できます。"
        }
      />
      <Columns aside={<WhatIsTaken {...props} />}>
        {part ? (
          <LimitedReaders readers={`貴団体と、合意したあとは${readersText(part, city)}`} until={untilText(part.until)}>
            <Attached {...props} />
          </LimitedReaders>
        ) : (
          <Attached {...props} />
        )}
        <Adding {...props} />
        <ButtonRow>
          <ButtonLink kind="other" href={part ? p.part({ ...id, part: part.id }) : p.edit(id, { step: "terms" })}>
            {part ? "守りたい部分にもどる" : "提案を書くページにもどる"}
          </ButtonLink>
          <ButtonLink kind="weak" href={p.submission(id)}>
            確かめて提出する
          </ButtonLink>
        </ButtonRow>
      </Columns>
    </Layout>
  );
}

function Attached({ frame, record, part, attachments, hasScanner }: FilesPageProps) {
  const shown = attachments.filter((one) => one.partId === (part?.id ?? null));
  const remove = (attachment: Attachment): Child =>
    attachment.submittedAt ? null : (
      <ActionForm
        action={paths.proposal.fileRemoval({ id: record.id, file: attachment.id })}
        label={
          <>
            取り消す<span class="unseen">（{attachment.name}）</span>
          </>
        }
        kind="weak"
        idempotencyKey={frame.idempotencyKey}
      />
    );
  return (
    <Section title="いまの添付ファイル">
      {shown.length === 0 ? (
        <p>まだありません。</p>
      ) : (
        <FileList proposalId={record.id} attachments={shown} hasScanner={hasScanner} isProposer after={remove} />
      )}
    </Section>
  );
}

function Adding({ frame, city, record, part, errors }: FilesPageProps) {
  if (part && part.state !== "requested")
    return (
      <Callout title="この部分には、もう添付できません">
        <p>取扱条件を市と話し合っているか、話し合いが終わっています。添付はそのときのまま残ります。</p>
      </Callout>
    );
  return (
    <Section title="ファイルを選ぶ">
      <UploadForm
        action={paths.proposal.files({ id: record.id }, part ? { part: part.id } : {})}
        idempotencyKey={frame.idempotencyKey}
        city={city}
        verb="attach"
        errors={errors}
        big
      />
    </Section>
  );
}

function WhatIsTaken({ city, attachments, hasScanner }: FilesPageProps) {
  const counted = attachments.filter((one) => one.state !== "refused");
  const bytes = counted.reduce((sum, one) => sum + one.bytes, 0);
  const { files, allMegabytes } = city.settings.attachments;
  return (
    <>
      <Card kind="panel" title="受け取れるもの" level={2}>
        <ul class="bullets">
          <li>PDF、Word・Excel・PowerPoint(.docx .xlsx .pptx)、JPEG・PNG・WebPの画像、文章(.txt)、CSV</li>
          <li>マクロやパスワードのあるファイル、圧縮ファイルは受け取れません</li>
          <li>写真は、撮影場所などの記録を取り除いて保存します</li>
          <li>
            {hasScanner
              ? "ウイルスを検査し、見つかったファイルは受け取りません"
              : "この市ではウイルス検査を設定していません。送る前に、お使いの機器で検査してください"}
          </li>
        </ul>
      </Card>
      <p class="sub">
        この提案全体で{counted.length}件・{sizeText(bytes)}を使っています({files}件・{allMegabytes}MBまで)。
      </p>
    </>
  );
}
