import type { Program } from "../../db/program.ts";
import { listNameable } from "../../db/stores/law-access-store.ts";
import { addDays, instantInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { isTold, readAccess, type TypedAccess } from "../../domain/law-access/law-access.ts";
import { awayAs, type Person } from "../../domain/policy/actor.ts";
import { type Acting, act } from "../act.ts";

/**
 * The chief lets a named person read an agreed part for a purpose of the law, and for a time (法令に基づく閲覧). The reading goes through the
 * same door and stands in the same ledger. The proposer is told, unless a law forbids it; then once the bar is lifted or its day is over.
 */
export function grantLawAccess(program: Program, input: Acting & { partId: string; access: TypedAccess }) {
  return act<null>(program, input, "grantLawAccess", async ({ tx, record, actor, at, today, log }) => {
    const part = record.parts.find((one) => one.id === input.partId);
    if (!part) return refused({ kind: "not-found" });
    if (part.state !== "agreed")
      return refused({
        kind: "not-allowed",
        reason: "合意した取扱条件がある部分だけが対象です。合意のない部分の内容を、市は受け取っていません。",
      });
    const people = await listNameable(tx, notNameable(actor));
    const { terms, errors } = readAccess(
      input.access,
      today,
      people.map((one) => one.id),
    );
    if (!terms) return refused({ kind: "invalid", errors });
    const reader = people.find((one) => one.id === terms.personId)!;
    if (record.declarations.some((one) => one.personId === reader.id && one.hasTie))
      return refused({
        kind: "invalid",
        errors: [
          { field: "person", message: "この人は、提案者との利害の関係を申告しています。ほかの人を選んでください。" },
        ],
      });
    await tx
      .insertInto("law_accesses")
      .values({
        proposal_id: record.id,
        part_id: part.id,
        person_id: reader.id,
        reader_department: reader.department,
        reader_role: reader.role,
        purpose: terms.purpose,
        reason: terms.reason,
        granted_by: actor.id,
        granted_at: at,
        ends_at: instantInTokyo(addDays(terms.endsOn, 1)),
        untold_reason: terms.untoldReason,
        untold_until: terms.untoldUntil,
      })
      .execute();
    const line = isTold({ untoldUntil: terms.untoldUntil, toldAt: null }, today) ? "protection" : "desk";
    await log("law-access-granted", line, { part: part.id, purpose: terms.purpose });
    return done(null);
  });
}

/** Nobody grants it to themselves, and a chief's deputy not to whom they stand in for. */
export function notNameable(actor: Person): readonly string[] {
  return [actor.id, ...(actor.roles.includes("chief") ? [] : awayAs(actor, "chief"))];
}
