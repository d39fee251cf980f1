import type { Program } from "../db/program.ts";
import { type CooperationWords, readCooperation } from "../domain/agreement/cooperation.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { partsOf } from "../domain/policy/may.ts";
import { approvedMethod } from "../domain/process/method-of.ts";
import { type Act, type Acting, act } from "./act.ts";

/**
 * A cooperation without an agreement (G8.2-2) starts when both sides have confirmed the same terms. An officer writes the terms and
 * confirms them for the city, which clears the partner's confirmation; the representative confirms what the page showed.
 * `seenAt`: when the terms that the representative saw were confirmed by the city (ISO); later ones have to be read first.
 */
export function confirmCooperation(program: Program, input: Acting & Partial<CooperationWords> & { seenAt?: string }) {
  return act(program, input, "confirmCooperation", async (acting) => {
    if (partsOf(acting.actor, acting.record).has("representative"))
      return confirmForPartner(acting, input.seenAt ?? "");
    if (approvedMethod(acting.record) !== "individual_cooperation")
      return refused({
        kind: "not-allowed",
        reason: "双方の確認は、決裁された手法が「協定によらない個別連携」のときに行います。",
      });
    return writeForCity(acting, { terms: input.terms ?? "", startsOn: input.startsOn ?? "" });
  });
}

async function confirmForPartner({ tx, record, actor, at, log }: Act, seenAt: string) {
  const cooperation = record.cooperation;
  if (!cooperation?.cityConfirmedAt)
    return refused({ kind: "not-allowed", reason: "連携の内容は、先に市が書きます。" });
  if (cooperation.cityConfirmedAt.toISOString() !== seenAt || cooperation.partnerConfirmedAt)
    return refused({
      kind: "stale",
      changed: cooperation.partnerConfirmedAt ? "連携の内容は確認済み" : "連携の内容が書き直されました",
    });
  await tx
    .updateTable("cooperations")
    .set({ partner_confirmed_by: actor.id, partner_confirmed_at: at })
    .where("proposal_id", "=", record.id)
    .execute();
  await log("cooperation-confirmed", "agreement", { side: "partner", both: true });
  return done({ both: true });
}

async function writeForCity({ tx, record, actor, at, log }: Act, typed: CooperationWords) {
  const { cooperation, errors } = readCooperation(typed);
  if (errors.length > 0) return refused({ kind: "invalid", errors });
  const written = {
    terms: cooperation.terms,
    starts_on: cooperation.startsOn,
    city_confirmed_by: actor.id,
    city_confirmed_at: at,
    partner_confirmed_by: null,
    partner_confirmed_at: null,
  };
  await tx
    .insertInto("cooperations")
    .values({ proposal_id: record.id, ...written })
    .onConflict((conflict) => conflict.column("proposal_id").doUpdateSet(written))
    .execute();
  await log("cooperation-confirmed", "agreement", { side: "city", both: false });
  return done({ both: false });
}
