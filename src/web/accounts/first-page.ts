import { isOfDesk, type Person } from "../../domain/policy/actor.ts";
import { paths } from "../paths.ts";

/** Where somebody's work begins after signing in (design.md "Navigation"). */
export function firstPageOf(person: Pick<Person, "roles" | "departments">): string {
  const has = (role: Person["roles"][number]) => person.roles.includes(role);
  if (isOfDesk(person)) return paths.board({});
  if (has("administrator")) return paths.people({});
  if (has("approver")) return paths.approvals({});
  if (person.departments.length > 0) return paths.board({});
  return paths.proposals({});
}
