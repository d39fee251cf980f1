import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { type Attachment, type AttachmentStanding, isOpen, standingOf } from "../../domain/files/attachment.ts";
import { kindName } from "../../domain/files/kinds.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import type { Env } from "../route.ts";
import { ActionForm } from "../ui/button.tsx";
import { sizeText } from "../ui/file-field.tsx";
import { Section } from "../ui/page.tsx";
import { ListRow, RowList } from "../ui/rows.tsx";
import { Tag } from "../ui/tag.tsx";

type Listed = Pick<Attachment, "id" | "name" | "mediaType" | "bytes" | "state">;

type FileListProps<T extends Listed> = {
  proposalId: string;
  attachments: readonly T[];
  /** Where each is opened; without it, as an attachment of the proposal. */
  hrefOf?: ((file: T) => string) | undefined;
  hasScanner: boolean;
  isProposer: boolean;
  /** No links: each is opened by what stands at its right. */
  isClosed?: boolean | undefined;
  /** At the right of a file: what can be done with it. */
  after?: ((attachment: T) => Child) | undefined;
};

/** Attachments with kind, size, and whether they were looked through; a link where they can be opened. */
export function FileList<T extends Listed>(props: FileListProps<T>) {
  const { proposalId, attachments, hasScanner, isProposer, isClosed, hrefOf, after } = props;
  return (
    <RowList>
      {attachments.map((attachment) => {
        const standing = standingOf(attachment.state, hasScanner);
        const href = hrefOf?.(attachment) ?? paths.proposal.file({ id: proposalId, file: attachment.id });
        return (
          <ListRow
            title={<bdi>{attachment.name}</bdi>}
            href={isOpen(standing) && !isClosed ? href : undefined}
            mark={<StandingTag standing={standing} />}
            meta={`${kindName(attachment.mediaType)} ${sizeText(attachment.bytes)}`}
            text={explained(standing, isProposer)}
            side={after?.(attachment)}
          />
        );
      })}
    </RowList>
  );
}

type FilesProps = {
  c: Context<Env>;
  record: ProposalRecord;
  attachments: readonly Attachment[];
  isProposer: boolean;
};

/** The attachments of the open parts below their text; nothing where there are none. */
export function FilesOfText({ c, record, attachments, isProposer }: FilesProps) {
  const open = attachments.filter((one) => one.partId === null);
  if (open.length === 0) return null;
  const hasScanner = c.var.program.files.scanner !== null;
  return (
    <Section title="添付ファイル" id="files">
      <FileList proposalId={record.id} attachments={open} hasScanner={hasScanner} isProposer={isProposer} />
    </Section>
  );
}

type FilesOfPartProps = Omit<FilesProps, "record"> & {
  proposalId: string;
  partId: string;
  /** What the part was opened by (its purpose; an access for law); null where no reading is needed: for its proposer, once released. */
  fields: Readonly<Record<string, string>> | null;
};

/** The attachments of a protected part, on the page that its opening answers with. Each is opened with a reading of its own. */
export function FilesOfPart({ c, proposalId, partId, attachments, isProposer, fields }: FilesOfPartProps) {
  if (attachments.length === 0) return null;
  const { program, frame } = c.var;
  const hasScanner = program.files.scanner !== null;
  const opening = (attachment: Attachment) =>
    fields !== null && isOpen(standingOf(attachment.state, hasScanner)) ? (
      <ActionForm
        action={paths.proposal.readings({ id: proposalId, part: partId })}
        label={
          <>
            記録して開く<span class="unseen">（{attachment.name}）</span>
          </>
        }
        kind="inner"
        idempotencyKey={frame.idempotencyKey}
        fields={{ ...fields, file: attachment.id }}
      />
    ) : null;
  return (
    <>
      <h3>この部分の添付ファイル</h3>
      <FileList
        proposalId={proposalId}
        attachments={attachments}
        hasScanner={hasScanner}
        isProposer={isProposer}
        isClosed={fields !== null}
        after={opening}
      />
    </>
  );
}

function StandingTag({ standing }: { standing: AttachmentStanding }) {
  switch (standing) {
    case "clean":
      return <Tag kind="done">ウイルス検査済み</Tag>;
    case "unchecked":
      return <Tag>ウイルス検査なし</Tag>;
    case "in-quarantine":
      return <Tag kind="near">ウイルス検査を待っています</Tag>;
    case "refused":
      return <Tag kind="late">削除しました</Tag>;
  }
}

function explained(standing: AttachmentStanding, isProposer: boolean): string | undefined {
  switch (standing) {
    case "clean":
      return undefined;
    case "unchecked":
      return isProposer
        ? undefined
        : "この市ではウイルス検査を設定していません。開く前に、お使いの機器の検査ソフトで確かめてください。";
    case "in-quarantine":
      return isProposer
        ? "検査が終わるまで、どなたも開けません。このまま送れます。"
        : "検査が終わるまで、どなたも開けません。終わると、ここから開けます。";
    case "refused":
      return isProposer
        ? "ウイルスが見つかったため、中身を削除しました。お使いの機器を検査して、必要なら別のファイルを添付してください。"
        : "ウイルスが見つかったため、中身を削除しました。";
  }
}
