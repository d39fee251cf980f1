import { contentHash } from "../accounts/content-hash.ts";
import type { FieldError } from "../domain/kernel/result.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import { approvalRouteFor } from "../domain/method/approval-route.ts";
import { type Classification, classificationChoices, type PaperBody } from "../domain/method/paper-body.ts";
import type { Paper } from "../domain/process/record.ts";
import type { Act } from "./act.ts";

/**
 * 決裁にまわす: a paper of any kind, its hash, and the persons of the route, never the drafter and never somebody with a tie.
 * Refused with a sentence when the route has less than two persons. An older paper of this kind leaves the route.
 * @returns the id of the paper.
 */
export async function putOnRoute(
  { tx, record, actor, at, city, log }: Act,
  kind: Paper["kind"],
  body: PaperBody,
): Promise<Result<{ paperId: string }>> {
  const tied = record.declarations.filter((one) => one.hasTie).map((one) => one.personId);
  const route = approvalRouteFor(city.settings.approvalRoute, actor.id, tied);
  if ("sentence" in route) return refused({ kind: "gates", missing: [{ principle: "", sentence: route.sentence }] });
  await tx
    .updateTable("approval_papers")
    .set({ state: "sent_back", decided_at: at })
    .where("proposal_id", "=", record.id)
    .where("kind", "=", kind)
    .where("state", "=", "on_route")
    .execute();
  const paper = await tx
    .insertInto("approval_papers")
    .values({
      proposal_id: record.id,
      kind,
      state: "on_route",
      method: body.method,
      recommended: body.recommended,
      body: JSON.stringify(body),
      content_hash: contentHash(body),
      drafted_by: actor.id,
      drafted_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("approval_steps")
    .values(
      route.persons.map((person, index) => ({
        paper_id: paper.id,
        position: index + 1,
        proposal_id: record.id,
        person_id: person,
      })),
    )
    .execute();
  await log("paper-drafted", "review", { paper: paper.id, kind, method: body.method, persons: route.persons.length });
  return done({ paperId: paper.id });
}

/** What a paper is filed as where its drafter was not asked. */
export const usualClassification: Classification = {
  decidedBy: "部長決裁",
  filedUnder: "官民連携",
  keptFor: "5年",
  disclosure: "公開",
};

/** 決裁区分・文書分類・保存期間・公開区分 as typed: each out of its list. */
export function classificationErrors(typed: Classification): FieldError[] {
  const names = { decidedBy: "決裁区分", filedUnder: "文書分類", keptFor: "保存期間", disclosure: "公開区分" };
  return (Object.keys(names) as (keyof Classification)[])
    .filter((field) => !(classificationChoices[field] as readonly string[]).includes(typed[field]))
    .map((field) => ({ field, message: `${names[field]}を一覧から選んでください。` }));
}
