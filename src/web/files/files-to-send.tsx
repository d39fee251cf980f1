import type { Attachment } from "../../domain/files/attachment.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { paths } from "../paths.ts";
import { Section } from "../ui/page.tsx";
import { FileList } from "./file-list.tsx";

type FilesToSendProps = { record: ProposalRecord; attachments: readonly Attachment[]; hasScanner: boolean };

/** All attachments once more before sending, each with what it belongs to, and the way to add one. */
export function FilesToSend({ record, attachments, hasScanner }: FilesToSendProps) {
  const id = { id: record.id };
  const listed = { proposalId: record.id, hasScanner, isProposer: true };
  const open = attachments.filter((one) => one.partId === null);
  return (
    <Section title="添付ファイル" level={3} link={{ href: paths.proposal.files(id), text: "添付ファイルを直す" }}>
      {open.length > 0 ? <FileList {...listed} attachments={open} /> : <p>添付ファイルはありません。</p>}
      {record.parts.map((part) => {
        const ofPart = attachments.filter((one) => one.partId === part.id);
        if (ofPart.length === 0) return null;
        return (
          <>
            <h4>守りたい部分「{part.heading}」の添付ファイル</h4>
            <FileList {...listed} attachments={ofPart} />
          </>
        );
      })}
    </Section>
  );
}
