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
 * An administrator ends an organisation that registered twice (P7b). It must have no proposal, and its people do not go with it: a
 * representative of the one that stays invites them. So no administrator alone opens one organisation's ideas to another's people. Both
 * names stay in the history; nothing of any proposal is read. Refused without how it was made sure that both are one.
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
      message: "両方の代表者に確かめたら、しるしを付けてください。",
    });
  if (errors.length > 0 || !sure.ok) return refused({ kind: "invalid", errors });
  return administer(program, actor, "person", async ({ tx, at, audit }) => {
    const { rows } = await sql<{
      outcome: "done" | "not-found" | "has-proposals";
    }>`select app.absorb_organisation(${keptId}, ${goneId}, ${sure.text}, ${at}) as outcome`.execute(tx);
    const outcome = rows[0]?.outcome ?? "not-found";
    if (outcome === "not-found") return undo({ kind: "not-found" });
    if (outcome === "has-proposals") return undo({ kind: "not-allowed", reason: hasProposals });
    await audit("organisations-merged", null, { kept: keptId, gone: goneId });
    return done(null);
  });
}

const hasProposals =
  "なくす団体に、提案か下書きがあります。提案のある団体は、ここではまとめられません。残す団体の代表者から、もう一方の団体の人を招待してもらってください。";
