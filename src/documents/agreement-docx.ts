import { AlignmentType, Document, Footer, type IParagraphOptions, Packer, PageNumber, Paragraph, TextRun } from "docx";
import { type AgreementLine, type AgreementText, agreementLines } from "../domain/agreement/agreement-text.ts";
import { withFixedTimes } from "./zip-times.ts";

/**
 * The Word file of an agreement: A4, ＭＳ 明朝, page x/y. The same text gives the same bytes on every machine and at every
 * time, because approval and consent are to the file's SHA-256 (process.md "agreement").
 */
export function agreementDocx(agreement: AgreementText): Promise<Buffer> {
  return linesDocx(agreement.title, agreementLines(agreement));
}

/** Lines on A4 in the same layout, whatever they say; the same lines give the same bytes. */
export async function linesDocx(title: string, lines: readonly AgreementLine[]): Promise<Buffer> {
  const document = new Document({
    title,
    styles: {
      default: { document: { run: { font, size: points(10.5), language: { value: "ja-JP", eastAsia: "ja-JP" } } } },
    },
    sections: [
      {
        properties: { page: { size: a4, margin: { top: mm(30), bottom: mm(25), left: mm(30), right: mm(25) } } },
        footers: { default: new Footer({ children: [pageOfPages()] }) },
        children: lines.map(paragraph),
      },
    ],
  });
  return withFixedTimes(
    await Packer.toBuffer(document, undefined, [{ path: "docProps/core.xml", data: coreProperties(title) }]),
  );
}

const font = { ascii: "ＭＳ 明朝", hAnsi: "ＭＳ 明朝", eastAsia: "ＭＳ 明朝", cs: "ＭＳ 明朝" };
const a4 = { width: mm(210), height: mm(297) };

function paragraph({ style, text }: AgreementLine): Paragraph {
  const size = style === "title" ? points(14) : points(10.5);
  return new Paragraph({ ...layouts[style], children: [new TextRun({ text, size, bold: style === "title" })] });
}

/** One character is 10.5 points wide: 210 twentieths. */
const character = 210;

const layouts: Record<AgreementLine["style"], IParagraphOptions> = {
  title: { alignment: AlignmentType.CENTER, spacing: { after: 480 } },
  preamble: { indent: { firstLine: character }, spacing: { after: 240 } },
  heading: { indent: { left: character }, keepNext: true, spacing: { before: 160 } },
  paragraph: { indent: { left: character, hanging: character } },
  item: { indent: { left: 3 * character, hanging: character } },
  block: { indent: { left: 2 * character } },
  closing: { indent: { firstLine: character }, spacing: { before: 480 }, keepNext: true },
  date: { indent: { left: 2 * character }, spacing: { before: 360, after: 360 }, keepNext: true },
  party: { indent: { left: 16 * character }, spacing: { before: 120 }, keepLines: true },
};

function pageOfPages(): Paragraph {
  const children = [new TextRun({ children: [PageNumber.CURRENT, "/", PageNumber.TOTAL_PAGES] })];
  return new Paragraph({ alignment: AlignmentType.CENTER, children });
}

/** What a file says of itself; written here because the library's own carries the time of writing. */
export function coreProperties(title: string): string {
  const escaped = title.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? "");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped}</dc:title><dc:language>ja-JP</dc:language></cp:coreProperties>`;
}

/** Half points, as Word counts the size of letters. */
function points(size: number): number {
  return size * 2;
}

/** Twentieths of a point, as Word counts lengths. */
function mm(length: number): number {
  return Math.round((length / 25.4) * 1440);
}
