import PostalMime from "postal-mime";
import { nameAsGiven } from "../domain/files/file-name.ts";

/** What a saved mail (.eml) says; never trusted: text is text, and files go through the rules of attachments. */
export type ReadMail = {
  from: string;
  sentAt: Date | null;
  subject: string;
  body: string;
  files: readonly { name: string; content: Uint8Array }[];
};

/** Mails within mails, and heads of mails, that nobody writes who wants to be read. */
const bounds = { maxNestingDepth: 20, maxHeadersSize: 200_000 } as const;
/** More files than any mail of people has; the limits of attachments count the rest. */
const mostFiles = 50;

/** Far more than can be filed (filed-mail.ts), marks and styles and all; the rest is nobody's words. */
const mostHtml = 1_000_000;
/** More lines that could begin a part than any mail of people has; each part costs time in which nobody else is answered. */
const mostDashedLines = 5000;

/** Reads a saved mail; null when it is none. Of a mail that has only HTML, its words. */
export async function readMail(content: Uint8Array): Promise<ReadMail | null> {
  if (dashedLinesOf(content) > mostDashedLines) return null;
  const mail = await PostalMime.parse(content, bounds).catch(() => null);
  if (!mail?.from && !mail?.subject && !mail?.date) return null;
  const sentAt = mail.date ? new Date(mail.date) : null;
  const { name = "", address = "" } = mail.from ?? {};
  return {
    from: oneLine(name && address ? `${name} <${address}>` : name || address),
    sentAt: sentAt && Number.isFinite(sentAt.getTime()) ? sentAt : null,
    subject: oneLine(mail.subject ?? ""),
    body: usable(mail.text?.trim() ? mail.text : wordsOfHtml((mail.html ?? "").slice(0, mostHtml))),
    files: mail.attachments.slice(0, mostFiles).map((file) => ({
      name: nameAsGiven(oneLine(file.filename ?? "")),
      content: typeof file.content === "string" ? new TextEncoder().encode(file.content) : new Uint8Array(file.content),
    })),
  };
}

function dashedLinesOf(content: Uint8Array): number {
  let lines = 0;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (let at = bytes.indexOf("\n--"); at >= 0 && lines <= mostDashedLines; at = bytes.indexOf("\n--", at + 1))
    lines += 1;
  return lines;
}

/** The words of HTML, without its marks, styles and scripts: to be read and mended by who files it, never drawn. */
function wordsOfHtml(html: string): string {
  return withoutMarks(html.replaceAll(/<(style|script|head)\b[\s\S]*?(<\/\1\s*>|$)/giu, ""))
    .replaceAll(/&(nbsp|lt|gt|quot|#39|amp);/gu, (_, name: string) => named[name] ?? "")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
}

/** Each mark away, or a line's end where it ends one. By hand: a pattern looks for the end of every "<" anew, and a stranger writes a million. */
function withoutMarks(html: string): string {
  let words = "";
  let at = 0;
  for (;;) {
    const begin = html.indexOf("<", at);
    const end = begin < 0 ? -1 : html.indexOf(">", begin);
    if (end < 0) return words + html.slice(at);
    words += html.slice(at, begin);
    if (endsLine.test(html.slice(begin, Math.min(end + 1, begin + 20)))) words += "\n";
    at = end + 1;
  }
}

const endsLine = /^<(br\s*\/?|\/(p|div|tr|li|h[1-6])\s*)>$/iu;

const named: Readonly<Record<string, string>> = { nbsp: " ", lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

function oneLine(text: string): string {
  return usable(text).replaceAll(/\s+/gu, " ").trim();
}

/** Without what no text may hold. */
function usable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}
