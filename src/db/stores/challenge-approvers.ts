import type { Tx } from "../connect.ts";

/** Who may be named to approve a challenge: approvers, the desk's chief, the head of its department; nobody who wrote in it. */
export async function listApprovers(
  tx: Tx,
  challenge: { departmentId: string; drafters: readonly string[] },
): Promise<readonly { id: string; name: string; title: string }[]> {
  const rows = await tx
    .selectFrom("staff_posts as t")
    .innerJoin("people as p", "p.id", "t.person_id")
    .select(["p.id", "p.name", "t.title", "t.role"])
    .where("t.ended_at", "is", null)
    .where("p.ended_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("t.role", "in", ["approver", "chief"]),
        eb.and([eb("t.role", "=", "head"), eb("t.department_id", "=", challenge.departmentId)]),
      ]),
    )
    .orderBy("t.role")
    .orderBy("p.id")
    .limit(50)
    .execute();
  const seen = new Set(challenge.drafters);
  const found: { id: string; name: string; title: string }[] = [];
  for (const { id, name, title, role } of rows) {
    if (seen.has(id)) continue;
    seen.add(id);
    found.push({ id, name, title: title || (role === "chief" ? "デスクの責任者" : role === "head" ? "課長" : "決裁") });
  }
  return found;
}
