import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import type { Context } from "hono";
import { type FileLimits, megabyte } from "../../domain/files/file-faults.ts";
import { nameAsGiven } from "../../domain/files/file-name.ts";
import { stage } from "../../files/stage.ts";
import type { ArrivedFile } from "../../files/take-in.ts";
import { admits, type Env } from "../route.ts";
import type { FormValues } from "../ui/form-values.ts";

export type Upload = { values: FormValues; files: readonly ArrivedFile[] };

/** Whether a request is a form with files of somebody who may send some: it has bounds of its own. */
export function isUpload(c: Context<Env>): boolean {
  const { actor } = c.var;
  if (actor.kind !== "person" || !isMultipart.test(c.req.header("content-type") ?? "")) return false;
  // Files of the talk are sent by both sides.
  const isTheirs = actor.organisation !== null || admits("staff", actor);
  return (actor.organisation !== null && uploadPath.test(c.req.path)) || (isTheirs && draftPath.test(c.req.path));
}

const uploadPath = /^\/proposals\/[0-9a-f-]{36}\/files$/i;
const draftPath = /^\/proposals\/[0-9a-f-]{36}\/(drafts\/[0-9a-f-]{36}\/files|mails\/reading)$/i;
const isMultipart = /^multipart\/form-data\s*;.*boundary=/i;

/** Read to the end although too much, so that the answer reaches its sender; beyond this somebody only wants to keep us busy. */
const patience = 5;
/** So many more than may be attached are read, each to be told that it was too much. */
const mostBeyond = 30;

/**
 * A form with files, read as it arrives: each file goes to the staging folder piece by piece and is never held whole. What is too large
 * is read and forgotten. Null: the arrival broke off, or was no such form; then nothing of it stays.
 */
export async function readUpload(c: Context<Env>, limits: FileLimits): Promise<Upload | null> {
  const contentType = c.req.header("content-type") ?? "";
  const body = c.req.raw.body;
  if (!isMultipart.test(contentType) || !body) return { values: {}, files: [] };
  const form = new Busboy({
    headers: { "content-type": contentType },
    preservePath: true,
    limits: { fields: 10, fieldSize: 1_000, files: limits.files + mostBeyond, headerPairs: 20, headerSize: 16_384 },
  });
  const values: Record<string, string> = {};
  const arriving: Promise<ArrivedFile>[] = [];
  const open = new Set<BusboyFileStream>();
  form.on("field", (name, text) => {
    values[name] = text;
  });
  form.on("file", (_field, content, sentName) => {
    open.add(content);
    // Told by the pipeline below; without a listener an upload that breaks off would end the program.
    content.on("error", () => {});
    content.once("close", () => open.delete(content));
    arriving.push(arrive(c, content, sentName ?? "", limits));
  });
  form.on("error", () => {});
  const ended = await pipeline(bounded(body, limits.allMegabytes * megabyte * patience), form).then(
    () => true,
    () => false,
  );
  if (!ended) for (const content of open) content.destroy(new Error("the upload broke off"));
  const arrived = await Promise.allSettled(arriving);
  const files = arrived.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const isWhole = ended && files.length === arrived.length;
  await forget(files.filter((file) => !isWhole || !isChosen(file)));
  return isWhole ? { values, files: files.filter(isChosen) } : null;
}

async function arrive(c: Context<Env>, content: Readable, sentName: string, limits: FileLimits): Promise<ArrivedFile> {
  const staged = await stage(c.var.program.files.staging, content, limits.eachMegabytes * megabyte);
  // Browsers write a quotation mark of a name as %22, and line ends as %0D and %0A (WHATWG, multipart/form-data).
  const name = nameAsGiven(sentName.replaceAll("%22", '"').replaceAll(/%0[AD]/g, ""));
  return { name, content: staged };
}

async function* bounded(body: ReadableStream<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const piece of Readable.fromWeb(
    body as Parameters<typeof Readable.fromWeb>[0],
  ) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > most) throw new Error("more than anybody may send");
    yield piece;
  }
}

async function forget(files: readonly ArrivedFile[]): Promise<void> {
  for (const { content } of files) if (typeof content !== "string") await rm(content.path, { force: true });
}

/** A field of files in which nothing was chosen arrives as one without a name and a content. */
function isChosen(file: ArrivedFile): boolean {
  return file.name !== "" || typeof file.content === "string" || file.content.bytes > 0;
}
