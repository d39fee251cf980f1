import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { done, type FieldError, type Result, refused } from "../../domain/kernel/result.ts";
import { readText } from "../../domain/kernel/text.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";

export type OrganisationMerge = {
  actor: Person;
  keptId: string;
  goneId: string;
  madeSure: string;
  isUnderstood: boolean;
};

/**
 * An administrator makes one organisation of two (P7b): people, sessions, invitations and proposals go over to the one that is kept, in one
 * transaction; both names stay in the history. Nothing of any proposal is read, and no number of them told. Refused without how it was made
 * sure that both are one, for the people of each read everything of both from then on.
 */
export async function mergeOrganisations(program: Program, input: OrganisationMerge): Promise<Result<null>> {
  const { actor, keptId, goneId } = input;
  const errors: FieldError[] = [];
  const sure = readText(input.madeSure, { max: 1000, isMultiline: true, isRequired: true }, "");
  if (!sure.ok)
    errors.push({ field: "madeSure", message: "同じ団体であることをどう確かめたかを、1000文字までで書いてください。" });
  if (!input.isUnderstood)
    errors.push({
      field: "understood",
      message: "たがいの提案が読めるようになることを確かめて、しるしを付けてください。",
    });
  if (errors.length > 0 || !sure.ok) return refused({ kind: "invalid", errors });
  return administer(program, actor, "person", async ({ tx, at, audit }) => {
    const { rows } = await sql<{
      merged: boolean;
    }>`select app.merge_organisations(${keptId}, ${goneId}, ${sure.text}, ${at}) as merged`.execute(tx);
    if (!rows[0]?.merged) return undo({ kind: "not-found" });
    await audit("organisations-merged", null, { kept: keptId, gone: goneId });
    return done(null);
  });
}
