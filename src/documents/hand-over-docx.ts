import type { AgreementLine } from "../domain/agreement/agreement-text.ts";
import { linesDocx } from "./agreement-docx.ts";

/** A 引継書: what it says of each thing that passes, in rows of a name and its lines. */
export type HandOverPaper = {
  title: string;
  /** Who hands over to whom, from which day. */
  facts: readonly (readonly [string, string])[];
  note: string;
  entries: readonly { heading: string; rows: readonly (readonly [string, readonly string[]])[] }[];
};

/** The Word file of a hand-over, laid out as an agreement is. */
export function handOverDocx(paper: HandOverPaper): Promise<Buffer> {
  return linesDocx(paper.title, [
    { style: "title", text: paper.title },
    ...paper.facts.map(([name, fact]): AgreementLine => ({ style: "paragraph", text: `${name}　${fact}` })),
    ...paper.note
      .split("\n")
      .filter(Boolean)
      .map((text): AgreementLine => ({ style: "block", text })),
    ...paper.entries.flatMap(({ heading, rows }): AgreementLine[] => [
      { style: "heading", text: heading },
      ...rows.flatMap(([name, lines]): AgreementLine[] => [
        { style: "paragraph", text: name },
        ...lines.map((text): AgreementLine => ({ style: "item", text })),
      ]),
    ]),
  ]);
}
