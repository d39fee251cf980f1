import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { agreementNumber, type ConclusionWords, readConclusion } from "../domain/agreement/conclusion.ts";
import { fiscalYearOf } from "../domain/calendar/fiscal-year.ts";
import { isPlainDate, todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { approvedMethod } from "../domain/process/method-of.ts";
import { type Acting, act } from "./act.ts";

/** An officer records that both sides have signed: the day, the signatories, and the agreement's number of that fiscal year. */
export function concludeAgreement(program: Program, input: Acting & ConclusionWords) {
  return act(program, input, "concludeAgreement", async ({ tx, record, today, log }) => {
    const agreement = record.agreement;
    if (agreement?.state !== "consented")
      return refused({
        kind: "not-allowed",
        reason:
          agreement?.state === "concluded"
            ? "協定はすでに締結されています。"
            : "相手方が協定の案に同意したあとで締結します。",
      });
    if (agreement.planVersion !== record.plan?.version || agreement.kind !== approvedMethod(record))
      return refused({
        kind: "not-allowed",
        reason: "共同計画か手法が変わっています。協定の案を書き直してください。",
      });
    const { consented_at } = await tx
      .selectFrom("agreements")
      .select("consented_at")
      .where("proposal_id", "=", record.id)
      .where("version", "=", agreement.version)
      .executeTakeFirstOrThrow();
    const { conclusion, errors } = readConclusion(input, { consentedOn: todayInTokyo(consented_at!), today });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const year = fiscalYearOf(conclusion.concludedOn);
    const number = agreementNumber(year, await nextSerial(tx, year));
    const ends = record.plan?.body.period.to ?? "";
    await tx
      .updateTable("agreements")
      .set({
        state: "concluded",
        number,
        concluded_on: conclusion.concludedOn,
        signatories: JSON.stringify({ city: conclusion.citySignatory, partner: conclusion.partnerSignatory }),
        ends_on: isPlainDate(ends) ? ends : null,
      })
      .where("proposal_id", "=", record.id)
      .where("version", "=", agreement.version)
      .execute();
    await log("agreement-concluded", "agreement", { version: agreement.version, number, hash: agreement.hash });
    return done({ number });
  });
}

async function nextSerial(tx: Tx, year: number): Promise<number> {
  const result = await sql<{ serial: number }>`select app.next_agreement_number(${year}) as serial`.execute(tx);
  return result.rows[0]!.serial;
}
