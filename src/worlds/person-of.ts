import type { Program } from "../db/program.ts";
import { type Person, type StaffRole, staffRoles } from "../domain/policy/actor.ts";

/** The actor behind a person's id, as signing in would make them: for worlds and tests, which act in many names. */
export async function personById(program: Program, id: string): Promise<Person> {
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const person = await tx
      .selectFrom("people")
      .select(["id", "name", "municipality_id"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const membership = await tx
      .selectFrom("memberships")
      .innerJoin("organisations", "organisations.id", "memberships.organisation_id")
      .select(["organisations.id", "organisations.name", "memberships.role"])
      .where("memberships.person_id", "=", id)
      .where("memberships.ended_at", "is", null)
      .executeTakeFirst();
    const posts = await tx
      .selectFrom("staff_posts")
      .leftJoin("departments", "departments.id", "staff_posts.department_id")
      .select(["staff_posts.role", "staff_posts.department_id", "departments.name"])
      .where("staff_posts.person_id", "=", id)
      .where("staff_posts.ended_at", "is", null)
      .execute();
    return {
      kind: "person",
      municipality: person.municipality_id,
      id: person.id,
      name: person.name,
      organisation: membership
        ? { id: membership.id, name: membership.name, role: membership.role as "member" | "representative" }
        : null,
      departments: posts.flatMap((post) =>
        post.department_id
          ? [{ id: post.department_id, name: post.name ?? "", role: post.role as "staff" | "head" }]
          : [],
      ),
      roles: posts
        .map((post) => post.role)
        .filter((role): role is StaffRole => (staffRoles as readonly string[]).includes(role)),
    };
  });
}
