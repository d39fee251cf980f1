import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { TalkLine } from "../domain/dialogue/talk-record.ts";
import { coreProperties } from "./agreement-docx.ts";
import { withFixedTimes } from "./zip-times.ts";

/** 対話の記録 in Word: A4, page x/y, and on every sheet what it is marked as; null: for both sides. */
export async function talkDocx(lines: readonly TalkLine[], marking: string | null): Promise<Buffer> {
  const document = new Document({
    title: lines[0]?.text ?? "",
    styles: {
      default: { document: { run: { font, size: points(10.5), language: { value: "ja-JP", eastAsia: "ja-JP" } } } },
    },
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297) }, margin } },
        ...(marking ? { headers: { default: new Header({ children: [markingLine(marking)] }) } } : {}),
        footers: { default: new Footer({ children: [pageOfPages()] }) },
        children: lines.flatMap(paragraphsOf),
      },
    ],
  });
  const core = { path: "docProps/core.xml", data: coreProperties(lines[0]?.text ?? "") };
  return withFixedTimes(await Packer.toBuffer(document, undefined, [core]));
}

const font = { ascii: "ＭＳ 明朝", hAnsi: "ＭＳ 明朝", eastAsia: "ＭＳ 明朝", cs: "ＭＳ 明朝" };
const margin = { top: mm(25), bottom: mm(25), left: mm(25), right: mm(25) };

const layouts: Record<TalkLine["style"], IParagraphOptions> = {
  title: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
  heading: { keepNext: true, spacing: { before: 360, after: 120 } },
  who: { keepNext: true, spacing: { before: 200 } },
  words: { indent: { left: 420 } },
  small: { indent: { left: 210 } },
};

/** Each line of what somebody wrote is a paragraph of its own. */
function paragraphsOf({ style, text }: TalkLine): Paragraph[] {
  const size = style === "title" ? points(14) : style === "small" ? points(9) : points(10.5);
  const bold = style === "title" || style === "heading" || style === "who";
  return text
    .split("\n")
    .map((line) => new Paragraph({ ...layouts[style], children: [new TextRun({ text: line, size, bold })] }));
}

function markingLine(marking: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: marking, bold: true })] });
}

function pageOfPages(): Paragraph {
  const children = [new TextRun({ children: [PageNumber.CURRENT, "/", PageNumber.TOTAL_PAGES] })];
  return new Paragraph({ alignment: AlignmentType.CENTER, children });
}

/** Half points, as Word counts the size of letters. */
function points(size: number): number {
  return size * 2;
}

/** Twentieths of a point, as Word counts lengths. */
function mm(length: number): number {
  return Math.round((length / 25.4) * 1440);
}
