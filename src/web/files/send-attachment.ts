import { Readable } from "node:stream";
import type { Context } from "hono";
import { type OpenAttachment, type OpenedContent, openAttachment } from "../../commands/open-attachment.ts";
import { attachmentAs } from "../content-disposition.ts";
import { paths } from "../paths.ts";
import { refusalPage } from "../refusals.tsx";
import type { Env } from "../route.ts";

/** The file as a download that runs nothing and is kept by no cache (ASVS 3.2.1, 5.4.1); else the page that says why not. */
export async function sendAttachment(c: Context<Env>, input: OpenAttachment): Promise<Response> {
  const result = await openAttachment(c.var.program, input);
  const back = { href: paths.proposal.text({ id: input.proposalId }), text: "提案の本文にもどる" };
  return result.ok ? asDownload(c, result.value) : refusalPage(c, result.refusal, back);
}

export function asDownload(c: Context<Env>, { attachment, content }: OpenedContent): Response {
  return c.body(Readable.toWeb(Readable.from(content)) as ReadableStream, 200, {
    "content-type": attachment.mediaType,
    "content-length": String(attachment.bytes),
    "content-disposition": attachmentAs(attachment.name),
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store",
  });
}
