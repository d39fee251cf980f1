import type { Tx } from "../db/connect.ts";
import type { Office } from "../domain/matching/offices.ts";

/** The departments that may be suggested: those that do their work on a day, without the desk itself, with their duties and fields. */
export async function departmentsToAsk(tx: Tx, today: string): Promise<readonly (Office & { nameEn: string })[]> {
  const rows = await tx
    .selectFrom("departments")
    .select(["id", "name", "name_en", "duties", "policy_fields"])
    .where((eb) => eb.or([eb("opened_on", "is", null), eb("opened_on", "<=", today)]))
    .where((eb) => eb.or([eb("closed_on", "is", null), eb("closed_on", ">", today)]))
    .where("is_desk", "=", false)
    .orderBy("code")
    .limit(500)
    .execute();
  return rows.map(({ id, name, name_en, duties, policy_fields }) => ({
    ...{ id, name, nameEn: name_en, duties, policyFields: policy_fields },
  }));
}
