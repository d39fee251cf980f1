import { type Actor, awayAs } from "../domain/policy/actor.ts";
import type { RoleNames } from "./role-names.ts";

/** The one statement that turns a fresh transaction into the actor's; every setting ends with the transaction. */
export const settingsSql =
  "select set_config('role', $1, true), set_config('app.municipality', $2, true), set_config('app.person', $3, true), " +
  "set_config('app.organisation', $4, true), set_config('app.departments', $5, true), set_config('app.roles', $6, true), " +
  "set_config('transaction_read_only', $7, true), set_config('app.stands_in', $8, true), " +
  "set_config('app.chief_for', $9, true), set_config('app.deputises', $10, true), set_config('app.named_by', $11, true)";

/**
 * The values for `settingsSql`: role, municipality, person, organisation, departments, roles ('' where there is
 * none), whether the transaction only reads, as visitors do; for which approvers and chiefs they stand in, for whom in any part, and who
 * named them for each of these.
 * @throws when an id is no UUID: a comma in a department's id would be a second department.
 */
export function settingsOf(actor: Actor, names: RoleNames): string[] {
  const role = names[actor.kind];
  if (actor.kind !== "person")
    return [role, actor.municipality, "", "", "", "", actor.kind === "visitor" ? "on" : "off", "", "", "", ""];
  const deputyships = actor.deputyOf ?? [];
  const departments = actor.departments.map((department) => uuid(department.id));
  return [
    role,
    actor.municipality,
    uuid(actor.id),
    actor.organisation ? uuid(actor.organisation.id) : "",
    departments.join(","),
    actor.roles.join(","),
    "off",
    awayAs(actor, "approver").map(uuid).join(","),
    awayAs(actor, "chief").map(uuid).join(","),
    deputyships.map(({ personId }) => uuid(personId)).join(","),
    deputyships.map(({ namedBy }) => uuid(namedBy)).join(","),
  ];
}

function uuid(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw new Error(`Not a UUID: "${id}"`);
}
