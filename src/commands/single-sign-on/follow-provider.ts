import type { Tx } from "../../db/connect.ts";
import type { AuditKind } from "../../db/stores/audit-store.ts";
import type { GivenPost } from "../../domain/accounts/identity-provider.ts";
import { hasAdministrator } from "../accounts/end-post.ts";

type Following = {
  personId: string;
  name: string;
  provider: string;
  /** The posts that the roles at the provider give now. */
  given: readonly GivenPost[];
  /** As the city's directory writes it; "" when it says nothing. */
  newName: string;
  log: (kind: AuditKind, personId: string, facts: Record<string, unknown>) => Promise<void>;
};

/**
 * Brings what a member of staff is here in line with the provider: posts that it gave and gives no more end, new ones begin, the name is
 * the directory's. Posts that an administrator gave here are theirs to end. The last administrator stays, whatever the provider says:
 * otherwise nobody could mend its mistake.
 */
export async function followProvider(tx: Tx, following: Following, at: Date): Promise<void> {
  const { personId, provider, given, newName, log } = following;
  if (newName !== "" && newName !== following.name)
    await tx.updateTable("people").set({ name: newName }).where("id", "=", personId).execute();
  const held = await tx
    .selectFrom("staff_posts")
    .select(["id", "role", "department_id", "given_by"])
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .execute();
  const isSame = (post: { role: string; department_id: string | null }, one: GivenPost) =>
    post.role === one.role && post.department_id === one.departmentId;
  for (const post of held) {
    if (post.given_by !== provider || given.some((one) => isSame(post, one))) continue;
    await endedAt(tx, post.id, at);
    if (post.role === "administrator" && !(await hasAdministrator(tx))) {
      await endedAt(tx, post.id, null);
      continue;
    }
    await log("post-ended", personId, { role: post.role, department: post.department_id });
  }
  for (const one of given) {
    if (held.some((post) => isSame(post, one))) continue;
    const post = { role: one.role, department_id: one.departmentId, title: "", given_by: provider };
    await tx
      .insertInto("staff_posts")
      .values({ person_id: personId, since: at, ...post })
      .execute();
    await log("post-given", personId, { role: one.role, department: one.departmentId });
  }
}

async function endedAt(tx: Tx, postId: string, at: Date | null): Promise<void> {
  await tx.updateTable("staff_posts").set({ ended_at: at }).where("id", "=", postId).execute();
}
