import { type AgreementLine, agreementLines } from "../../domain/agreement/agreement-text.ts";
import type { AgreementVersion } from "../../queries/agreement-page.ts";
import { paths } from "../paths.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Paper } from "../ui/paper.tsx";

/** The agreement as the Word file has it, line by line, and the file itself. */
export function AgreementPaper({ id, agreement }: { id: string; agreement: AgreementVersion }) {
  const [title, ...lines] = agreementLines(agreement.text);
  return (
    <>
      <ButtonRow>
        <ButtonLink kind="other" href={paths.proposal.agreementFile({ id, version: String(agreement.version) })}>
          Wordファイルを受け取る({Math.ceil(agreement.bytes / 1024)}kB)
        </ButtonLink>
      </ButtonRow>
      <HashValue hash={agreement.hash} />
      <Paper
        number={agreement.number || `案 第${agreement.version}版`}
        drafted={`共同計画 第${agreement.planVersion}版から`}
        title={title?.text ?? ""}
        level={3}
      >
        {lines.map((line) => (
          <Line line={line} />
        ))}
      </Paper>
    </>
  );
}

/** ハッシュ値: short for the eye, whole for who wants to compare. */
export function HashValue({ hash }: { hash: string }) {
  return (
    <details class="hash">
      <summary>
        ハッシュ値 <code>{shortHash(hash)}</code>
      </summary>
      <p class="small">
        このWordファイルの内容から計算した値(SHA-256)です。1文字でも変わると別の値になります。決裁も同意も、この値のファイルに対して行います。
      </p>
      <p class="hash-full">
        <code>{hash}</code>
      </p>
    </details>
  );
}

/** 3f9c 72aa 10de 8b41: the first sixteen signs. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ");
}

function Line({ line }: { line: AgreementLine }) {
  return <p class={`agreement-${line.style}`}>{line.text}</p>;
}
