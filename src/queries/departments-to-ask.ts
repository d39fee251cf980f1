import type { Tx } from "../db/connect.ts";
import type { Office } from "../domain/matching/offices.ts";

/** The departments that may be suggested: open ones, without the desk itself, with their duties and fields. */
export async function departmentsToAsk(tx: Tx): Promise<readonly (Office & { nameEn: string })[]> {
  const rows = await tx
    .selectFrom("departments")
    .select(["id", "name", "name_en", "duties", "policy_fields"])
    .where("closed_on", "is", null)
    .where("is_desk", "=", false)
    .orderBy("code")
    .limit(500)
    .execute();
  return rows.map(({ id, name, name_en, duties, policy_fields }) => ({
    ...{ id, name, nameEn: name_en, duties, policyFields: policy_fields },
  }));
}
