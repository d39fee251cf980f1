import { appendTalk, listProtectionTalks } from "../db/stores/talk-store.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import type { ProtectedPart } from "../domain/process/record.ts";
import type { Terms } from "../domain/proposal/protected-terms.ts";
import { type Talk, type TalkSide, talkStandsAt, whoseAnswer } from "../domain/proposal/protection-talk.ts";
import { type Act, type Acting, sideOf } from "./act.ts";

/** The part spoken of and the side that speaks, when it is this side's turn to answer. */
export function partToAnswer(
  { record, actor }: Pick<Act, "record" | "actor">,
  partId: string,
): Result<{ part: ProtectedPart; side: TalkSide }> {
  const part = record.parts.find((one) => one.id === partId);
  if (!part) return refused({ kind: "not-found" });
  const side: TalkSide = sideOf(actor, record) === "partner" ? "partner" : "city";
  const turn = whoseAnswer(part);
  if (turn === null)
    return refused({
      kind: "not-allowed",
      reason: "この守りたい部分の取扱条件は、もう決まっています。",
    });
  if (turn !== side)
    return refused({
      kind: "not-allowed",
      reason: turn === "city" ? "いまはデスクの返事を待っています。" : "いまは提案者の返事を待っています。",
    });
  return done({ part, side });
}

/** An act on a protected part; `drawnFrom`: where its talk stood when the form was drawn (`talkStandsAt`). */
export type ActingOnPart = Acting & { partId: string; drawnFrom?: string | undefined };

/** The talk about a part, when nobody said anything since the form was drawn. */
export async function talkAsDrawn(
  { tx, record }: Pick<Act, "tx" | "record">,
  { partId, drawnFrom }: Pick<ActingOnPart, "partId" | "drawnFrom">,
  undone: string,
): Promise<Result<readonly Talk[]>> {
  const talks = await listProtectionTalks(tx, record.id);
  if (drawnFrom !== undefined && drawnFrom !== talkStandsAt(talks, partId))
    return refused({ kind: "terms-changed", undone });
  return done(talks.filter((talk) => talk.partId === partId));
}

/** Writes what a side says about a part. */
export async function say(
  { tx, record, actor, at }: Act,
  talk: { partId: string; side: TalkSide; act: Talk["act"]; terms: Terms; note: string },
): Promise<void> {
  const { level, departmentIds, until } = talk.terms;
  const said = { partId: talk.partId, side: talk.side, act: talk.act, note: talk.note };
  await appendTalk(tx, { ...said, proposalId: record.id, level, departmentIds, until, byId: actor.id, at });
}

/** An agreed part, and the side that speaks about it. */
export function agreedPart(
  { record, actor }: Pick<Act, "record" | "actor">,
  partId: string,
): Result<{ part: ProtectedPart; side: TalkSide }> {
  const part = record.parts.find((one) => one.id === partId);
  if (!part) return refused({ kind: "not-found" });
  if (part.state !== "agreed")
    return refused({ kind: "not-allowed", reason: "合意した取扱条件がある部分だけが対象です。" });
  return done({ part, side: sideOf(actor, record) === "partner" ? "partner" : "city" });
}
