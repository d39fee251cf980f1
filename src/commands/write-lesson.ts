import type { Program } from "../db/program.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { partsOf } from "../domain/policy/may.ts";
import { type Acting, act } from "./act.ts";

/** Each side writes once what it has learnt; both are read by both. */
export function writeLesson(program: Program, input: Acting & { lesson: string }) {
  return act(program, input, "writeLesson", async ({ tx, record, actor, at, log }) => {
    const side = partsOf(actor, record).has("member") ? "partner" : "city";
    if (record.lessons.includes(side))
      return refused({
        kind: "stale",
        changed: side === "partner" ? "ふりかえりは書かれています" : "市のふりかえりは書かれています",
      });
    const { texts, errors } = readTexts({ lesson: { typed: input.lesson, name: "ふりかえり", max: 2000 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .insertInto("lessons")
      .values({ proposal_id: record.id, side, lesson: texts.lesson, by_id: actor.id, at })
      .execute();
    await log("lesson-written", "publication", { side });
    return done({ side });
  });
}
