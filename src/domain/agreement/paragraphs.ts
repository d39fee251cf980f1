import { formatEra } from "../calendar/era.ts";
import { isPlainDate } from "../calendar/tokyo-date.ts";
import { normaliseLineBreaks } from "../kernel/text.ts";

/** A numbered paragraph (項) with its items (号). */
export type AgreementParagraph = { text: string; items: readonly string[] };
export type AgreementArticle = { heading: string; paragraphs: readonly AgreementParagraph[] };

/** A sentence, and below it the words that it announces, line by line. */
export function says(text: string, content?: string): AgreementParagraph {
  return { text, items: content === undefined ? [] : [normaliseLineBreaks(content)] };
}

/** A sentence with its words, where there are any. */
export function saysOf(text: string, content: string): readonly AgreementParagraph[] {
  return content.trim() === "" ? [] : [says(text, content)];
}

/** A sentence with its items, where there are any. */
export function lists(text: string, items: readonly string[]): readonly AgreementParagraph[] {
  return items.length === 0 ? [] : [{ text, items }];
}

/** An item with what is known of it in brackets: 「回数（目標：12、期限：来年度）」. Details that are empty are left out. */
export function itemOf(head: string, details: readonly string[]): string {
  const said = details.filter((detail) => detail !== "");
  return said.length > 0 ? `${oneLine(head)}（${said.join("、")}）` : oneLine(head);
}

/** 「指標：来た人」; nothing where nothing is written. */
export function named(name: string, text: string): string {
  return text.trim() === "" ? "" : `${name}：${oneLine(text)}`;
}

/** A day as the text writes it; words for a day stay as they are. */
export function readableDate(text: string): string {
  return isPlainDate(text) ? formatEra(text) : oneLine(text);
}

/** Numbers in running Japanese text: 第１０条. */
export function wide(number: number): string {
  return String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** What stands inside a sentence stays on its line; nothing else of it changes. */
export function oneLine(text: string): string {
  return normaliseLineBreaks(text).replaceAll("\n", " ");
}
