import type { Program } from "../db/program.ts";
import { listStorageKeys } from "../db/stores/attachment-store.ts";
import { done, type FieldError, type Result, refused } from "../domain/kernel/result.ts";
import {
  type PartWords,
  readPart,
  readTerms,
  type Terms,
  type TypedTerms,
} from "../domain/proposal/protected-terms.ts";
import { type Act, type Acted, type Acting, act } from "./act.ts";
import { removeContents } from "./remove-contents.ts";

export type TypedPart = { section: string; heading: string; reason: string; content: string } & TypedTerms;

/** More than this many parts are no exception any more but the proposal itself. */
const mostParts = 12;

/**
 * Names a part that shall be protected (P7b): heading, reason and wished terms, and the content as a record of its own that the
 * city does not read. Before submission, or while additions are asked for. Nothing of it goes into the log.
 * @returns the id of the part.
 */
export function addProtectedPart(program: Program, input: Acting & { part: TypedPart }) {
  return act<{ partId: string }>(program, input, "editProposal", async (acting) => {
    const { tx, record } = acting;
    const read = readAll(acting, input.part);
    if (!read.ok) return read;
    if (record.parts.length >= mostParts) return refused({ kind: "invalid", errors: [tooMany] });
    const { part, terms } = read.value;
    const { id } = await tx
      .insertInto("protected_parts")
      .values({ proposal_id: record.id, position: record.parts.length, ...rowOf(part, terms) })
      .returning("id")
      .executeTakeFirstOrThrow();
    const of = { part_id: id, proposal_id: record.id };
    await tx
      .insertInto("protected_part_reasons")
      .values({ ...of, reason: part.reason })
      .execute();
    await tx
      .insertInto("protected_part_contents")
      .values({ ...of, content: part.content })
      .execute();
    return done({ partId: id });
  });
}

/** Writes a protected part anew, as long as nothing was agreed about it. */
export function changeProtectedPart(program: Program, input: Acting & { partId: string; part: TypedPart }) {
  return act<{ partId: string }>(program, input, "editProposal", async (acting) => {
    const { tx, record } = acting;
    if (!record.parts.some((part) => part.id === input.partId)) return refused({ kind: "not-found" });
    const read = readAll(acting, input.part);
    if (!read.ok) return read;
    const { part, terms } = read.value;
    const id = input.partId;
    await tx
      .updateTable("protected_parts")
      .set(rowOf(part, terms))
      .where("id", "=", id)
      .where("state", "=", "requested")
      .execute();
    await tx.updateTable("protected_part_reasons").set({ reason: part.reason }).where("part_id", "=", id).execute();
    await tx.updateTable("protected_part_contents").set({ content: part.content }).where("part_id", "=", id).execute();
    return done({ partId: id });
  });
}

/** Takes a protected part out again, with its content, reason and attachments. */
export async function removeProtectedPart(
  program: Program,
  input: Acting & { partId: string },
): Promise<Result<Acted<null>>> {
  let keys: readonly string[] = [];
  const result = await act<null>(program, input, "editProposal", async ({ tx, record }) => {
    if (!record.parts.some((part) => part.id === input.partId)) return refused({ kind: "not-found" });
    keys = await listStorageKeys(tx, record.id, input.partId);
    const removed = await tx
      .deleteFrom("protected_parts")
      .where("id", "=", input.partId)
      .where("state", "=", "requested")
      .returning("id")
      .execute();
    if (removed.length === 0) keys = [];
    return done(null);
  });
  if (result.ok) await removeContents(program, keys);
  return result;
}

const tooMany: FieldError = {
  field: "heading",
  message: `守りたい部分は${mostParts}件までです。近い内容のものを、一つにまとめてください。`,
};

function readAll({ today, city }: Act, typed: TypedPart): Result<{ part: PartWords; terms: Terms }> {
  const { part, errors } = readPart(typed);
  const askable = city.departments.filter((department) => !department.isDesk).map((department) => department.id);
  const { terms, errors: ofTerms } = readTerms(typed, today, askable);
  if (!part || !terms) return refused({ kind: "invalid", errors: [...errors, ...ofTerms] });
  return done({ part, terms });
}

function rowOf(part: PartWords, terms: Terms) {
  return {
    section: part.section,
    heading: part.heading,
    level: terms.level,
    department_ids: [...terms.departmentIds],
    until: terms.until,
  };
}
